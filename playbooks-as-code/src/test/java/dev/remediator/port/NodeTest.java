package dev.remediator.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NodeTest {

    @ParameterizedTest
    @CsvSource({"boot-1,boot-2", "none,boot-1"})
    void a_node_with_another_boot_id_has_booted_since(String before, String now) {
        assertThat(node(now).bootedSince(before)).isTrue();
    }

    @Test
    void a_node_with_the_same_boot_id_has_not_booted_since() {
        assertThat(node("boot-1").bootedSince("boot-1")).isFalse();
    }

    @Test
    void a_node_that_was_stopped_and_not_started_has_not_booted_since() {
        assertThat(node(Node.NOT_RUNNING).bootedSince("boot-1")).isFalse();
    }

    private static Node node(String bootId) {
        return new Node() {
            @Override
            public String name() {
                return "web-1";
            }

            @Override
            public String bootId() {
                return bootId;
            }

            @Override
            public boolean healthy() {
                return false;
            }

            @Override
            public void restart(Order order) {
                throw new AssertionError("nobody asked for a restart");
            }

            @Override
            public Service service() {
                throw new AssertionError("nobody asked for the service");
            }

            @Override
            public Rotation traffic() {
                throw new AssertionError("nobody asked for the traffic");
            }

            @Override
            public void reboot(Order order) {
                throw new AssertionError("nobody asked for a reboot");
            }

            @Override
            public Disk disk() {
                throw new AssertionError("nobody asked for the disk");
            }

            @Override
            public Fleet fleet() {
                throw new AssertionError("nobody asked for the fleet");
            }
        };
    }
}
