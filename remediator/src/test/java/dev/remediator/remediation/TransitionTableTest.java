package dev.remediator.remediation;

import dev.remediator.Golden;
import dev.remediator.alert.AlertStatus;
import dev.remediator.guard.Command;
import dev.remediator.guard.Matcher;
import dev.remediator.guard.Silence;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Every state times every event, as a table people can read. `transitions.txt` is the golden copy:
/// a change of behaviour is a change of that file, to be reviewed as such.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TransitionTableTest {
    private static final String SERIES = "InstanceDown-series";

    @Test
    void every_state_answers_every_event_as_the_golden_table_says() {
        var table = new StringBuilder();

        states().forEach(
                        (state, reach) ->
                                events().forEach(
                                                (event, happen) -> {
                                                    var world = reach.apply(new World());
                                                    int before = world.decisions().size();
                                                    happen.accept(world);
                                                    table.append(
                                                            "%-22s | %-26s | %-10s | %s\n"
                                                                    .formatted(
                                                                            state,
                                                                            event,
                                                                            after(world),
                                                                            said(world, before)));
                                                }));

        Golden.assertGolden("transitions.txt", table.toString());
    }

    private static Map<String, UnaryOperator<World>> states() {
        var states = new LinkedHashMap<String, UnaryOperator<World>>();
        UnaryOperator<World> offered = w -> w.fires("InstanceDown").passes(Duration.ofMinutes(1));
        UnaryOperator<World> held = w -> offered.apply(w).isClaimedBy("w1");
        UnaryOperator<World> done = w -> held.apply(w).succeeds("w1");
        states.put("nothing", w -> w);
        states.put("watching", w -> w.fires("InstanceDown"));
        states.put(
                "waiting",
                w -> w.fires("DiskFull").fires("InstanceDown").passes(Duration.ofMinutes(1)));
        states.put("acting, offered", offered);
        states.put("acting, held", held);
        states.put("acting, held, clear", w -> held.apply(w).resolves("InstanceDown"));
        UnaryOperator<World> halting = w -> held.apply(w).commands(cord());
        states.put("acting, halting", halting);
        states.put("parked", w -> halting.apply(w).reports(returned()));
        states.put("silenced", w -> offered.apply(w.commands(silence())));
        states.put("flapping", TransitionTableTest::flapping);
        states.put("verifying", done);
        states.put("verifying, clear", w -> done.apply(w).resolves("InstanceDown"));
        states.put("paged", w -> held.apply(w).ends("w1", Outcome.UNKNOWN));
        return states;
    }

    private static Map<String, Consumer<World>> events() {
        var events = new LinkedHashMap<String, Consumer<World>>();
        events.put("fires, same episode", w -> w.fires("InstanceDown"));
        events.put("fires, next episode", w -> w.hears(next(AlertStatus.FIRING)));
        events.put("resolves", w -> w.resolves("InstanceDown"));
        events.put("resolves, earlier episode", w -> w.hears(earlier()));
        events.put("a worker claims", w -> w.reports(report("claimed")));
        events.put("an intent", w -> w.reports(report("intended")));
        events.put("a step", w -> w.reports(report("recorded")));
        events.put("the remedy succeeds", w -> w.reports(ended(Outcome.SUCCEEDED)));
        events.put("the remedy fails", w -> w.reports(ended(Outcome.FAILED)));
        events.put("the remedy is unknown", w -> w.reports(ended(Outcome.UNKNOWN)));
        events.put("the remedy diverged", w -> w.reports(ended(Outcome.DIVERGED)));
        events.put(
                "a worker declines",
                w -> w.reports(new Report.Declined("node/web-1", run(), 1, "w2", true)));
        events.put(
                "the worker is back",
                w -> w.happens(new Event.WorkerBack("w1", "w1@2", World.CREW)));
        events.put("the worker is lost", w -> w.happens(new Event.WorkerLost("w1")));
        events.put("the cord is pulled", w -> w.commands(cord()));
        events.put("the cord is released", w -> w.commands(release()));
        events.put("people close it", World::isClosedByPeople);
        events.put("4 minutes pass", w -> w.passes(Duration.ofMinutes(4)));
        events.put("20 minutes pass", w -> w.passes(Duration.ofMinutes(20)));
        return events;
    }

    private static Command cord() {
        return new Command.PullCord("c-1", "ann", "smoke", "everything");
    }

    private static Command release() {
        return new Command.ReleaseCord("c-2", "ann", "toast", "everything");
    }

    private static Command silence() {
        var until = World.START.plus(Duration.ofHours(2));
        return new Command.SetSilence(
                "c-3",
                "ann",
                "known",
                new Silence(
                        "quiet",
                        false,
                        List.of(Matcher.parse("instance=web-1")),
                        World.START,
                        until,
                        "ann",
                        "known"));
    }

    private static Report returned() {
        return new Report.Returned("node/web-1", run(), 1, "w1", "halted");
    }

    /// Has come and gone four times in the minutes before; its last episode began at the start.
    private static World flapping(World world) {
        var at = World.START.minus(Duration.ofMinutes(4));
        for (int i = 0; i < 4; i++) {
            var began = at.plus(Duration.ofMinutes(i));
            world.hears(World.alertOf("InstanceDown", AlertStatus.FIRING, began, began));
            world.hears(World.alertOf("InstanceDown", AlertStatus.RESOLVED, began, began));
        }
        return world.fires("InstanceDown");
    }

    private static dev.remediator.alert.Alert next(AlertStatus status) {
        var later = World.START.plus(Duration.ofMinutes(1));
        return World.alertOf("InstanceDown", status, later, later);
    }

    private static dev.remediator.alert.Alert earlier() {
        var before = World.START.minusSeconds(1);
        return World.alertOf("InstanceDown", AlertStatus.RESOLVED, before, World.START);
    }

    private static String run() {
        var opened = World.alertOf("InstanceDown", AlertStatus.FIRING, World.START);
        return Names.incident(opened, World.START) + "-r1";
    }

    private static Report report(String kind) {
        var entry = new StepEntry("look#1", StepEntry.Kind.DONE, "", World.START);
        return switch (kind) {
            case "claimed" -> new Report.Claimed("node/web-1", run(), 1, "w1");
            case "intended" -> new Report.Intended("node/web-1", run(), 1, "w1", entry);
            default -> new Report.Recorded("node/web-1", run(), 1, "w1", entry);
        };
    }

    private static Report ended(Outcome outcome) {
        return new Report.Ended("node/web-1", run(), 1, "w1", outcome, "");
    }

    private static String after(World world) {
        var incident = world.state().incidents().get(SERIES);
        return incident == null ? "-" : incident.phase().state().word();
    }

    private static String said(World world, int before) {
        var reasons = world.decisions().stream().skip(before).map(d -> d.reason().word()).toList();
        // A repeated offer is repeated until the deadline: once is enough for the table.
        return reasons.isEmpty()
                ? "nothing"
                : reasons.stream().distinct().collect(Collectors.joining(", "));
    }
}
