package dev.remediator.actuator.traffic;

import static dev.remediator.actuator.traffic.RealPostgres.portSeenThrough;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.RealParts;
import dev.remediator.failover.Confirmation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real PgBouncer before two real PostgreSQL servers.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PgBouncerTest {
    private static final List<Confirmation> DONE = List.of(Confirmation.of("b1"));
    private static Path servers;
    private static RealPostgres n1;
    private static RealPostgres n2;

    @TempDir private Path directory;
    private RealPgBouncer pgbouncer;
    private Proxies proxies;

    @BeforeAll
    static void startServers() throws IOException {
        RealParts.require("pgbouncer", "pgbouncer");
        servers = RealParts.folder();
        n1 = new RealPostgres(servers, "n1");
        n2 = new RealPostgres(servers, "n2");
    }

    @AfterAll
    static void endServers() {
        n1.close();
        n2.close();
        RealParts.delete(servers);
    }

    @BeforeEach
    void start() throws IOException {
        RealParts.open(directory);
        pgbouncer =
                new RealPgBouncer(
                        directory,
                        "b1",
                        "[databases]\nother = host=127.0.0.1 port=1\n; the front door\n"
                                + "postgres = host=127.0.0.1 port="
                                + n1.port()
                                + " dbname=postgres pool_size=7\n");
        proxies = with("it's secret");
    }

    @AfterEach
    void end() {
        pgbouncer.close();
    }

    private Proxies with(String password) {
        return new Proxies(
                List.of(pgbouncer.spec("b1")),
                List.of(n1.member("n1"), n2.member("n2")),
                () -> password);
    }

    private Connection client() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:"
                        + pgbouncer.port()
                        + "/postgres?user=postgres&preferQueryMode=simple&sslmode=disable");
    }

    @Test
    void a_cut_ends_the_connections_and_whoever_comes_then_waits_for_the_new_server()
            throws Exception {
        try (var client = client();
                var statement = client.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(portSeenThrough(pgbouncer.port())).isEqualTo(n1.port());
            assertThat(proxies.cut("n1")).isEqualTo(DONE);
            assertThatThrownBy(() -> statement.execute("SELECT 1"))
                    .isInstanceOf(SQLException.class);
            var waiting =
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return portSeenThrough(pgbouncer.port());
                                } catch (SQLException e) {
                                    throw new IllegalStateException(e);
                                }
                            },
                            threads);

            RealParts.soon().until(pgbouncer::somebodyWaits);

            assertThat(proxies.cut("n1")).isEqualTo(DONE);
            assertThat(proxies.shift("n2")).isEqualTo(DONE);

            assertThat(waiting.get()).isEqualTo(n2.port());
            assertThat(proxies.confirm("n2")).isEqualTo(DONE);
            assertThat(portSeenThrough(pgbouncer.port())).isEqualTo(n2.port());
        }
    }

    @Test
    void nobody_is_served_while_it_is_cut() throws Exception {
        proxies.cut("n1");

        try (var console = pgbouncer.console()) {
            assertThat(console.database("postgres").orElseThrow().paused()).isTrue();
            assertThat(console.links("postgres")).isEmpty();
        }
        assertThat(proxies.confirm("n1"))
                .containsExactly(Confirmation.not("b1", "proxy 'b1' has 'postgres' paused"));
    }

    @Test
    void everything_may_be_repeated() {
        assertThat(proxies.restore("n1")).isEqualTo(DONE);
        assertThat(proxies.cut("n1")).isEqualTo(DONE);
        assertThat(proxies.cut("n1")).isEqualTo(DONE);
        assertThat(proxies.shift("n2")).isEqualTo(DONE);
        assertThat(proxies.shift("n2")).isEqualTo(DONE);
        assertThat(proxies.confirm("n2")).isEqualTo(DONE);
    }

    @Test
    void a_cut_that_comes_again_after_the_shift_leaves_the_new_server_alone() throws Exception {
        proxies.cut("n1");
        proxies.shift("n2");
        try (var client = client();
                var statement = client.createStatement()) {
            statement.execute("SELECT 1");

            assertThat(proxies.cut("n1")).isEqualTo(DONE);

            assertThat(statement.execute("SELECT 1")).isTrue();
        }
        assertThat(proxies.confirm("n2")).isEqualTo(DONE);
    }

    @Test
    void a_place_that_no_member_has_is_cut_all_the_same() throws Exception {
        var file = pgbouncer.file();
        var elsewhere = Files.readString(file).replace("host=127.0.0.1", "host=127.0.0.2");
        Files.writeString(file, elsewhere);
        try (var console = pgbouncer.console()) {
            console.order("RELOAD");
        }

        assertThat(proxies.cut("n1")).isEqualTo(DONE);

        try (var console = pgbouncer.console()) {
            assertThat(console.database("postgres").orElseThrow().paused()).isTrue();
        }
    }

    @Test
    void a_restore_after_a_shift_brings_the_same_file_back() throws Exception {
        var before = Files.readString(pgbouncer.file());
        proxies.shift("n2");
        assertThat(pgbouncer.file()).content().isNotEqualTo(before);

        var answers = proxies.restore("n1");

        assertThat(answers).isEqualTo(DONE);
        assertThat(pgbouncer.file()).content().isEqualTo(before);
        assertThat(portSeenThrough(pgbouncer.port())).isEqualTo(n1.port());
    }

    @Test
    void a_shift_ends_the_connections_to_the_old_server() throws Exception {
        try (var client = client();
                var statement = client.createStatement()) {
            statement.execute("SELECT 1");

            assertThat(proxies.shift("n2")).isEqualTo(DONE);

            assertThatThrownBy(() -> statement.execute("SELECT 1"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_session_that_outlived_a_reload_is_seen_and_can_be_cut() throws Exception {
        try (var client = client();
                var statement = client.createStatement()) {
            statement.execute("SELECT 1");
            var other = Files.readString(pgbouncer.file());
            Files.writeString(
                    pgbouncer.file(), other.replace("port=" + n1.port(), "port=" + n2.port()));
            try (var console = pgbouncer.console()) {
                console.order("RELOAD");
            }
            assertThat(proxies.confirm("n2").getFirst().problem())
                    .endsWith("still has connections of 'postgres' to another server");

            assertThat(proxies.cut("n1")).isEqualTo(DONE);

            assertThatThrownBy(() -> statement.execute("SELECT 1"))
                    .isInstanceOf(SQLException.class);
            assertThat(proxies.confirm("n2")).isEqualTo(DONE);
        }
    }

    @Test
    void a_file_that_is_not_read_is_found_out_and_the_database_stays_cut() throws Exception {
        var spec = pgbouncer.spec("b1");
        var stray = directory.resolve("stray.ini");
        Files.copy(pgbouncer.file(), stray);
        var mistaken =
                new Proxies(
                        List.of(
                                new ProxySpec(
                                        "b1",
                                        spec.kind(),
                                        spec.address(),
                                        spec.pool(),
                                        stray,
                                        spec.user())),
                        List.of(n1.member("n1"), n2.member("n2")),
                        () -> "it's secret");

        var answers = mistaken.shift("n2");

        assertThat(answers.getFirst().problem())
                .startsWith("proxy 'b1' still leads 'postgres' to 127.0.0.1:" + n1.port());
        try (var console = pgbouncer.console()) {
            assertThat(console.database("postgres").orElseThrow().paused()).isTrue();
        }
    }

    @Test
    void a_wrong_password_confirms_nothing_and_is_not_told() {
        var answers = with("wrong pass").cut("n1");

        assertThat(answers.getFirst().confirmed()).isFalse();
        assertThat(answers.getFirst().problem())
                .startsWith("proxy 'b1' was not reached: ")
                .doesNotContain("wrong pass");
    }
}
