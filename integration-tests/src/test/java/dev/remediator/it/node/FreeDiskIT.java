package dev.remediator.it.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.remediator.actuator.machine.CleanUpSpec;
import dev.remediator.actuator.machine.CleanUpSpec.RotatedLogs;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FreeDiskIT {
    private static final Duration OLD = Duration.ofDays(10);
    private static final Duration YOUNG = Duration.ofDays(5);
    private static final String LOGS = "rotated logs";

    @TempDir private Path directory;
    private HostSite site;
    private SmallDisk small;
    private Path logs;

    @BeforeEach
    void open() throws IOException {
        var real = directory.toRealPath();
        small = new SmallDisk(real.resolve("disk"));
        logs = Files.createDirectories(real.resolve("disk/log"));
        site = new HostSite(real);
    }

    @AfterEach
    void close() throws IOException {
        if (site != null) {
            site.close();
        }
        if (small != null) {
            small.close();
        }
    }

    private Disk disk(Path... directories) throws IOException {
        var rotated =
                new RotatedLogs(
                        List.of(directories), RotatedLogs.NONE.patterns(), Duration.ofDays(7));
        var spec = new CleanUpSpec(List.of(logs.resolveSibling("")), "", rotated, "", false);
        return site.node(site.sshd().ssh(), spec).disk();
    }

    @Test
    void old_rotated_logs_go_and_nothing_else() throws IOException {
        var elsewhere = SmallDisk.file(directory.resolve("elsewhere/old.gz"), OLD);
        var gone =
                List.of(
                        small.file("log/a.log.1", OLD),
                        small.file("log/a.log.22", OLD),
                        small.file("log/b.gz", OLD),
                        small.file("log/sub/c; rm -rf x.old", OLD),
                        small.file("log/sub/d\ne.xz", OLD));
        var kept =
                List.of(
                        small.file("log/a.log", OLD),
                        small.file("log/young.gz", YOUNG),
                        small.file("log/v1.10.tar", OLD),
                        small.file("beside.gz", OLD),
                        elsewhere,
                        Files.createSymbolicLink(logs.resolve("link.gz"), elsewhere),
                        Files.createSymbolicLink(
                                logs.resolve("out"), elsewhere.resolveSibling("")));
        var disk = disk(logs);
        int before = disk.usage().getFirst().used();

        long freed = disk.clean(LOGS);

        assertThat(freed).isEqualTo(gone.size() * (1L << 20));
        assertThat(gone).allSatisfy(file -> assertThat(file).doesNotExist());
        assertThat(kept).allSatisfy(file -> assertThat(file).exists());
        assertThat(disk.usage())
                .singleElement()
                .satisfies(
                        now -> {
                            assertThat(now.mount()).isEqualTo(logs.resolveSibling("").toString());
                            assertThat(now.used()).isLessThan(before - 25);
                        });
        assertThat(disk.clean(LOGS)).as("what is gone is gone").isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log/pg/PG_VERSION",
                "log/deep/er/pg_wal/000000010000000000000001",
                "log/kafka/meta.properties",
                "log/kafka/__cluster_metadata-0/quorum-state",
                "log/kafka/orders-0/00000000000000000042.log",
                "PG_VERSION",
                "meta.properties"
            })
    void where_a_database_or_a_broker_keeps_its_data_nothing_is_removed(String planted)
            throws IOException {
        var data = small.file(planted, OLD);
        var old = small.file("log/old.gz", OLD);
        var other = small.file("other/old.gz", OLD);

        assertThatThrownBy(() -> disk(other.resolveSibling(""), logs).clean(LOGS))
                .isInstanceOf(ActuatorException.class)
                .hasMessageStartingWith("nothing is cleaned up in '")
                .hasMessageEndingWith("looks like a database's or a broker's data");

        assertThat(List.of(data, old, other)).allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void a_directory_that_a_link_leads_to_is_left_alone() throws IOException {
        var old = small.file("log/old.gz", OLD);
        var link = Files.createSymbolicLink(logs.resolveSibling("link"), logs);

        assertThatThrownBy(() -> disk(link).clean(LOGS))
                .isInstanceOf(ActuatorException.class)
                .hasMessageEndingWith("it leads to '" + logs + "'");

        assertThat(old).exists();
    }

    @Test
    void a_deleted_file_that_somebody_keeps_open_is_told() throws IOException {
        var held = small.file("log/held", OLD);
        var holder = Program.start(directory, Map.of(), List.of("tail", "-f", held.toString()));
        try {
            await().until(() -> opened(holder.pid(), held));
            Files.delete(held);

            assertThat(disk(logs).suspects())
                    .anySatisfy(
                            sentence ->
                                    assertThat(sentence)
                                            .startsWith("process " + holder.pid() + " on ")
                                            .endsWith(
                                                    "keeps 1 MiB of the deleted file '"
                                                            + held
                                                            + "' open"));
        } finally {
            Program.end(holder);
        }
    }

    private static boolean opened(long pid, Path file) throws IOException {
        try (var links = Files.list(Path.of("/proc", "" + pid, "fd"))) {
            return links.anyMatch(
                    link -> {
                        try {
                            return Files.readSymbolicLink(link).equals(file);
                        } catch (IOException e) {
                            return false;
                        }
                    });
        }
    }
}
