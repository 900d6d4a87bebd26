package dev.remediator.playbook;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertMother;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MatchingTest {
    private static final Alert WEB =
            AlertMother.firing("Down", Map.of("job", "web", "instance", "i-1"));

    @Test
    void an_alert_of_the_name_matches() {
        assertThat(alert("Down").matches(WEB)).isTrue();
    }

    @Test
    void names_are_compared_exactly() {
        assertThat(alert("down").matches(WEB)).isFalse();
    }

    @Test
    void how_long_it_must_fire_is_not_asked_of_the_alert() {
        assertThat(alert("Down").heldFor(minutes(5)).matches(WEB)).isTrue();
    }

    @Test
    void a_label_with_the_value_matches() {
        assertThat(label("job").is("web").matches(WEB)).isTrue();
    }

    @Test
    void a_label_with_another_value_does_not() {
        assertThat(label("job").is("db").matches(WEB)).isFalse();
    }

    @Test
    void values_are_not_patterns() {
        assertThat(label("job").is("w.*").matches(WEB)).isFalse();
    }

    @Test
    void one_of_several_values_is_enough() {
        assertThat(label("job").isOneOf("db", "web").matches(WEB)).isTrue();
    }

    @Test
    void a_missing_label_has_none_of_the_values() {
        assertThat(label("env").isOneOf("", "prod").matches(WEB)).isFalse();
    }

    @Test
    void a_missing_label_is_not_the_value() {
        assertThat(label("env").isNot("prod").matches(WEB)).isTrue();
    }

    @Test
    void a_label_with_the_forbidden_value_does_not_match() {
        assertThat(label("job").isNot("web").matches(WEB)).isFalse();
    }

    @Test
    void all_questions_must_be_answered_yes() {
        var both = alert("Down").where(label("job").is("web")).where(label("env").is("prod"));
        assertThat(both.matches(WEB)).isFalse();
    }

    @Test
    void the_lock_is_named_after_the_label() {
        assertThat(node(label("instance")).resourceOf(WEB)).contains("node/i-1");
    }

    @Test
    void a_label_without_a_value_names_nothing_to_lock() {
        var blank = AlertMother.firing("Down", Map.of("instance", "  "));
        assertThat(node(label("instance")).resourceOf(blank)).isEmpty();
    }
}
