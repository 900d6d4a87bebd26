package dev.remediator.history;

import dev.remediator.alert.Replayed;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts what becomes of the last hundred replays. Guarded by its history.
final class Replays {
    private static final int MOST = 100;

    /// The last that was heard of is last.
    private final Map<String, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true);

    /// One replay.
    private static final class Tally {
        private final Map<String, State> open = new HashMap<>();
        private final Map<State, Long> ended = new EnumMap<>(State.class);
        private long terminal;
        private Instant lastAt = Instant.EPOCH;

        private void add(Decision decision) {
            lastAt = decision.at();
            terminal += decision.settles() ? 1 : 0;
            // What the guards go through, and what they would tell people, is no alert's.
            if (decision.series().isEmpty()) {
                return;
            }
            var incident = decision.incident();
            if (!open.containsKey(incident) && !Story.begins(decision)) {
                return;
            }
            if (decision.closes()) {
                open.remove(incident);
                ended.merge(decision.state(), 1L, Long::sum);
            } else {
                open.put(incident, decision.state());
            }
        }

        private ReplayView view(String name) {
            var all = new EnumMap<>(ended);
            open.values().forEach(state -> all.merge(state, 1L, Long::sum));
            var byWord = new TreeMap<String, Long>();
            all.forEach((state, many) -> byWord.put(state.word(), many));
            var worked = open.values().stream().filter(s -> s != State.PAGED).count();
            return new ReplayView(name, terminal, worked, byWord, lastAt);
        }
    }

    void add(Decision decision) {
        var name = Replayed.name(decision.resource()).orElse("");
        tallies.computeIfAbsent(name, _ -> new Tally()).add(decision);
        if (tallies.size() > MOST) {
            tallies.remove(tallies.keySet().iterator().next());
        }
    }

    List<ReplayView> views() {
        var views = new ArrayList<ReplayView>();
        tallies.forEach((name, tally) -> views.addFirst(tally.view(name)));
        return views;
    }
}
