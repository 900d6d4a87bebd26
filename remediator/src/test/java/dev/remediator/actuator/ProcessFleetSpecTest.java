package dev.remediator.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.ProcessFleetSpec.Member;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProcessFleetSpecTest {

    @ParameterizedTest
    @ValueSource(strings = {"web-1", "0", "a.b_c-d", "WEB"})
    void a_plain_name_is_taken(String name) {
        assertThat(spec(List.of("sleep"), new Member(name, 1)).members())
                .containsExactly(new Member(name, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "..", "../x", "a/b", "-rf", "web 1", "web-1\n", "$(id)", "wéb", "a\0b"
            })
    void a_name_that_could_be_anything_but_a_name_is_refused(String name) {
        assertThatThrownBy(() -> spec(List.of("sleep"), new Member("ok", 1), new Member(name, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("members[1].node is '" + name + "', which does not match");
    }

    @Test
    void a_name_has_at_most_63_characters() {
        assertThat(spec(List.of("sleep"), new Member("a".repeat(63), 1)).members()).hasSize(1);
        assertThatThrownBy(() -> spec(List.of("sleep"), new Member("a".repeat(64), 1)))
                .hasMessageContaining("members[0].node is 'aaaa");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65536})
    void a_port_that_cannot_be_is_refused(int port) {
        assertThatThrownBy(() -> spec(List.of("sleep"), new Member("web-1", port)))
                .hasMessage("members[0].port is " + port + ", not between 1 and 65535");
    }

    @Test
    void two_nodes_of_one_name_are_refused() {
        assertThatThrownBy(
                        () ->
                                spec(
                                        List.of("sleep"),
                                        new Member("web-1", 1),
                                        new Member("web-1", 2)))
                .hasMessage("members[1].node is 'web-1', which another member is called");
    }

    @Test
    void two_nodes_on_one_port_are_refused() {
        assertThatThrownBy(
                        () ->
                                spec(
                                        List.of("sleep"),
                                        new Member("web-1", 7),
                                        new Member("web-2", 7)))
                .hasMessage("members[1].port is 7, which 'web-1' has already");
    }

    @Test
    void a_fleet_without_a_command_is_refused() {
        assertThatThrownBy(() -> spec(List.of()))
                .hasMessage("command is [], but it needs at least a program");
        assertThatThrownBy(() -> spec(List.of(" ")))
                .hasMessage("command[0] is ' ', but it must name a program");
    }

    @Test
    void the_fleet_has_a_plain_name_too() {
        assertThatThrownBy(
                        () ->
                                new ProcessFleetSpec(
                                        "a/b", Path.of("x"), List.of("sleep"), List.of()))
                .hasMessageStartingWith("name is 'a/b', which does not match");
    }

    private static ProcessFleetSpec spec(List<String> command, Member... members) {
        return new ProcessFleetSpec("web", Path.of("fleet"), command, List.of(members));
    }
}
