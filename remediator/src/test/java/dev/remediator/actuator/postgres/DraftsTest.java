package dev.remediator.actuator.postgres;

import static dev.remediator.actuator.postgres.Ground.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.remediator.port.Superseded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Copies while another worker makes one, or did.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class DraftsTest {
    @TempDir private Path directory;
    private Ground ground;
    private PostgresHost host;

    @BeforeEach
    void open() {
        ground = new Ground(directory, 2, OwnCluster.Origin.MACHINE);
        host = ground.host("n2");
        assertThat(host.kill(order("fence", 1)).confirmed()).isTrue();
        host.destroy(host.copy().orElseThrow(), order("destroy", 1));
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void who_still_writes_an_older_draft_is_ended_and_the_copy_counts_for_nobody()
            throws IOException {
        var older = ground.data("n2").resolveSibling("data-clone-copy-1");
        ground.files().makeDirectory(older);
        ground.files().write(older.resolve("PG_VERSION"), "15\n");
        var writer = CompletableFuture.supplyAsync(() -> writing(older));
        await().until(() -> !host.processes().calledWith(older).isEmpty());
        var _ = ground.ask("n1", "ALTER SYSTEM SET log_line_prefix = '%a '");
        var _ = ground.ask("n1", "ALTER SYSTEM SET log_replication_commands = on");
        var _ = ground.ask("n1", "SELECT pg_reload_conf()");

        var copied = host.clone(new Source(ground.member("n1")), order("rebuild", 2));

        assertThat(writer.join()).isEqualTo(128 + 9);
        assertThat(host.copy()).hasValue(copied.copy());
        assertThat(ground.beside("n2")).containsExactly("data", "data-remediator", "data.log");
        var log = ground.files().read(ground.data("n1").resolveSibling("data.log")).orElseThrow();
        var commands = log.lines().filter(line -> line.contains("replication command")).toList();
        assertThat(commands).anyMatch(line -> line.contains("BASE_BACKUP"));
        assertThat(commands).allMatch(line -> line.startsWith("remediator_copy_of_n2 "));
    }

    private int writing(Path draft) {
        return ground.commands()
                .run(
                        Duration.ofMinutes(1),
                        "",
                        List.of("tail", "-f", draft.resolve("PG_VERSION").toString()))
                .exit();
    }

    @Test
    void a_worker_that_was_overtaken_meanwhile_does_not_put_its_copy_in_place() {
        var token = ground.data("n2").resolveSibling("data-remediator/remediator.token");
        var overtaken =
                ground.host(
                        ground.member("n2"),
                        new Tampered(
                                ground.commands(),
                                command -> {
                                    if (command.getFirst().equals("du")) {
                                        ground.files().write(token, "2");
                                    }
                                    return Optional.empty();
                                }));

        assertThatThrownBy(
                        () -> overtaken.clone(new Source(ground.member("n1")), order("rebuild", 1)))
                .isInstanceOf(Superseded.class);

        assertThat(ground.data("n2")).doesNotExist();
    }
}
