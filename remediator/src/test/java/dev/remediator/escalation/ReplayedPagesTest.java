package dev.remediator.escalation;

import static dev.remediator.escalation.Switchroom.at;
import static dev.remediator.escalation.Switchroom.page;
import static dev.remediator.escalation.Switchroom.plan;
import static dev.remediator.escalation.Switchroom.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Replayed;
import dev.remediator.alert.Severity;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplayedPagesTest {
    private final Switchroom room = new Switchroom(plan(step(0, at("pd"))));

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {
                "LADDER_EXHAUSTED",
                "APPROVAL_WANTED",
                "STORM_PAGED",
                "FAULTED",
                "PAGE_TEST",
                "PAGE_GATHERED",
                "NO_REMEDY"
            })
    void nobody_is_ever_called_for_a_replay_and_it_is_said_why(Reason why) {
        room.hears(replayed("a", why)).minutes(600);

        assertThat(room.hasTold()).isEmpty();
        assertThat(room.reasons()).containsExactly(Reason.REPLAYED);
    }

    @Test
    void however_many_there_are_no_real_page_is_gathered_or_put_off_for_them() {
        for (int i = 0; i < 50; i++) {
            room.hears(replayed("a" + i, Reason.LADDER_EXHAUSTED));
        }

        room.wants("a1");

        assertThat(room.hasTold()).containsExactly("trigger pd");
    }

    @Test
    void that_a_replayed_incident_is_over_changes_nothing() {
        room.wants("a");
        var over = replayed("a", Reason.RESOLVED_AFTER_PAGE).doing(Page.Action.RESOLVE);
        room.hears(named("a", over)).minutes(1);

        assertThat(room.hasTold()).containsExactly("trigger pd");
    }

    @Test
    void a_mark_on_the_alert_alone_is_enough() {
        var real = page("a", Severity.ERROR, Reason.LADDER_EXHAUSTED, room.now);
        var half =
                new Page(
                        real.action(),
                        real.incident(),
                        real.resource(),
                        real.policy(),
                        Replayed.as("storm", real.alert()),
                        "",
                        real.why(),
                        real.attempts(),
                        real.at());

        room.hears(half).minutes(60);

        assertThat(room.hasTold()).isEmpty();
    }

    /// Even if it had the name of a real one.
    private static Page named(String incident, Page p) {
        return new Page(
                p.action(),
                incident,
                p.resource(),
                p.policy(),
                p.alert(),
                p.playbook(),
                p.why(),
                p.attempts(),
                p.at(),
                p.firingSince());
    }

    private Page replayed(String incident, Reason why) {
        var real = page(incident, Severity.ERROR, why, room.now.minus(Duration.ofHours(1)));
        var alert = Replayed.as("storm", real.alert());
        return new Page(
                real.action(),
                "replayed-" + incident,
                alert.resource(),
                real.policy(),
                alert,
                "",
                why,
                real.attempts(),
                real.at(),
                real.firingSince());
    }
}
