package dev.remediator.actuator.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class BundledBinariesTest {
    @TempDir private Path directory;

    @Test
    void many_unpack_at_once_and_one_copy_stays_with_modes_and_links() throws Exception {
        var archive = archive("bin/program", "program.1");
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Path> work = () -> BundledBinaries.unpacked(archive, directory);

            var homes = workers.invokeAll(Collections.nCopies(8, work));

            assertThat(homes).extracting(Future::resultNow).hasSize(8).containsOnly(home());
        }
        assertThat(home().resolve("bin/program")).hasContent("program");
        assertThat(home().resolve("bin/link")).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home())))
                .isEqualTo("rwxr-xr-x");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(home().resolve("bin/program"))))
                .isEqualTo("rwxr-xr-x");
    }

    /// The only thing in the directory.
    private Path home() throws IOException {
        try (var all = Files.list(directory)) {
            var every = all.toList();
            assertThat(every).hasSize(1);
            return every.getFirst();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "bin/../../outside", "/outside"})
    void an_entry_that_lies_outside_is_refused(String name) throws Exception {
        var archive = archive(name, "program.1");

        assertThatThrownBy(() -> BundledBinaries.unpacked(archive, directory))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("lies outside of the archive");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../outside", "/etc/passwd"})
    void a_link_that_leads_outside_is_refused(String target) throws Exception {
        var archive = archive("bin/program", target);

        assertThatThrownBy(() -> BundledBinaries.unpacked(archive, directory))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("lies outside of the archive");
        assertThat(directory).isEmptyDirectory();
    }

    private static byte[] archive(String program, String link) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(1)))) {
            var content = "program".getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry(program, true);
            entry.setMode(0100700 | 0011);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            var pointer = new TarArchiveEntry("bin/link", TarConstants.LF_SYMLINK);
            pointer.setLinkName(link);
            tar.putArchiveEntry(pointer);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
