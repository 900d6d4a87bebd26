package dev.remediator.replay.difference;

import dev.remediator.recording.RecordedIncident;
import dev.remediator.remediation.Decision;
import dev.remediator.replay.engine.Listener;
import dev.remediator.replay.engine.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Pairs what was decided with what is decided now, incident by incident, and tells what is
/// different. What is over on both sides for five minutes is told and forgotten, so memory holds
/// what is open.
///
/// Two incidents are a pair if they have one name; else if they are of one series (notices: of one
/// kind, about one thing) and their times overlap, in the order in which they were opened.
///
/// For one thread.
public final class Comparison implements Listener {
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final Duration tolerance;
    private final Ledger ledger;
    private final Map<String, Pair> before = new HashMap<>();
    private final Map<String, Pair> after = new HashMap<>();
    private final Map<String, LinkedHashSet<Pair>> alone = new HashMap<>();
    private final Map<String, List<Note>> notes = new HashMap<>();
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(
                    Comparator.comparing(Due::at).thenComparingLong(due -> due.pair().number));
    private Instant now = Instant.MIN;
    private boolean recordingIsOver;
    private long numbers;

    /// @param tolerance by how much times may differ and still be the same
    /// @param ledger gets what is different, and counts
    public Comparison(Duration tolerance, Ledger ledger) {
        this.tolerance = tolerance;
        this.ledger = ledger;
    }

    /// One incident, on one side or on both.
    private static final class Pair {
        final long number;
        @Nullable Tale before;
        @Nullable Tale after;
        boolean told;

        Pair(long number) {
            this.number = number;
        }

        boolean lacksOne() {
            return before == null || after == null;
        }
    }

    private record Due(Instant at, Pair pair) {}

    private enum Side {
        BEFORE,
        AFTER
    }

    /// An incident as it was recorded, from its beginning to its end.
    public void recorded(RecordedIncident incident) {
        incident.decisions().forEach(decision -> hear(Side.BEFORE, decision));
    }

    /// The other side, where it is not recorded but decided as well. It may be ahead of this side,
    /// and must not be behind.
    public Listener before() {
        return new Listener() {
            @Override
            public void decided(Decision decision) {
                hear(Side.BEFORE, decision);
            }

            @Override
            public void noted(Note note) {}
        };
    }

    /// Nothing is recorded of what happened from now on. Incidents that were over then are still
    /// heard of, as they may take longer now; what was open stays as it stands, and so does what
    /// was not there.
    public void recordingEnds() {
        recordingIsOver = true;
    }

    @Override
    public void decided(Decision decision) {
        if (!recordingIsOver || wasOver(decision.incident())) {
            hear(Side.AFTER, decision);
            passed(decision.at());
        }
    }

    private boolean wasOver(String incident) {
        var pair = after.get(incident);
        var was = pair == null || pair.after == null ? null : pair.before;
        return was != null && was.end() != null;
    }

    @Override
    public void noted(Note note) {
        notes.computeIfAbsent(note.incident(), _ -> new ArrayList<>(1)).add(note);
    }

    private void hear(Side side, Decision decision) {
        var part = Part.of(decision.reason());
        if (part == Part.CONTROL) {
            return;
        }
        var known = side == Side.BEFORE ? before : after;
        var pair = known.get(decision.incident());
        var tale = pair == null ? null : tale(pair, side);
        if (pair == null || tale == null) {
            if (Tale.opens(decision, part)) {
                opened(side, Tale.of(decision));
            }
            return;
        }
        boolean wasOpen = tale.end() == null;
        tale.hear(decision);
        if (wasOpen && tale.end() != null) {
            endsMaybe(pair);
        }
    }

    private static @Nullable Tale tale(Pair pair, Side side) {
        return side == Side.BEFORE ? pair.before : pair.after;
    }

    private void opened(Side side, Tale tale) {
        var other = (side == Side.BEFORE ? after : before).get(tale.id);
        var pair = other != null && tale(other, side) == null ? other : new Pair(numbers++);
        put(pair, side, tale);
        if (pair.lacksOne()) {
            alone.computeIfAbsent(tale.key(), _ -> new LinkedHashSet<>(2)).add(pair);
        } else {
            noLongerAlone(pair);
        }
        endsMaybe(pair);
    }

