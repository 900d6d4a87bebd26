package dev.remediator.actuator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.machine.CleanUpSpec.RotatedLogs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CleanUpSpecTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/var",
                "/srv",
                "/var/lib",
                "/etc",
                "/etc/nginx",
                "/usr/local/log",
                "/home",
                "/home/app/logs",
                "/boot/efi",
                "/proc/1",
                "/var/lib/postgresql/15/main/log",
                "/var/lib/kafka/logs",
                "/srv/pg/pg_wal",
                "/srv/pg/pg_wal/archive",
                "/srv/pg/base/1",
                "/srv/PGDATA/log",
                "/srv/kafka/__cluster_metadata-0",
                "/var/log/../lib/x",
                "/var/log/a b",
                "/var/log/$(id)",
                "/var/log/\n",
                "var/log",
                "--option"
            })
    void a_directory_in_which_more_than_logs_can_be_is_refused(String directory) {
        assertThatThrownBy(() -> HostSpecs.logs(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("clean-up.logs.directories has '");
    }

    @Test
    void nor_is_one_below_the_home_of_root_taken() {
        assertThatThrownBy(() -> HostSpecs.logs(Path.of("/root").resolve("x").toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("clean-up.logs.directories has '");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/log", "/var/log/web", "/srv/web/log", "/opt/app/logs"})
    void a_directory_of_logs_is_taken(String directory) {
        assertThat(HostSpecs.logs(directory).directories()).containsExactly(Path.of(directory));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "**", "*.*", "", "*.[a-z]", "*.gz\n", "../*.gz", "a*", "$(id).gz"})
    void a_pattern_that_fits_too_much_is_refused(String pattern) {
        assertThatThrownBy(() -> new RotatedLogs(List.of(), List.of(pattern), Duration.ofDays(7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("clean-up.logs.patterns has '");
    }

    @Test
    void what_is_too_young_or_means_nothing_is_refused() {
        assertThatThrownBy(() -> new RotatedLogs(List.of(), List.of(), Duration.ofHours(23)))
                .hasMessageEndingWith("but must be at least a day");
        assertThatThrownBy(() -> new CleanUpSpec(List.of(), "all", RotatedLogs.NONE, "", false))
                .hasMessageStartingWith("clean-up.journal is 'all'");
        assertThatThrownBy(() -> new CleanUpSpec(List.of(), "", RotatedLogs.NONE, "rpm", false))
                .hasMessage("clean-up.packages is 'rpm', but must be apt, dnf or empty");
    }
}
