package dev.remediator.playbook;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.deployment;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnreachableTest {
    private static final AlertPattern DOWN = alert("Down");

    @ParameterizedTest
    @MethodSource
    void a_playbook_whose_alerts_an_earlier_one_takes_is_refused(
            AlertPattern earlier, AlertPattern later) {
        var playbooks = List.of(Says.paging("Wide", earlier), Says.paging("Narrow", later));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Book.of(playbooks))
                .withMessage(
                        "playbook Narrow can never be reached: Wide, which is tried before it, takes all"
                                + " its alerts");
    }

    static Stream<Arguments> a_playbook_whose_alerts_an_earlier_one_takes_is_refused() {
        var job = label("job");
        return Stream.of(
                arguments(DOWN, DOWN),
                arguments(DOWN, DOWN.heldFor(minutes(5))),
                arguments(DOWN.heldFor(minutes(5)), DOWN),
                arguments(DOWN, DOWN.where(job.is("web"))),
                arguments(DOWN.where(job.is("web")), DOWN.where(job.is("web"))),
                arguments(
                        DOWN.where(job.isOneOf("web", "db")), DOWN.where(job.isOneOf("db", "web"))),
                arguments(DOWN.where(job.isOneOf("web", "db")), DOWN.where(job.is("db"))),
                arguments(DOWN.where(job.isNot("web")), DOWN.where(job.isNot("web"))),
                arguments(DOWN.where(job.isNot("web")), DOWN.where(job.isOneOf("db", "mq"))),
                arguments(
                        DOWN.where(job.is("web")),
                        DOWN.where(label("env").is("prod")).where(job.is("web"))));
    }

    @ParameterizedTest
    @MethodSource
    void a_playbook_that_some_alert_reaches_is_loaded(AlertPattern earlier, AlertPattern later) {
        var playbooks = List.of(Says.paging("One", earlier), Says.paging("Two", later));
        assertThat(Book.of(playbooks).names()).containsExactly("One", "Two");
    }

    static Stream<Arguments> a_playbook_that_some_alert_reaches_is_loaded() {
        var job = label("job");
        return Stream.of(
                arguments(DOWN, alert("Up")),
                arguments(DOWN.where(job.is("web")), DOWN),
                arguments(DOWN.where(job.is("web")), DOWN.where(job.is("db"))),
                arguments(DOWN.where(job.is("db")), DOWN.where(job.isOneOf("web", "db"))),
                arguments(DOWN.where(job.is("web")), DOWN.where(label("env").is("web"))),
                arguments(DOWN.where(job.isNot("web")), DOWN.where(job.isOneOf("web", "db"))),
                arguments(DOWN.where(job.isNot("web")), DOWN.where(job.isNot("db"))),
                arguments(DOWN.where(job.is("web")), DOWN.where(job.isNot("db"))),
                arguments(
                        DOWN.where(job.is("web")).where(label("env").is("prod")),
                        DOWN.where(job.is("web"))));
    }

    @Test
    void alerts_without_the_label_an_earlier_one_locks_by_reach_a_later_one() {
        var playbooks =
                List.of(
                        Says.locking("ByInstance", DOWN, "instance"),
                        Says.locking("ByHost", DOWN, "host"));
        assertThat(Book.of(playbooks).names()).containsExactly("ByInstance", "ByHost");
    }

    @Test
    void a_later_one_that_asks_for_the_label_an_earlier_one_locks_by_is_refused() {
        var playbooks =
                List.of(
                        Says.locking("ByInstance", DOWN, "instance"),
                        Says.locking("ByHost", DOWN.where(label("instance").is("i-1")), "host"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Book.of(playbooks))
                .withMessageStartingWith("playbook ByHost can never be reached: ByInstance");
    }

    @Test
    void alerts_that_lack_one_of_several_labels_reach_a_later_one() {
        var playbooks = List.of(both(DOWN), Says.locking("ByNode", DOWN, "node"));
        assertThat(Book.of(playbooks).names()).containsExactly("Both", "ByNode");
    }

    @Test
    void a_later_one_that_asks_for_only_one_of_several_labels_is_reached() {
        var namespaced = DOWN.where(label("namespace").is("shop"));
        var playbooks = List.of(both(DOWN), Says.locking("ByNode", namespaced, "node"));
        assertThat(Book.of(playbooks).names()).containsExactly("Both", "ByNode");
    }

    @Test
    void a_later_one_that_locks_by_the_same_labels_is_refused() {
        var playbooks = List.of(both(DOWN), new Says("Again", both(DOWN).plan()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Book.of(playbooks))
                .withMessageStartingWith("playbook Again can never be reached: Both");
    }

    private static Says both(AlertPattern pattern) {
        return new Says(
                "Both",
                when(pattern)
                        .lock(deployment(label("namespace"), label("deployment")))
                        .otherwise(page("on-call")));
    }
}
