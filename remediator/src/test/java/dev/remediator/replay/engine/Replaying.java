package dev.remediator.replay.engine;

import dev.remediator.recording.Line;
import dev.remediator.remediation.Decision;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Replays a recording, and holds both against each other.
final class Replaying {

    private Replaying() {}

    static Lines lines(List<Line> all) {
        var left = all.iterator();
        return () -> left.hasNext() ? Optional.of(left.next()) : Optional.empty();
    }

    static Scribe replay(List<Line> recording, Deciding deciding) throws IOException {
        return replay(lines(recording), deciding, LiveWorld.END);
    }

    static Scribe replay(Lines lines, Deciding deciding, Instant until) throws IOException {
        var scribe = new Scribe();
        var recorded = new Recorded(deciding.book(), Rehearsal.NONE);
        var engine =
                new VirtualEngine(
                        deciding, recorded.hands(), recorded, recorded.times(), scribe, scribe);
        scribe.follow(engine);
        recorded.follow(engine.cures());
        var inputs = new RecordedInputs(lines, recorded, _ -> {});
        for (var input = inputs.next(); input.isPresent(); input = inputs.next()) {
            scribe.came(input.get());
            engine.happens(input.get());
        }
        engine.runUntil(until);
        return scribe;
    }

    /// Notices are named by when they began, which is a few milliseconds off.
    private static String name(Decision decision) {
        var id = decision.incident();
        return id.startsWith("notice-") && !id.startsWith("notice-approval")
                ? id.substring(0, id.lastIndexOf('-'))
                : id;
    }

    /// What is decided about each incident, without what was seen.
    static Map<String, List<String>> told(List<Decision> decisions) {
        var told = new TreeMap<String, List<String>>();
        decisions.forEach(
                d ->
                        told.computeIfAbsent(name(d), _ -> new ArrayList<>())
                                .add(
                                        "%s %s %s %s %s %s %s"
                                                .formatted(
                                                        d.reason(),
                                                        d.state(),
                                                        d.playbook(),
                                                        d.remedy(),
                                                        d.run(),
                                                        d.settles(),
                                                        d.closes())));
        return told;
    }

    /// The longest time by which a decision came earlier or later, where both decided the same.
    static Duration shift(List<Decision> then, List<Decision> now) {
        var before = times(then);
        var after = times(now);
        long longest = 0;
        for (var entry : before.entrySet()) {
            var other = Objects.requireNonNull(after.get(entry.getKey()));
            for (int i = 0; i < entry.getValue().size(); i++) {
                longest = Math.max(longest, Math.abs(entry.getValue().get(i) - other.get(i)));
            }
        }
        return Duration.ofMillis(longest);
    }

    private static Map<String, List<Long>> times(List<Decision> decisions) {
        var times = new TreeMap<String, List<Long>>();
        decisions.forEach(
                d ->
                        times.computeIfAbsent(name(d), _ -> new ArrayList<>())
                                .add(d.at().toEpochMilli()));
        return times;
    }
}
