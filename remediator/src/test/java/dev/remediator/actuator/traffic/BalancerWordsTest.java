package dev.remediator.actuator.traffic;

import static dev.remediator.actuator.traffic.OddServer.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.RealParts;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Rotation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Words that must not get to a balancer, and those that must not be believed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class BalancerWordsTest {
    private static final String COLUMNS =
            "1\n# id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_port\n";

    private static BalancerSpec at(int port) {
        return new BalancerSpec("lb-1", "127.0.0.1:" + port, "web");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n1; shutdown sessions server web/n2",
                "n1 state ready",
                "n1\nset server web/n2 state maint",
                "../n1",
                "--n1",
                "$(reboot)",
                "n'1",
                "nö"
            })
    void a_server_with_a_hostile_name_is_refused_before_anybody_is_asked(String hostile) {
        assertThatThrownBy(() -> Balancers.of(List.of(at(1)), hostile))
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("which does not match")
                .message()
                .matches("\\P{Cntrl}+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n:1", "-n1", ".n1", "n1;quit"})
    void a_backend_with_a_server_that_no_node_may_be_called_is_no_inventory(String odd)
            throws IOException {
        try (var haproxy = saying(COLUMNS + "1 " + odd + " 127.0.0.1 2 0 1 80\n")) {
            var spec = at(haproxy.getLocalPort());

            assertThatThrownBy(() -> Balancers.members(spec))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessageStartingWith("balancer 'lb-1' ")
                    .hasMessageContaining(odd);
        }
    }

    @Test
    void places_where_nobody_is_are_left_out() throws IOException {
        var servers =
                "1 n1 - 0 32 1 80\n2 n2 10.0.0.2 2 0 1 80\n3 n3 ::1 2 0 1 80\n4 n4 ::1 2 0 1 0\n";
        try (var haproxy = saying(COLUMNS + servers)) {
            var members = Balancers.members(at(haproxy.getLocalPort()));

            assertThat(members)
                    .containsExactly(
                            new Balancers.Member("n2", "10.0.0.2", 80),
                            new Balancers.Member("n3", "::1", 80));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drain", "restore"})
    void a_balancer_that_obeys_in_words_only_has_confirmed_nothing(String what) throws IOException {
        var admin = what.equals("drain") ? "0" : "8";
        var state = COLUMNS + "1 n1 10.0.0.1 2 " + admin + " 1 80\n";
        try (var haproxy =
                OddServer.answering(command -> command.startsWith("show") ? state : "\n")) {
            var rotation = Balancers.of(List.of(at(haproxy.getLocalPort())), "n1");

            assertThatThrownBy(
                            () -> {
                                if (what.equals("drain")) {
                                    rotation.drain(Duration.ofSeconds(1));
                                } else {
                                    rotation.restore();
                                }
                            })
                    .isInstanceOf(ActuatorException.class)
                    .hasMessageMatching(
                            "balancer 'lb-1' has 'web/n1' (running all the same|still draining)");
        }
    }

    @Test
    void a_balancer_that_is_dead_is_left_alone_after_a_while_whichever_node_asks() {
        var dead = List.of(at(RealParts.freePort()));
        for (int i = 0; i < 5; i++) {
            assertThat(Balancers.of(dead, "n" + i).serving()).isFalse();
        }

        var next = Balancers.of(dead, "n9");

        assertThatThrownBy(next::restore)
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("has not answered 5 times in a row");
    }

    @Test
    void two_balancers_of_one_name_are_refused() {
        assertThatThrownBy(() -> Balancers.of(List.of(at(1), at(2)), "n1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two balancers are called 'lb-1'");
    }

    @Test
    void without_balancers_there_is_nobody_to_ask() {
        Rotation none = Balancers.of(List.of(), "Web 1 (Frankfurt)");

        assertThat(none.balancers()).isEmpty();
        assertThat(none.serving()).isTrue();
    }
}
