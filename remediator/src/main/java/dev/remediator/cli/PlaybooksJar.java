package dev.remediator.cli;

import dev.remediator.Installation;
import dev.remediator.playbook.Playbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// What playbooks are compiled against, as a Maven repository in a folder has it. The version ends
/// with the beginning of the jar's digest, because Maven never looks twice at a version it has
/// seen.
///
/// @param version such as `0.1.0-1a2b3c4d`
/// @param bytes the jar
record PlaybooksJar(String version, @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {
    /// The one this program runs with.
    static PlaybooksJar ofThisProgram() throws IOException {
        try {
            var source = Playbook.class.getProtectionDomain().getCodeSource();
            var place = Path.of(source.getLocation().toURI());
            var bytes = Files.isDirectory(place) ? packed(place) : Files.readAllBytes(place);
            var digest = hex("SHA-256", bytes).substring(0, 8);
            return new PlaybooksJar(Installation.VERSION + "-" + digest, bytes);
        } catch (URISyntaxException e) {
            throw new IOException("it cannot be found what this program runs with", e);
        }
    }

    /// Where the program runs from compiled classes.
    private static byte[] packed(Path classes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes);
                var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new JarEntry(classes.relativize(file).toString().replace('\\', '/'));
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                jar.putNextEntry(entry);
                Files.copy(file, jar);
            }
        }
        return bytes.toByteArray();
    }

    /// Writes it into a repository, with what Maven checks it by.
    void write(Path repository) throws IOException {
        var folder =
                Files.createDirectories(
                        repository.resolve("dev/remediator/playbooks-as-code").resolve(version));
        var name = "playbooks-as-code-" + version;
        write(folder, name + ".jar", bytes);
        var pom =
                """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <project>
                        <modelVersion>4.0.0</modelVersion>
                        <groupId>dev.remediator</groupId>
                        <artifactId>playbooks-as-code</artifactId>
                        <version>%s</version>
                    </project>
                    """
                        .formatted(version);
        write(folder, name + ".pom", pom.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path folder, String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        Files.writeString(folder.resolve(name + ".sha1"), hex("SHA-1", bytes));
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance(algorithm).digest(bytes);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
