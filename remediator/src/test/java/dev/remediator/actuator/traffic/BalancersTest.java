package dev.remediator.actuator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remediator.actuator.RealParts;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Rotation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real HAProxys that ask two small web servers how they are and send them work.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class BalancersTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir private Path directory;
    private TinyWeb web1;
    private TinyWeb web2;
    private RealHaProxy haproxy;

    @BeforeEach
    void start() throws IOException {
        web1 = new TinyWeb("web-1");
        web2 = new TinyWeb("web-2");
        haproxy = haproxy("h1");
    }

    private RealHaProxy haproxy(String name) throws IOException {
        return new RealHaProxy(
                directory,
                name,
                "mode http",
                "option httpchk GET /healthz",
                web1.line(),
                web2.line());
    }

    @AfterEach
    void end() {
        haproxy.close();
        web1.close();
        web2.close();
    }

    private static BalancerSpec spec(String name, RealHaProxy haproxy) {
        return new BalancerSpec(name, haproxy.unix().toString(), "pg_rw");
    }

    private Rotation web1() {
        return Balancers.of(List.of(spec("lb-1", haproxy)), "web-1");
    }

    private List<String> answers(int requests) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            answers.add(TinyWeb.get(haproxy.port(), "/").join());
        }
        return answers;
    }

    /// A request that `web-1` has and does not answer yet.
    private CompletableFuture<String> slow() throws Unconfirmed {
        haproxy.ask("set server pg_rw/web-2 state maint");
        var slow = TinyWeb.get(haproxy.port(), "/slow");
        var backend = new Backend(new RuntimeApi(haproxy.unix().toString()), "pg_rw");
        RealParts.soon().until(() -> backend.sessions("web-1") == 1);
        haproxy.ask("set server pg_rw/web-2 state ready");
        RealParts.soon().until(() -> haproxy.server("web-2").serves());
        return slow;
    }

    @Test
    void a_drained_server_gets_no_new_work() {
        int left = web1().drain(LONG);

        assertThat(left).isZero();
        assertThat(answers(6)).containsOnly("web-2");
        assertThat(web1().serving()).isFalse();
    }

    @Test
    void a_drain_ends_when_the_last_request_does() throws Exception {
        var slow = slow();

        var drain = CompletableFuture.supplyAsync(() -> web1().drain(LONG));

        RealParts.soon().until(() -> haproxy.server("web-1").draining());
        assertThat(drain).isNotDone();
        web1.hurry();
        assertThat(drain.join()).isZero();
        assertThat(slow.join()).isEqualTo("web-1");
    }

    @Test
    void what_is_left_when_patience_is_over_is_counted_and_not_broken_off() throws Exception {
        var slow = slow();

        int left = web1().drain(SHORT);

        assertThat(left).isEqualTo(1);
        assertThat(answers(4)).containsOnly("web-2");
        web1.hurry();
        assertThat(slow.join()).isEqualTo("web-1");
    }

    @Test
    void a_balancer_that_is_dead_is_named_and_the_other_one_drains_all_the_same() throws Exception {
        var dead = new BalancerSpec("lb-2", "127.0.0.1:" + RealParts.freePort(), "pg_rw");
        var rotation = Balancers.of(List.of(dead, spec("lb-1", haproxy)), "web-1");

        var thrown = catchThrowableOfType(ActuatorException.class, () -> rotation.drain(LONG));

        assertThat(thrown)
                .hasMessageStartingWith("balancer 'lb-2' was not reached at 127.0.0.1:")
                .hasMessageNotContaining("lb-1");
        assertThat(haproxy.server("web-1").draining()).isTrue();
        assertThat(rotation.serving()).isFalse();
    }

    @Test
    void every_balancer_has_to_send_work_again() throws Exception {
        try (var second = haproxy("h2")) {
            var rotation =
                    Balancers.of(List.of(spec("lb-1", haproxy), spec("lb-2", second)), "web-1");
            rotation.drain(LONG);
            web1().restore();
            assertThat(rotation.serving()).as("one of two").isFalse();

            rotation.restore();

            assertThat(rotation.serving()).isTrue();
            assertThat(rotation.balancers()).containsExactly("lb-1", "lb-2");
            assertThat(answers(6)).contains("web-1");
        }
    }

    @Test
    void a_server_that_is_down_is_restored_but_serves_only_when_its_check_passes()
            throws Exception {
        web1().drain(LONG);
        web1.well(false);
        RealParts.soon().until(() -> haproxy.server("web-1").operation() == 0);

        web1().restore();

        assertThat(haproxy.server("web-1").inWords()).isEqualTo("down");
        assertThat(web1().serving()).isFalse();
        web1.well(true);
        RealParts.soon().until(() -> web1().serving());
    }

    @Test
    void maintenance_that_somebody_ordered_survives_a_drain_and_a_restore() throws Exception {
        haproxy.ask("set server pg_rw/web-1 state maint");
        var rotation = web1();

        assertThat(rotation.drain(LONG)).isZero();
        assertThatThrownBy(rotation::restore)
                .isInstanceOf(ActuatorException.class)
                .hasMessage(
                        "balancer 'lb-1' has 'pg_rw/web-1' in maintenance by somebody's order,"
                                + " and is left so");
        assertThat(haproxy.server("web-1").inMaintenanceByOrder()).isTrue();
    }

    @Test
    void a_drain_and_a_restore_may_be_repeated() {
        var rotation = web1();
        rotation.drain(LONG);
        assertThat(rotation.drain(LONG)).isZero();
        rotation.restore();

        rotation.restore();

        assertThat(rotation.serving()).isTrue();
    }

    @Test
    void a_server_that_the_backend_does_not_have_is_refused() {
        var rotation = Balancers.of(List.of(spec("lb-1", haproxy)), "web-9");

        assertThatThrownBy(() -> rotation.drain(LONG))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("balancer 'lb-1' has no server 'web-9' in 'pg_rw'");
    }

    @Test
    void the_members_of_a_backend_are_listed_with_where_they_are() {
        assertThat(Balancers.members(spec("lb-1", haproxy)))
                .containsExactly(
                        new Balancers.Member("web-1", "127.0.0.1", web1.port()),
                        new Balancers.Member("web-2", "127.0.0.1", web2.port()));
    }
}
