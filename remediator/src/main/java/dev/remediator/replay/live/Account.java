package dev.remediator.replay.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of a live replay.
///
/// @param name what it is called
/// @param accepted how many alerts the running remediator has taken
/// @param terminal how many of them have their terminal record
/// @param open how many are still worked on
/// @param unaccounted the difference; 0, or something is wrong there
/// @param endedHere how many fired still and were said to be over at the end
/// @param stopped whether it was stopped before its end
/// @param incidents how many incidents stand or ended where, by the word of the state
/// @param took from the first alert sent to the last
/// @param latest how late the latest alert was taken, against the timetable; nothing at the highest
///   speed
public record Account(
        String name,
        long accepted,
        long terminal,
        long open,
        long unaccounted,
        long endedHere,
        boolean stopped,
        Map<String, Long> incidents,
        Duration took,
        Duration latest) {

    /// Sorts the incidents.
    public Account {
        incidents = Collections.unmodifiableMap(new TreeMap<>(incidents));
    }

    /// Alerts a second.
    public double rate() {
        double seconds = took.toNanos() / 1e9;
        return seconds <= 0 ? accepted : accepted / seconds;
    }

    /// Whether nothing was lost.
    public boolean sound() {
        return unaccounted == 0;
    }

    /// For people.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(
                "replay %s: %d alerts sent in %.1f s (%.0f/s), the latest %.1f s late%s"
                        .formatted(
                                name,
                                accepted,
                                took.toNanos() / 1e9,
                                rate(),
                                latest.toNanos() / 1e9,
                                stopped ? "; stopped before its end" : ""));
        lines.add(
                "accepted %d, terminal %d, open %d, unaccounted %d"
                        .formatted(accepted, terminal, open, unaccounted));
        if (endedHere > 0) {
            lines.add(endedHere + " still fired at the end and were said to be over");
        }
        incidents.forEach((state, many) -> lines.add("%8d %s".formatted(many, state)));
        return lines;
    }
}
