package dev.remediator.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MachineDiskTest {
    private static final ProcessFleetSpec.Room ROOM =
            new ProcessFleetSpec.Room(1000, List.of("*.gz", "*.log.[0-9]"));

    @TempDir Path directory;
    private Path home = Path.of("");

    @BeforeEach
    void make_a_machine() throws IOException {
        home = Files.createDirectories(directory.resolve("m-1"));
    }

    @Test
    void everything_below_the_machines_directory_counts() throws IOException {
        write("access.log.1", 300);
        Files.createDirectory(home.resolve("data"));
        write("data/orders", 200);

        var usage = disk().usage().getFirst();

        assertThat(usage.size()).isEqualTo(1000);
        assertThat(usage.free()).isEqualTo(500);
        assertThat(usage.used()).isEqualTo(50);
    }

    @Test
    void what_is_fuller_than_full_has_nothing_free() throws IOException {
        write("big", 5000);

        assertThat(disk().usage().getFirst().used()).isEqualTo(100);
    }

    @Test
    void what_a_link_points_to_does_not_count() throws IOException {
        var elsewhere = Files.write(directory.resolve("elsewhere"), new byte[900]);
        Files.createSymbolicLink(home.resolve("link"), elsewhere);

        assertThat(disk().usage().getFirst().used()).isZero();
    }

    @Test
    void only_what_the_measures_pattern_names_is_removed() throws IOException {
        write("access.log.1", 300);
        write("access.log", 200);
        write("old.gz", 100);

        long removed = disk().clean("remove *.log.[0-9]");

        assertThat(removed).isEqualTo(300);
        assertThat(home).isDirectoryNotContaining("glob:**access.log.1");
        assertThat(home.resolve("access.log")).exists();
        assertThat(home.resolve("old.gz")).exists();
    }

    @Test
    void nothing_in_another_directory_is_removed() throws IOException {
        Files.createDirectory(home.resolve("data"));
        write("data/base.gz", 100);

        long removed = disk().clean("remove *.gz");

        assertThat(removed).isZero();
        assertThat(home.resolve("data/base.gz")).exists();
    }

    @Test
    void a_link_is_neither_followed_nor_removed() throws IOException {
        var elsewhere = Files.write(directory.resolve("elsewhere.gz"), new byte[900]);
        Files.createSymbolicLink(home.resolve("link.gz"), elsewhere);

        long removed = disk().clean("remove *.gz");

        assertThat(removed).isZero();
        assertThat(elsewhere).exists();
        assertThat(home.resolve("link.gz")).isSymbolicLink();
    }

    @Test
    void what_the_fleet_keeps_there_stays_whatever_the_pattern() throws IOException {
        write("service.log", 100);
        write("boot", 100);
        var room = new ProcessFleetSpec.Room(1000, List.of("*o*"));

        long removed = new MachineDisk("web-1", () -> Optional.of(home), room).clean("remove *o*");

        assertThat(removed).isZero();
    }

    @Test
    void what_is_gone_is_gone() throws IOException {
        write("old.gz", 100);
        disk().clean("remove *.gz");

        assertThat(disk().clean("remove *.gz")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"remove *", "*.gz", "remove ../*.gz", "; rm -rf /"})
    void any_other_measure_is_refused(String measure) {
        assertThatThrownBy(() -> disk().clean(measure))
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("is not allowed on 'web-1'");
    }

    @Test
    void the_largest_file_is_suspected() throws IOException {
        write("orders.db", 900);

        assertThat(disk().suspects())
                .containsExactly("orders.db takes 900 of 1000 bytes on 'web-1'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "**", "*.*", "../*.gz", "/*.gz", "a/b", "{a,b}", "[a", "", "."})
    void a_pattern_that_could_mean_everything_or_another_directory_is_refused(String pattern) {
        assertThatThrownBy(() -> new ProcessFleetSpec.Room(1000, List.of(pattern)))
                .hasMessage(
                        "disk.clean has '%s', which is no pattern of file names"
                                .formatted(pattern));
    }

    @Test
    void a_machine_that_is_not_there_has_no_disk() {
        var disk = new MachineDisk("web-1", Optional::empty, ROOM);

        assertThatThrownBy(disk::usage).hasMessage("node 'web-1' has no machine, and so no disk");
    }

    private MachineDisk disk() {
        return new MachineDisk("web-1", () -> Optional.of(home), ROOM);
    }

    private void write(String file, int bytes) throws IOException {
        Files.write(home.resolve(file), new byte[bytes]);
    }
}
