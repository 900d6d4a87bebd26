package dev.remediator.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A door that is asked, whatever its address is.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class HealthProbeTest {
    private static final HealthSpec TCP = new HealthSpec("tcp", 1, "");
    private static final HealthSpec HTTP = new HealthSpec("http", 1, "/healthz");

    @Test
    void a_door_that_opens_is_well() throws IOException {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var spec = new HealthSpec("tcp", door.getLocalPort(), "");

            assertThat(new HealthProbe(spec, "127.0.0.1").passes()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "http://x", "[::", "256.1.1.1.", "-", "a..b", "%"})
    void an_address_that_is_none_is_not_well(String address) {
        assertThat(new HealthProbe(HTTP, address).passes()).as("http").isFalse();
        assertThat(new HealthProbe(TCP, address).passes()).as("tcp").isFalse();
    }

    @Test
    void who_looks_a_name_up_for_ever_is_not_waited_for() {
        var never = new CountDownLatch(1);

        boolean well = HealthProbe.within(Duration.ofMillis(50), () -> deaf(never));
        never.countDown();

        assertThat(well).isFalse();
    }

    @Test
    void being_interrupted_says_nothing_about_the_node() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new HealthProbe(HTTP, "127.0.0.1").passes())
                .isInstanceOf(ActuatorException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }

    /// As one that nobody can interrupt.
    private static boolean deaf(CountDownLatch end) {
        boolean ended = false;
        while (!ended) {
            try {
                end.await();
                ended = true;
            } catch (InterruptedException _) {
                ended = end.getCount() == 0;
            }
        }
        return true;
    }
}
