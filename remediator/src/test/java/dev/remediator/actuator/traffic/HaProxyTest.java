package dev.remediator.actuator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.actuator.RealParts;
import dev.remediator.failover.Confirmation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real HAProxy before two small servers.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class HaProxyTest {
    @TempDir private Path directory;
    private TinyServer n1;
    private TinyServer n2;
    private RealHaProxy haproxy;

    @BeforeEach
    void start() throws IOException {
        n1 = new TinyServer("n1");
        n2 = new TinyServer("n2");
        haproxy =
                new RealHaProxy(
                        directory,
                        "h1",
                        "server n1 127.0.0.1:" + n1.port() + " check inter 1h",
                        "server n2 127.0.0.1:" + n2.port() + " check inter 1h disabled");
    }

    @AfterEach
    void end() {
        haproxy.close();
        n1.close();
        n2.close();
    }

    private Proxies proxies(ProxySpec... specs) {
        return new Proxies(List.of(specs), List.of(n1.member(), n2.member()), () -> "");
    }

    private Proxies overUnix() {
        return proxies(haproxy.spec("h1"));
    }

    @Test
    void a_cut_ends_the_sessions_and_lets_no_new_one_through() throws IOException {
        try (var client = new TestClient(haproxy.port())) {
            assertThat(client.greeted()).isEqualTo("n1");

            var answers = overUnix().cut("n1");

            assertThat(answers).containsExactly(Confirmation.of("h1"));
            assertThat(client.answered()).isEqualTo("nobody");
            assertThat(TestClient.through(haproxy.port())).isEqualTo("nobody");
        }
    }

    @Test
    void maintenance_alone_leaves_a_session_to_the_old_server() throws Exception {
        try (var client = new TestClient(haproxy.port())) {
            assertThat(client.greeted()).isEqualTo("n1");

            assertThat(haproxy.ask("set server pg_rw/n1 state maint")).isBlank();

            assertThat(haproxy.server("n1").inMaintenance()).isTrue();
            assertThat(client.answered()).isEqualTo("n1");
        }
    }

    @Test
    void many_sessions_end_at_a_cut() throws Exception {
        var clients = new ArrayList<TestClient>();
        for (int i = 0; i < 40; i++) {
            clients.add(new TestClient(haproxy.port()));
            assertThat(clients.getLast().greeted()).isEqualTo("n1");
        }

        var answers = overUnix().cut("n1");

        assertThat(answers).containsExactly(Confirmation.of("h1"));
        for (var client : clients) {
            assertThat(client.answered()).isEqualTo("nobody");
            client.close();
        }
    }

    @Test
    void a_cut_may_be_repeated() {
        var proxies = overUnix();
        proxies.cut("n1");

        assertThat(proxies.cut("n1")).containsExactly(Confirmation.of("h1"));
    }

    @Test
    void a_server_that_its_check_holds_down_serves_at_once_when_it_is_restored() throws Exception {
        haproxy.ask("set server pg_rw/n1 health down");
        haproxy.ask("set server pg_rw/n1 state ready");
        assertThat(haproxy.server("n1").serves()).as("ready alone").isFalse();

        var answers = overUnix().restore("n1");

        assertThat(answers).containsExactly(Confirmation.of("h1"));
        assertThat(TestClient.through(haproxy.port())).isEqualTo("n1");
    }

    @Test
    void a_server_that_comes_out_of_maintenance_serves_before_its_next_check() throws Exception {
        haproxy.ask("set server pg_rw/n1 health down");
        overUnix().cut("n1");

        var answers = overUnix().restore("n1");

        assertThat(answers).containsExactly(Confirmation.of("h1"));
        assertThat(TestClient.through(haproxy.port())).isEqualTo("n1");
    }

    @Test
    void a_shift_sends_everybody_to_the_new_server_and_nobody_to_the_old_one() throws IOException {
        var proxies = overUnix();
        try (var client = new TestClient(haproxy.port())) {
            assertThat(client.greeted()).isEqualTo("n1");

            var answers = proxies.shift("n2");

            assertThat(answers).containsExactly(Confirmation.of("h1"));
            assertThat(client.answered()).isEqualTo("nobody");
            assertThat(TestClient.through(haproxy.port())).isEqualTo("n2");
            assertThat(proxies.confirm("n2")).containsExactly(Confirmation.of("h1"));
            assertThat(proxies.confirm("n1").getFirst().problem())
                    .isEqualTo("proxy 'h1' has 'pg_rw/n1' in maintenance");
        }
    }

    @Test
    void a_shift_moves_a_server_whose_address_is_another() throws Exception {
        haproxy.ask("set server pg_rw/n2 addr 127.0.0.1 port 1");

        var answers = overUnix().shift("n2");

        assertThat(answers).containsExactly(Confirmation.of("h1"));
        assertThat(TestClient.through(haproxy.port())).isEqualTo("n2");
    }

    @Test
    void a_cut_reaches_a_server_of_another_name_with_the_members_address() throws Exception {
        haproxy.ask("set server pg_rw/n2 addr 127.0.0.1 port " + n1.port());
        overUnix().restore("n2");

        overUnix().cut("n1");

        assertThat(haproxy.server("n2").inMaintenance()).isTrue();
        assertThat(TestClient.through(haproxy.port())).isEqualTo("nobody");
    }

    @Test
    void two_servers_that_run_are_not_one() {
        var proxies = overUnix();
        proxies.restore("n2");

        assertThat(proxies.confirm("n1"))
                .containsExactly(Confirmation.not("h1", "proxy 'h1' has 'pg_rw/n2' running too"));
    }

    @Test
    void a_server_that_drains_is_not_served() throws Exception {
        haproxy.ask("set server pg_rw/n1 state drain");

        assertThat(overUnix().confirm("n1"))
                .containsExactly(Confirmation.not("h1", "proxy 'h1' has 'pg_rw/n1' draining"));
    }

    @Test
    void the_runtime_api_is_reached_over_tcp_too() throws IOException {
        var answers = proxies(haproxy.overTcp("h1")).cut("n1");

        assertThat(answers).containsExactly(Confirmation.of("h1"));
        assertThat(TestClient.through(haproxy.port())).isEqualTo("nobody");
    }

    @Test
    void a_proxy_that_has_no_such_server_confirms_nothing() {
        var other = new Proxies.Member("n9", "127.0.0.1", n1.port());
        var proxies = new Proxies(List.of(haproxy.spec("h1")), List.of(other), () -> "");

        assertThat(proxies.cut("n9"))
                .containsExactly(
                        Confirmation.not("h1", "proxy 'h1' has no server 'n9' in 'pg_rw'"));
    }

    @Test
    void an_order_that_haproxy_refuses_is_told_in_its_words() {
        assertThat(
                        catchThrowable(
                                () ->
                                        new RuntimeApi(haproxy.unix().toString())
                                                .order("set server pg_rw/n9 state maint")))
                .hasMessage("answered 'No such server.' to 'set server pg_rw/n9 state maint'");
    }

    @Test
    void exactly_the_proxy_that_is_gone_does_not_confirm() throws IOException {
        var lines = "server n1 127.0.0.1:" + n1.port();
        try (var second = new RealHaProxy(directory, "h2", lines)) {
            var gone = RealHaProxy.spec("h3", "127.0.0.1:" + RealParts.freePort());

            var answers = proxies(haproxy.spec("h1"), gone, second.spec("h2")).cut("n1");

            assertThat(answers)
                    .extracting(Confirmation::part, Confirmation::confirmed)
                    .containsExactly(tuple("h1", true), tuple("h3", false), tuple("h2", true));
            assertThat(answers.get(1).problem()).contains("'h3' was not reached at 127.0.0.1:");
        }
    }
}
