package dev.remediator.actuator.postgres;

import static dev.remediator.actuator.postgres.Ground.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.host.Commands;
import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.HostState;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Superseded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was not found is not taken for gone.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class AbsentTest {
    @TempDir private Path directory;
    private Ground ground;
    private PostgresHost host;

    @BeforeEach
    void open() {
        ground = new Ground(directory, 1, OwnCluster.Origin.BUNDLED);
        host = ground.host("n1");
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void a_member_whose_data_is_not_where_the_settings_say_is_not_confirmed() {
        var n1 = ground.member("n1");
        var typo = n1.data().resolveSibling("date");
        var wrong =
                ground.host(
                        new Member("n1", n1.address(), n1.port(), "here", typo, "local"),
                        ground.commands());

        var confirmation = wrong.kill(order("fence", 1));

        assertThat(confirmation.confirmed()).isFalse();
        assertThat(confirmation.problem())
                .endsWith(
                        "'n1' has no data of PostgreSQL in '%s', so nothing is known of it"
                                .formatted(typo));
        assertThat(wrong.state()).isEqualTo(HostState.UNREACHABLE);
        assertThat(host.state()).isEqualTo(HostState.RUNNING);
    }

    @Test
    void an_empty_list_of_processes_is_none() {
        assertThatThrownBy(() -> listing("\n").list())
                .isInstanceOf(ActuatorException.class)
                .hasMessage("the processes of this host cannot be listed: the list came empty");
    }

    @Test
    void a_list_of_processes_that_was_cut_is_none() {
        assertThatThrownBy(
                        () -> listing("7 1 S sleep\n".repeat(90_000).substring(0, 1 << 20)).list())
                .isInstanceOf(ActuatorException.class)
                .hasMessage("the processes of this host cannot be listed: there are too many");
    }

    private HostProcesses listing(String text) {
        var tampered =
                new Tampered(
                        ground.commands(),
                        command ->
                                command.getFirst().equals("ps")
                                        ? Optional.of(new Commands.Result(0, text, ""))
                                        : Optional.empty());
        return new HostProcesses(tampered, ground.data("n1"));
    }

    @Test
    void a_directory_that_cannot_be_read_has_not_no_names() {
        var closed = ground.data("n1").resolve("base");
        ground.files().must(java.time.Duration.ofSeconds(5), "", "chmod", "0", "" + closed);

        assertThatThrownBy(() -> ground.files().names(closed))
                .isInstanceOf(ActuatorException.class)
                .hasMessageStartingWith("'ls' on this host exited with 2: ");
    }

    @Test
    void what_lies_elsewhere_is_refused_while_it_still_runs() throws Exception {
        ground.files().makeDirectory(ground.data("n1").resolve("pg_tblspc/16384"));

        assertThatThrownBy(host::saveEvidence)
                .isInstanceOf(ActuatorException.class)
                .hasMessageStartingWith("'n1' cannot be destroyed: it has tablespaces");

        assertThat(host.state()).isEqualTo(HostState.RUNNING);
        assertThat(ground.beside("n1")).doesNotContain("data-evidence");
    }

    @Test
    void evidence_for_which_there_is_no_room_is_told() {
        var full =
                ground.host(
                        ground.member("n1"),
                        new Tampered(
                                ground.commands(),
                                command ->
                                        command.getFirst().equals("cp")
                                                ? Optional.of(
                                                        new Commands.Result(
                                                                1,
                                                                "",
                                                                "cp: No space left on device"))
                                                : Optional.empty()));

        assertThat(full.saveEvidence())
                .startsWith("nowhere, for lack of room: ")
                .endsWith("No space left on device");
    }

    @Test
    void a_younger_order_that_comes_meanwhile_keeps_it_from_being_started() throws Exception {
        var token = ground.data("n1").resolveSibling("data-remediator/remediator.token");
        assertThat(host.kill(order("fence", 1)).confirmed()).isTrue();
        var slow =
                ground.host(
                        ground.member("n1"),
                        new Tampered(
                                ground.commands(),
                                command -> {
                                    if (command.getLast().endsWith("/postgresql.conf")) {
                                        ground.files().write(token, "2");
                                    }
                                    return Optional.empty();
                                }));

        assertThatThrownBy(() -> slow.start(order("start", 1))).isInstanceOf(Superseded.class);

        assertThat(host.state()).isEqualTo(HostState.GONE);
        assertThat(Files.readString(token)).isEqualTo("2");
    }
}