    private void put(Pair pair, Side side, Tale tale) {
        if (side == Side.BEFORE) {
            pair.before = tale;
            before.put(tale.id, pair);
        } else {
            pair.after = tale;
            after.put(tale.id, pair);
        }
    }

    private void noLongerAlone(Pair pair) {
        for (var tale : tales(pair)) {
            alone.computeIfPresent(
                    tale.key(),
                    (_, pairs) -> {
                        pairs.remove(pair);
                        return pairs.isEmpty() ? null : pairs;
                    });
        }
    }

    private static List<Tale> tales(Pair pair) {
        var tales = new ArrayList<Tale>(2);
        if (pair.before != null) {
            tales.add(pair.before);
        }
        if (pair.after != null) {
            tales.add(pair.after);
        }
        return tales;
    }

    private void endsMaybe(Pair pair) {
        var over = Instant.MIN;
        for (var tale : tales(pair)) {
            var end = tale.end();
            if (end == null) {
                return;
            }
            over = end.at().isAfter(over) ? end.at() : over;
        }
        queue.add(new Due(over.plus(GRACE), pair));
    }

    /// Time goes on: what is over for long enough is told.
    public void passed(Instant time) {
        now = time.isAfter(now) ? time : now;
        while (!queue.isEmpty() && queue.element().at().isBefore(now)) {
            var due = queue.remove();
            if (!due.pair().told && ready(due)) {
                judge(due.pair());
            }
        }
    }

    private static boolean ready(Due due) {
        return tales(due.pair()).stream()
                .allMatch(
                        tale -> {
                            var end = tale.end();
                            return end != null && !end.at().plus(GRACE).isAfter(due.at());
                        });
    }

    private void judge(Pair pair) {
        var partner = pair.lacksOne() ? partner(pair) : null;
        if (partner == null) {
            tell(pair);
            return;
        }
        join(pair, partner);
        // It may be over for long on both sides, or still open on one.
        endsMaybe(pair);
    }

    private @Nullable Pair partner(Pair pair) {
        var one = tales(pair).getFirst();
        if (one.key().isEmpty()) {
            return null;
        }
        return alone.getOrDefault(one.key(), new LinkedHashSet<>()).stream()
                .filter(other -> (other.before == null) != (pair.before == null))
                .filter(other -> overlap(one, tales(other).getFirst()))
                .min(Comparator.comparing(other -> tales(other).getFirst().openedAt))
                .orElse(null);
    }

    private boolean overlap(Tale one, Tale other) {
        return !one.openedAt.isAfter(last(other)) && !other.openedAt.isAfter(last(one));
    }

    private Instant last(Tale tale) {
        var end = tale.end();
        return end == null ? Instant.MAX : end.at().plus(tolerance);
    }

    private void tell(Pair pair) {
        pair.told = true;
        noLongerAlone(pair);
        var said = List.<Note>of();
        if (pair.before != null) {
            before.remove(pair.before.id);
        }
        var replayed = pair.after;
        if (replayed != null) {
            after.remove(replayed.id);
            said = notes.getOrDefault(replayed.id, said);
            notes.remove(replayed.id);
        }
        var kinds = Contrast.of(pair.before, pair.after, said, tolerance);
        var why = Contrast.why(pair.before, pair.after, tolerance);
        ledger.told(pair.before, pair.after, kinds, why, said);
    }

    /// Nothing more happens: what is still open is told as it stands.
    public void finish() {
        var open = new ArrayList<Pair>();
        before.values().forEach(open::add);
        after.values().stream().filter(pair -> pair.before == null).forEach(open::add);
        open.sort(
                Comparator.comparing((Pair pair) -> tales(pair).getFirst().openedAt)
                        .thenComparing(pair -> tales(pair).getFirst().id));
        for (var pair : open) {
            if (!pair.told) {
                var partner = pair.lacksOne() ? partner(pair) : null;
                if (partner != null) {
                    join(pair, partner);
                }
                tell(pair);
            }
        }
    }

    private void join(Pair pair, Pair partner) {
        noLongerAlone(pair);
        noLongerAlone(partner);
        partner.told = true;
        if (partner.before != null) {
            put(pair, Side.BEFORE, partner.before);
        }
        if (partner.after != null) {
            put(pair, Side.AFTER, partner.after);
        }
    }

    /// How many incidents are held in memory now.
    int held() {
        return Math.max(before.size(), after.size());
    }
}
