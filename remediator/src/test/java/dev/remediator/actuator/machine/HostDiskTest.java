package dev.remediator.actuator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.host.Commands.Result;
import dev.remediator.actuator.host.FakeCommands;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Disk;
import dev.remediator.port.Disk.FileSystem;
import dev.remediator.port.Order;
import dev.remediator.port.Superseded;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class HostDiskTest {
    private static final String HEAD = "Filesystem 1-blocks Used Available Capacity Mounted on\n";
    private static final CleanUpSpec ALL =
            new CleanUpSpec(
                    List.of(Path.of("/")), "500M", HostSpecs.logs("/var/log/web"), "apt", true);

    private final FakeCommands host = new FakeCommands();

    private Disk disk(CleanUpSpec cleanUp) {
        var web = HostSpecs.node("web-1", "ssh://ops@web-1");
        var spec = HostSpecs.fleet("web", cleanUp, false, web);
        return new HostFleet(spec, _ -> host, Provisioner.none())
                .node("web-1")
                .orElseThrow()
                .disk();
    }

    private boolean removed() {
        return host.asked().stream().anyMatch(line -> line.contains("-delete"));
    }

    @Test
    void file_systems_are_read_whatever_they_are_called() {
        host.answer(
                "df -P -B1",
                """
                Filesystem 1-blocks Used Available Capacity Mounted on
                /dev/vda1 1000 600 300 67% /
                //nas/my share  2000  100  -5  100%  /mnt/my share
                """);
        host.answer(
                "df -P -i",
                """
                Filesystem Inodes IUsed IFree IUse% Mounted on
                /dev/vda1 100 95 5 95% /
                //nas/my share - - - - /mnt/my share
                """);

        assertThat(disk(CleanUpSpec.NOTHING).usage())
                .containsExactly(
                        new FileSystem("/", 1000, 300, 100, 5),
                        new FileSystem("/mnt/my share", 2000, 0, 0, 0));
    }

    @Test
    void a_mount_that_was_listed_and_cannot_be_asked_is_told() {
        host.answer("df", () -> new Result(1, HEAD, "df: /: Input/output error"));

        assertThatThrownBy(() -> disk(ALL).usage())
                .isInstanceOf(ActuatorException.class)
                .hasMessageEndingWith("df: /: Input/output error");
    }

    @Test
    void what_is_regretted_least_is_tried_first() {
        assertThat(disk(ALL).measures())
                .containsExactly(
                        "the journal", "rotated logs", "downloaded packages", "unused images");
        assertThat(disk(CleanUpSpec.NOTHING).measures()).isEmpty();
    }

    @Test
    void what_nobody_has_allowed_is_not_done() {
        assertThatThrownBy(() -> disk(HostSpecs.logsIn("/var/log/web")).clean("the journal"))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("nobody has said that 'the journal' may be cleaned up on user@web-1");
        assertThatThrownBy(() -> disk(ALL).clean("; rm -rf /"))
                .isInstanceOf(ActuatorException.class);

        assertThat(host.asked()).isEmpty();
    }

    @Test
    void a_journal_says_what_it_freed() {
        host.answer(
                "journalctl --vacuum-size=500M",
                () ->
                        new Result(
                                0,
                                "",
                                """
                                Vacuuming done, freed 8.5M of archived journals from /a.
                                Vacuuming done, freed 0B of archived journals from /b.
                                Vacuuming done, freed 1.0G of archived journals.
                                """));

        assertThat(disk(ALL).clean("the journal")).isEqualTo((8L << 20) + (1L << 19) + (1L << 30));
    }

    @Test
    void rotated_logs_are_counted_by_the_blocks_that_went() {
        host.answer("readlink", "/var/log/web\n").answer("find -P /var/log/web -xdev", "8\n16\n");

        assertThat(disk(ALL).clean("rotated logs")).isEqualTo(24 * 512);
    }

    @Test
    void a_directory_behind_a_link_is_refused() {
        host.answer("readlink", "/srv/data\n");

        assertThatThrownBy(() -> disk(ALL).clean("rotated logs"))
                .hasMessage(
                        "nothing is cleaned up in '/var/log/web' on user@web-1: it leads to"
                                + " '/srv/data'");
        assertThat(removed()).isFalse();
    }

    @Test
    void what_lies_in_a_databases_data_or_has_some_in_it_is_refused() {
        host.answer("readlink", "/var/log/web\n")
                .answer("find -P /var/log /var / -maxdepth 1", "/var/PG_VERSION\n");

        assertThatThrownBy(() -> disk(ALL).clean("rotated logs"))
                .hasMessageEndingWith(
                        "'/var/PG_VERSION' looks like a database's or a broker's data");
        assertThat(removed()).isFalse();
    }

    @Test
    void what_cannot_be_looked_through_is_refused() {
        host.answer("readlink", "/var/log/web\n")
                .answer(
                        "find -P /var/log/web (",
                        () -> new Result(1, "", "find: '/var/log/web/x': Permission denied"));

        assertThatThrownBy(() -> disk(ALL).clean("rotated logs"))
                .hasMessageEndingWith("Permission denied");
        assertThat(removed()).isFalse();
    }

    @Test
    void a_directory_that_is_not_there_has_nothing_in_it() {
        host.answer(
                "readlink",
                () -> new Result(1, "", "readlink: /var/log/web: No such file or directory"));

        assertThat(disk(ALL).clean("rotated logs")).isZero();
        assertThat(removed()).isFalse();
    }

    @Test
    void a_late_worker_removes_nothing() {
        host.files().put("/var/lib/remediator/web-1.json", "{\"token\":9,\"begun\":[]}");

        assertThatThrownBy(
                        () ->
                                new Order("late", 8)
                                        .<Long, RuntimeException>during(
                                                () -> disk(ALL).clean("rotated logs")))
                .isInstanceOf(Superseded.class);
        assertThat(removed()).isFalse();
    }

    @Test
    void deleted_files_that_are_open_are_told_once_and_in_plain_words() {
        host.answer(
                "find -P /proc",
                """
                /proc/7/fd/3 /var/log/web/a\033[31m.log (deleted)
                /proc/7/fd/4 /var/log/web/a.log (deleted)
                /proc/8/fd/1 /memfd:x (deleted)
                /proc/9/fd/1 /tmp/small (deleted)
                """);
        host.answer(
                "stat",
                "1:5 104857600 /proc/7/fd/3\n1:5 104857600 /proc/7/fd/4\n1:9 12 /proc/9/fd/1\n");

        assertThat(disk(ALL).suspects())
                .containsExactly(
                        "process 7 on user@web-1 keeps 100 MiB of the deleted file"
                                + " '/var/log/web/a?[31m.log' open");
    }
}
