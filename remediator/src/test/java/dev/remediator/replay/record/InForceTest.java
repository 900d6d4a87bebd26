package dev.remediator.replay.record;

import static dev.remediator.replay.record.LogOfATest.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Command;
import dev.remediator.guard.Matcher;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Silence;
import dev.remediator.guard.Tilt;
import dev.remediator.oncall.CallPlan;
import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Line;
import dev.remediator.recording.Session;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import dev.remediator.topic.Logged;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recording begins with what held then.
@DisplayNameGeneration(ReplaceUnderscores.class)
class InForceTest {
    private static final Instant FROM = AT.plusSeconds(1000);

    @TempDir private Path directory;

    private LogOfATest log() {
        return new LogOfATest(directory);
    }

    @Test
    void the_last_start_before_it_comes_first_and_later_ones_in_their_place() throws Exception {
        var log =
                log().starts(AT, session("1"))
                        .starts(AT.plusSeconds(9), session("2"))
                        .starts(FROM.plusSeconds(9), session("3"));
        log.opens(0, FROM.plusSeconds(1), "web-1");

        var lines = log.recorded(new Span(FROM, null)).lines();

        assertThat(lines.getFirst()).isEqualTo(new Line.Started(FROM, session("2")));
        assertThat(lines.getLast()).isEqualTo(new Line.Started(FROM.plusSeconds(9), session("3")));
        assertThat(lines).hasSize(3);
    }

    @Test
    void cords_that_are_still_pulled_are_pulled_when_it_begins() throws Exception {
        var first = new Command.PullCord("1", "ann", "smoke", "everything");
        var again = new Command.PullCord("2", "bob", "more smoke", "everything");
        var other = new Command.PullCord("3", "ann", "odd", "playbook=Heal");
        var release = new Command.ReleaseCord("4", "ann", "well", "playbook=Heal");
        var log =
                log().commands(AT, Reason.CORD_PULLED, first)
                        .commands(AT, Reason.CORD_PULLED, again)
                        .commands(AT, Reason.CORD_PULLED, other)
                        .commands(AT, Reason.CORD_RELEASED, release);

        assertThat(log.recorded(new Span(FROM, null)).lines())
                .containsExactly(new Line.Commanded(FROM, first));
    }

    @Test
    void silences_hold_until_they_end_or_are_ended() throws Exception {
        var holding = silence("holding", FROM.plusSeconds(9));
        var over = silence("over", FROM);
        var ended = silence("ended", FROM.plusSeconds(9));
        var end = new Command.EndSilence("4", "ann", "done", "ended");
        var log =
                log().commands(AT, Reason.SILENCE_BEGAN, holding)
                        .commands(AT, Reason.SILENCE_BEGAN, over)
                        .commands(AT, Reason.SILENCE_BEGAN, ended)
                        .commands(AT, Reason.SILENCE_ENDED, end);

        assertThat(log.recorded(new Span(FROM, null)).lines())
                .containsExactly(new Line.Commanded(FROM, holding));
    }

    @Test
    void what_a_playbook_may_do_is_what_was_said_or_what_it_was_demoted_to_last() throws Exception {
        var observe = level("1", "A", Autonomy.Level.SHADOW);
        var auto = level("2", "B", Autonomy.Level.AUTO);
        var trusted = level("3", "C", Autonomy.Level.AUTO);
        var log =
                log().commands(AT, Reason.AUTONOMY_SET, observe)
                        .commands(AT, Reason.AUTONOMY_SET, auto);
        log.logs(0, demoted("B")).logs(0, demoted("C"));
        log.commands(AT, Reason.AUTONOMY_SET, trusted);

        assertThat(log.recorded(new Span(FROM, null)).lines())
                .containsExactlyInAnyOrder(
                        new Line.Commanded(FROM, observe),
                        new Line.Commanded(FROM, trusted),
                        new Line.Commanded(
                                FROM,
                                new Command.SetAutonomy(
                                        "demoted-B",
                                        "remediator",
                                        "it failed",
                                        "B",
                                        Autonomy.Level.PROPOSE)));
    }

    @Test
    void a_moment_of_distrust_that_lasts_is_taken_over() throws Exception {
        var lasting = new Tilt(FROM.plusSeconds(5), "it has just started");
        var log =
                log().observes(0, AT, "inc-1", lasting)
                        .observes(0, AT, "inc-1", new Tilt(FROM, "it stood still"));

        assertThat(log.recorded(new Span(FROM, null)).lines())
                .containsExactly(new Line.Distrusted(FROM, lasting));
    }

    @Test
    void a_command_in_its_time_stands_once_with_what_the_guards_decided() throws Exception {
        var pull = new Command.PullCord("1", "ann", "smoke", "everything");
        var at = FROM.plusSeconds(1);
        var log = log();
        var id = log.opens(0, FROM, "web-1");
        log.commands(at, Reason.CORD_PULLED, pull);
        log.logs(
                1,
                new Logged(
                        LogOfATest.decision(at, id, Reason.APPROVED, false),
                        null,
                        null,
                        null,
                        pull,
                        null));

        var lines = log.recorded(new Span(FROM, null)).lines();

        assertThat(lines)
                .filteredOn(line -> !(line instanceof Line.Happened))
                .containsExactly(
                        new Line.Commanded(at, pull),
                        new Line.Controlled(
                                LogOfATest.decision(
                                        at, Decision.CONTROL, Reason.CORD_PULLED, true)));
    }

    private static Command.SetSilence silence(String id, Instant until) {
        var what =
                new Silence(
                        id, false, List.of(Matcher.parse("a=b")), AT, until, "ann", "new disks");
        return new Command.SetSilence(id, "ann", "new disks", what);
    }

    private static Command.SetAutonomy level(String id, String playbook, Autonomy.Level level) {
        return new Command.SetAutonomy(id, "ann", "why", playbook, level);
    }

    private static Logged demoted(String playbook) {
        return new Logged(
                new Decision(
                        Decision.CONTROL,
                        "playbook=" + playbook,
                        AT,
                        Reason.DEMOTED,
                        State.WAITING,
                        "",
                        "",
                        null,
                        null,
                        null,
                        "it failed",
                        false,
                        true),
                null,
                null);
    }

    private static Session session(String version) {
        return new Session(
                version,
                Policy.DEFAULT,
                Map.of(),
                List.of(new Session.Channel("printed", "printed")),
                Duration.ZERO,
                Duration.ofHours(1),
                new CallPlan.Most(1, Duration.ofMinutes(1)),
                List.of(new Session.Sheet("Heal", "ours.Heal", "When …", "c0de")),
                List.of());
    }
}
