package dev.remediator.actuator.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.port.ActuatorException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PlanTest {
    private static final String REPLACED = change("a.web", "\"create\",\"delete\"", "");

    private static String change(String address, String actions, String more) {
        return "{\"address\":\"%s\",\"change\":{\"actions\":[%s],\"before\":{\"id\":\"i-1\"}}%s}"
                .formatted(address, actions, more);
    }

    private static Plan plan(String... changes) {
        return Plan.of(
                "{\"resource_changes\":[%s]}".formatted(String.join(",", changes)), "a.web", "id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'create'", "'create','delete'", "'delete','create'"})
    void a_new_machine_may_be_made(String actions) {
        var plan = plan(change("a.web", actions.replace('\'', '"'), ""));

        assertThatCode(plan::mustReplace).doesNotThrowAnyException();
        assertThat(plan.before()).isEqualTo("i-1");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            delimiter = ';',
            value = {
                "'update'; only update it",
                "'delete'; only delete it",
                "'forget'; only forget it",
                "'no-op'; not touch it"
            })
    void anything_else_is_no_replacement(String actions, String words) {
        var plan = plan(change("a.web", actions.replace('\'', '"'), ""));

        assertThatThrownBy(plan::mustReplace)
                .isInstanceOf(ActuatorException.class)
                .hasMessage("the plan to replace a.web would " + words);
    }

    @Test
    void which_one_comes_first_is_in_the_plan() {
        assertThat(plan(REPLACED).newOneFirst()).isTrue();
        assertThat(plan(change("a.web", "\"delete\",\"create\"", "")).newOneFirst()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "update", "delete", "forget", "open", "?"})
    void nothing_may_be_done_elsewhere(String action) {
        var plan = plan(REPLACED, change("b.web", "\"" + action + "\"", ""));

        assertThatThrownBy(plan::mustReplace)
                .isInstanceOf(ActuatorException.class)
                .hasMessage("the plan to replace a.web would also " + action + " b.web");
    }

    @Test
    void others_may_be_left_alone_and_data_may_be_read() {
        var plan =
                plan(
                        REPLACED,
                        change("b.web", "\"no-op\"", ""),
                        change("data.c.web", "\"read\"", ""));

        assertThatCode(plan::mustReplace).doesNotThrowAnyException();
    }

    @Test
    void nothing_may_be_moved_or_imported_even_where_it_is_not_touched() {
        var moved = change("b.web", "\"no-op\"", ",\"previous_address\":\"c.web\"");
        var imported =
                "{\"address\":\"a.web\",\"change\":{\"actions\":[\"no-op\"],\"importing\":{}}}";

        assertThat(plan(moved, imported).others())
                .containsExactly("move or import b.web", "move or import a.web");
    }

    @Test
    void many_others_are_counted() {
        var plan =
                plan(
                        REPLACED,
                        change("b.1", "\"update\"", ""),
                        change("b.2", "\"update\"", ""),
                        change("b.3", "\"update\"", ""),
                        change("b.4", "\"update\"", ""),
                        change("b.5", "\"update\"", ""),
                        change("b.6", "\"update\"", ""),
                        change("b.7", "\"update\"", ""));

        assertThatThrownBy(plan::mustReplace).hasMessageEndingWith(", update b.5, 2 more");
    }

    @Test
    void what_is_put_off_is_not_nothing() {
        var json =
                "{\"resource_changes\":[%s],\"deferred_changes\":[{}],\"action_invocations\":[{}]}"
                        .formatted(REPLACED);

        assertThatThrownBy(Plan.of(json, "a.web", "id")::mustReplace)
                .hasMessageEndingWith("deferred_changes, something of action_invocations");
    }

    @Test
    void only_what_was_replaced_before_is_tidied_away() {
        var leftover = change("a.web", "\"delete\"", ",\"deposed\":\"1a2b\"");
        var idle = change("a.web", "\"no-op\"", "");

        assertThatCode(plan(leftover, idle)::mustClear).doesNotThrowAnyException();
        assertThatThrownBy(plan(idle)::mustClear).hasMessageEndingWith("would not end it");
        assertThatThrownBy(plan(leftover, REPLACED)::mustClear)
                .hasMessageEndingWith("would create and delete what is there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2",
                "{}",
                "{\"resource_changes\":[],\"errored\":true}",
                "[hunter2"
            })
    void what_is_no_whole_plan_is_not_applied_or_repeated(String json) {
        assertThatThrownBy(() -> Plan.of(json, "a.web", "id"))
                .isInstanceOf(ActuatorException.class)
                .hasMessageStartingWith("terraform show did not print a")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }
}
