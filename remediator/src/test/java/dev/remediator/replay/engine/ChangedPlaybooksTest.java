package dev.remediator.replay.engine;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.journal.Outcome;
import dev.remediator.playbook.Plan;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Line;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// One node goes down at 3 o'clock; held for 20 s, `restart` takes 10 s, and 5 s after that the
/// alert ends. What would changed playbooks have done?
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChangedPlaybooksTest {
    private static final Instant START = LiveWorld.START;

    private final List<Line> healed = recorded(Outcome.SUCCEEDED, 35);
    private final List<Line> secondHelped = recorded(Outcome.FAILED, 45);

    @Test
    void nothing_changed() throws IOException {
        var replayed = Replaying.replay(healed, Sheets.AS_RECORDED);

        assertThat(story(replayed))
                .containsExactly("20 REMEDY_OFFERED", "30 REMEDY_DONE", "75 HEALED");
        assertThat(replayed.notes).isEmpty();
    }

    @Test
    void a_longer_hold_lets_the_alert_fire_until_the_remedy_is_done() throws IOException {
        var replayed = Replaying.replay(healed, Sheets.by(Sheets.heal(minutes(2), "restart")));

        assertThat(story(replayed))
                .containsExactly("120 REMEDY_OFFERED", "130 REMEDY_DONE", "175 HEALED");
        assertThat(replayed.notes).extracting(Note::kind).containsExactly(Note.Kind.CAUSE_IS_GONE);
    }

    @Test
    void a_shorter_hold_ends_the_alert_sooner() throws IOException {
        var replayed = Replaying.replay(healed, Sheets.by(Sheets.heal(seconds(1), "restart")));

        assertThat(story(replayed))
                .containsExactly("1 REMEDY_OFFERED", "11 REMEDY_DONE", "56 HEALED");
    }

    @Test
    void a_remedy_nobody_recorded_is_assumed_to_do_its_work() throws IOException {
        var replayed = Replaying.replay(healed, Sheets.by(Sheets.heal(seconds(20), "kick")));

        assertThat(story(replayed))
                .containsExactly("20 REMEDY_OFFERED", "50 REMEDY_DONE", "95 HEALED");
        assertThat(replayed.notes)
                .extracting(Note::kind)
                .containsExactly(Note.Kind.ASSUMED, Note.Kind.CAUSE_IS_GONE);
    }

    @Test
    void without_a_remedy_people_are_called_and_the_alert_ends_as_it_did() throws IOException {
        Plan<?> people =
                when(alert("InstanceDown")).lock(node(label("instance"))).otherwise(page("web"));

        var replayed = Replaying.replay(healed, Sheets.by(people));

        assertThat(story(replayed)).containsExactly("0 NO_REMEDY", "35 RESOLVED_AFTER_PAGE");
        assertThat(replayed.notes).isEmpty();
    }

    @Test
    void the_end_comes_after_the_remedy_that_helped() throws IOException {
        var later = Sheets.by(Sheets.heal(minutes(1), "restart"));

        var replayed = Replaying.replay(secondHelped, later);

        assertThat(story(replayed))
                .containsExactly(
                        "60 REMEDY_OFFERED",
                        "70 REMEDY_FAILED",
                        "70 REMEDY_OFFERED",
                        "80 REMEDY_DONE",
                        "145 HEALED");
    }

    /// Restarted at 20 it ends at 35, is back at 60, and ends for good at 85, after `replace`.
    @Test
    void an_alert_that_came_back_does_so_after_the_remedy_that_did_not_hold() throws IOException {
        var recording = recorded(Outcome.SUCCEEDED, 35, 60, 85);

        var same = Replaying.replay(recording, Sheets.AS_RECORDED);
        var later = Replaying.replay(recording, Sheets.by(Sheets.heal(minutes(2), "restart")));
        var sooner = Replaying.replay(recording, Sheets.by(Sheets.heal(seconds(5), "restart")));

        assertThat(story(same)).containsExactlyElementsOf(didNotHold(20));
        assertThat(same.notes).isEmpty();
        assertThat(story(later)).containsExactlyElementsOf(didNotHold(120));
        assertThat(story(sooner)).containsExactlyElementsOf(didNotHold(5));
    }

    private static List<String> didNotHold(int offered) {
        return List.of(
                offered + " REMEDY_OFFERED",
                offered + 10 + " REMEDY_DONE",
                offered + 40 + " REMEDY_OFFERED",
                offered + 50 + " REMEDY_DONE",
                offered + 125 + " HEALED");
    }

    @Test
    void what_came_back_and_ended_meanwhile_has_ended_when_people_are_called() throws IOException {
        var recording = recorded(Outcome.SUCCEEDED, 35, 60, 85);
        Plan<?> onlyRestart =
                when(alert("InstanceDown").heldFor(minutes(1)))
                        .lock(node(label("instance")))
                        .first("kick", (_, _) -> {})
                        .clearingWithin(seconds(1))
                        .otherwise(page("web"));

        var replayed = Replaying.replay(recording, Sheets.by(onlyRestart));

        assertThat(story(replayed))
                .containsExactly(
                        "60 REMEDY_OFFERED",
                        "90 REMEDY_DONE",
                        "91 LADDER_EXHAUSTED",
                        "91 RESOLVED_AFTER_PAGE");
    }

    @Test
    void an_alert_held_back_ends_when_people_are_called() throws IOException {
        Plan<?> restartOnly =
                when(alert("InstanceDown").heldFor(minutes(1)))
                        .lock(node(label("instance")))
                        .first("restart", (_, _) -> {})
                        .otherwise(page("web"));

        var replayed = Replaying.replay(secondHelped, Sheets.by(restartOnly));

        assertThat(story(replayed))
                .containsExactly(
                        "60 REMEDY_OFFERED",
                        "70 REMEDY_FAILED",
                        "70 LADDER_EXHAUSTED",
                        "70 RESOLVED_AFTER_PAGE");
    }

    @Test
    void another_order_of_the_ladder_plays_each_remedy_as_it_was_recorded() throws IOException {
        Plan<?> replaceFirst =
                when(alert("InstanceDown").heldFor(seconds(20)))
                        .lock(node(label("instance")))
                        .first("replace", (_, _) -> {})
                        .holding(minutes(1))
                        .lastly("restart", (_, _) -> {})
                        .otherwise(page("web"));

        var replayed = Replaying.replay(secondHelped, Sheets.by(replaceFirst));

        assertThat(story(replayed))
                .containsExactly("20 REMEDY_OFFERED", "30 REMEDY_DONE", "95 HEALED");
        assertThat(replayed.notes).isEmpty();
    }

    @Test
    void code_that_takes_other_steps_is_told() throws IOException {
        Rehearsal notices = (_, _, run) -> Optional.of("takes another step than " + run.remedy());
        var recorded = new Recorded(Sheets.AS_RECORDED.book(), notices);
        var scribe = new Scribe();
        var engine = new VirtualEngine(Sheets.AS_RECORDED, recorded, scribe);
        var inputs = new RecordedInputs(Replaying.lines(healed), recorded, _ -> {});

        for (var input = inputs.next(); input.isPresent(); input = inputs.next()) {
            engine.happens(input.get());
        }

        assertThat(scribe.notes)
                .extracting(Note::kind, Note::sentence)
                .containsExactly(tuple(Note.Kind.OTHER_STEPS, "takes another step than restart"));
    }

    @Test
    void what_no_playbook_answers_any_more_is_unmatched() throws IOException {
        Plan<?> others =
                when(alert("InstanceDown").where(label("zone").is("z9")))
                        .lock(node(label("instance")))
                        .otherwise(page("web"));

        var replayed = Replaying.replay(healed, Sheets.by(others));

        assertThat(story(replayed)).containsExactly("0 UNMATCHED", "35 RESOLVED");
    }

    private static List<String> story(Scribe scribe) {
        var told =
                List.of(
                        Reason.REMEDY_OFFERED,
                        Reason.REMEDY_DONE,
                        Reason.REMEDY_FAILED,
                        Reason.HEALED,
                        Reason.NO_REMEDY,
                        Reason.LADDER_EXHAUSTED,
                        Reason.UNMATCHED,
                        Reason.RESOLVED,
                        Reason.RESOLVED_AFTER_PAGE);
        return scribe.decisions.stream()
                .filter(d -> told.contains(d.reason()))
                .map(d -> Duration.between(START, d.at()).toSeconds() + " " + d.reason())
                .toList();
    }

    /// @param outcome of the first remedy
    /// @param changes when the alert ends, is back, and so on
    private static List<Line> recorded(Outcome outcome, int... changes) {
        var scribe = new Scribe();
        Hands hands = offer -> new Hands.Script(said(offer, outcome), Optional.empty());
        var engine =
                new VirtualEngine(
                        Sheets.AS_RECORDED, hands, null, new RecordedTimes(), scribe, scribe);
        scribe.follow(engine);
        engine.happens(new Input.Heard(START, said(AlertStatus.FIRING, START)));
        var since = START;
        var status = AlertStatus.FIRING;
        for (int change : changes) {
            var at = START.plusSeconds(change);
            boolean ends = status == AlertStatus.FIRING;
            since = ends ? since : at;
            status = ends ? AlertStatus.RESOLVED : AlertStatus.FIRING;
            engine.happens(new Input.Heard(at, said(status, since)));
        }
        engine.finish();
        return scribe.lines();
    }

    private static List<Hands.Said> said(Effect.Offer offer, Outcome outcome) {
        var said = new ArrayList<Hands.Said>();
        var at = offer.resource();
        var run = offer.run();
        boolean first = offer.remedy() == 0;
        var result = first ? outcome : Outcome.SUCCEEDED;
        said.add(
                new Hands.Said(
                        Duration.ZERO,
                        new Event.Reported(new Report.Claimed(at, run, offer.epoch(), "w"))));
        said.add(
                new Hands.Said(
                        Duration.ofSeconds(10),
                        new Event.Reported(
                                new Report.Ended(at, run, offer.epoch(), "w", result, ""))));
        return said;
    }

    private static Alert said(AlertStatus status, Instant since) {
        return new Alert(
                "test",
                "down-n1",
                "down-n1-" + since,
                "d",
                status,
                Severity.CRITICAL,
                "InstanceDown",
                "node/n1",
                since,
                null,
                Map.of("instance", "n1", "zone", "z0"),
                Map.of(),
                Map.of());
    }
}
