package dev.remediator.actuator.traffic;

import static dev.remediator.actuator.traffic.OddServer.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.failover.Confirmation;
import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Proxies that answer nonsense or nothing, and words that must not get to one.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ProxiesTest {
    private static final Proxies.Member N1 = new Proxies.Member("n1", "127.0.0.1", 5432);
    private static final String COLUMNS =
            "1\n# id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_port\n";

    @TempDir private Path directory;

    private static Proxies of(ProxySpec... specs) {
        return new Proxies(List.of(specs), List.of(N1), () -> "secret");
    }

    private ProxySpec pgbouncer(int port) {
        return new ProxySpec(
                "b1",
                ProxySpec.Kind.PGBOUNCER,
                "127.0.0.1:" + port,
                "app",
                directory.resolve("databases.ini"),
                "admin");
    }

    @Test
    void without_proxies_nobody_has_to_confirm() {
        var none = of();

        assertThat(none.cut("n1")).isEmpty();
        assertThat(none.proxies()).isEmpty();
    }

    @Test
    void a_haproxy_that_accepts_and_never_answers_confirms_nothing() throws IOException {
        try (var mute = saying("")) {
            var spec = RealHaProxy.spec("h1", "127.0.0.1:" + mute.getLocalPort());

            var answers = of(spec).cut("n1");

            assertThat(answers)
                    .containsExactly(
                            Confirmation.not(
                                    "h1",
                                    "proxy 'h1' did not answer 'show servers state pg_rw'"
                                            + " within 2 s"));
        }
    }

    @Test
    void a_pgbouncer_that_accepts_and_never_answers_confirms_nothing() throws IOException {
        Files.writeString(
                directory.resolve("databases.ini"), "[databases]\napp = host=127.0.0.1 port=1\n");
        try (var mute = saying("")) {
            var answers = of(pgbouncer(mute.getLocalPort())).cut("n1");

            assertThat(answers).extracting(Confirmation::confirmed).containsExactly(false);
            assertThat(answers.getFirst().problem())
                    .startsWith("proxy 'b1' was not reached: ")
                    .doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\u0000\u0001\u001b[31m garbage",
                "HTTP/1.1 400 Bad request\r\n\r\n",
                "1\n# srv_name\n",
                COLUMNS + "2 n1 127.0.0.1 yes 1 1 5432",
                COLUMNS + "2 n1;quit 127.0.0.1 2 0 1 5432",
                COLUMNS + "2 n1 127.0.0.1"
            })
    void nonsense_confirms_nothing(String reply) throws IOException {
        try (var odd = saying(reply)) {
            var spec = RealHaProxy.spec("h1", "127.0.0.1:" + odd.getLocalPort());
            var proxies = of(spec, pgbouncer(odd.getLocalPort()));

            assertThat(proxies.cut("n1"))
                    .allMatch(answer -> !answer.confirmed())
                    .allMatch(answer -> answer.problem().matches("proxy '.1' \\P{Cntrl}+"));
            assertThat(proxies.confirm("n1")).noneMatch(Confirmation::confirmed);
        }
    }

    @Test
    void an_answer_without_end_is_cut_off() throws IOException {
        try (var endless = saying("x".repeat(5 * 1024 * 1024))) {
            var spec = RealHaProxy.spec("h1", "127.0.0.1:" + endless.getLocalPort());

            assertThat(of(spec).cut("n1").getFirst().problem()).contains("longer than 4194304");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n1;quit", "n1 state ready", "n1\nquit", "../n1", "n'1", "nö"})
    void a_hostile_member_is_neither_known_nor_spoken_of_to_a_proxy(String hostile) {
        var proxies = of(RealHaProxy.spec("h1", "/nowhere"));

        assertThatThrownBy(() -> proxies.cut(hostile))
                .isInstanceOf(ActuatorException.class)
                .hasMessageStartingWith("no member is called '");
        assertThatThrownBy(() -> new Proxies.Member(hostile, "127.0.0.1", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h", ":1", "h:", "h:0", "h:65536", "h:x", "h:1 "})
    void an_address_that_is_none_is_refused_before_anything_is_asked(String address) {
        assertThatThrownBy(() -> of(RealHaProxy.spec("h1", address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is not host:port");
    }
}
