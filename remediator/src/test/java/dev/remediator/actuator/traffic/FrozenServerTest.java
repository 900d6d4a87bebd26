package dev.remediator.actuator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.actuator.RealParts;
import dev.remediator.failover.Confirmation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A real HAProxy with `option tcp-check` before a PostgreSQL that is stopped by a signal.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class FrozenServerTest {
    private Path directory;
    private RealPostgres postgres;
    private RealHaProxy haproxy;

    @BeforeEach
    void start() throws IOException {
        RealParts.require("haproxy", "haproxy");
        directory = RealParts.folder();
        postgres = new RealPostgres(directory, "n1");
        haproxy =
                new RealHaProxy(
                        directory,
                        "h1",
                        "option tcp-check",
                        "server n1 127.0.0.1:" + postgres.port() + " check inter 50ms fall 2");
    }

    @AfterEach
    void end() throws Exception {
        signal("CONT");
        haproxy.close();
        postgres.close();
        RealParts.delete(directory);
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, "" + postgres.pid()).start().waitFor();
    }

    private String checks() throws Unconfirmed {
        var reply = haproxy.ask("show stat pg_rw 4 -1");
        var names = List.of(reply.lines().findFirst().orElseThrow().split(",", -1));
        var cells = reply.lines().skip(1).findFirst().orElseThrow().split(",", -1);
        return cells[names.indexOf("check_desc")] + " " + cells[names.indexOf("chkfail")];
    }

    /// The kernel completes the handshake for a process that is stopped.
    @Test
    void a_server_that_is_stopped_stays_up_for_a_tcp_check_and_can_be_cut() throws Exception {
        var proxies =
                new Proxies(List.of(haproxy.spec("h1")), List.of(postgres.member("n1")), () -> "");
        signal("STOP");
        long begun = System.nanoTime();

        RealParts.soon().until(() -> System.nanoTime() - begun > 1_000_000_000L);

        assertThat(haproxy.server("n1").serves()).isTrue();
        assertThat(checks()).isEqualTo("Layer4 check passed 0");
        assertThat(proxies.confirm("n1")).containsExactly(Confirmation.of("h1"));
        assertThat(proxies.cut("n1")).containsExactly(Confirmation.of("h1"));
    }

    /// HAProxy ends no session whose client has hung up; it waits for the server.
    @Test
    void a_client_that_hung_up_on_a_server_that_is_stopped_keeps_nobody_from_cutting_it()
            throws Exception {
        var proxies =
                new Proxies(List.of(haproxy.spec("h1")), List.of(postgres.member("n1")), () -> "");
        signal("STOP");
        try (var client = new Socket(InetAddress.ofLiteral("127.0.0.1"), haproxy.port())) {
            client.getOutputStream().write(0);
            RealParts.soon().until(() -> sessions().all() == 1);
            assertThat(sessions().hungUp()).isZero();
        }
        RealParts.soon().until(() -> sessions().hungUp() == 1);

        assertThat(proxies.cut("n1")).containsExactly(Confirmation.of("h1"));
    }

    private Sessions sessions() throws Unconfirmed {
        return Sessions.of(haproxy.ask("show sess"), "pg_rw", "n1");
    }
}
