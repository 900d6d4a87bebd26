package dev.remediator.replay.difference;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.replay.engine.Listener;
import dev.remediator.replay.engine.Note;
import dev.remediator.topic.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/// What would be done about alerts of which nobody has recorded a decision: counts, and a row for
/// each incident about which something would be done or said. What is over is counted and
/// forgotten.
///
/// For one thread.
public final class Outlook implements Listener {
    private static final Duration GRACE = Duration.ofMinutes(5);

    final Totals totals = new Totals();
    final Map<String, Map<String, Long>> remedies = new TreeMap<>();
    final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
    final Map<Reason, Long> ends = new EnumMap<>(Reason.class);
    final Rows rows = new Rows();
    final Peak alerts = new Peak();
    final Peak begun = new Peak();
    final Peak calls = new Peak();

    private final Destruction destruction;
    private final Map<String, Tale> open = new HashMap<>();
    private final PriorityQueue<Over> over =
            new PriorityQueue<>(Comparator.comparing(Over::at).thenComparing(o -> o.tale().id));
    private long incidents;
    private long unmatched;

    /// @param destruction which remedies destroy something
    public Outlook(Destruction destruction) {
        this.destruction = destruction;
    }

    private record Over(Instant at, Tale tale) {}

    /// Counts by the minute, and keeps the worst.
    static final class Peak {
        private long minute = Long.MIN_VALUE;
        private long count;
        private long most;
        private long worst;
        private long all;

        void count(Instant at) {
            long of = Math.floorDiv(at.getEpochSecond(), 60L);
            if (of != minute) {
                minute = of;
                count = 0;
            }
            count++;
            all++;
            if (count > most) {
                most = count;
                worst = of;
            }
        }

        long all() {
            return all;
        }

        long most() {
            return most;
        }

        Instant worst() {
            return Instant.ofEpochSecond(worst * 60);
        }
    }

    /// An alert came in.
    public void heard(Instant at) {
        alerts.count(at);
    }

    @Override
    public void decided(Decision decision) {
        var part = Part.of(decision.reason());
        if (part == Part.BOOKKEEPING || part == Part.CONTROL) {
            return;
        }
        if (part == Part.CALL) {
            calls.count(decision.at());
        }
        var tale = open.get(decision.incident());
        if (tale == null) {
            begins(decision, part);
        } else {
            goesOn(tale, decision);
        }
        passed(decision.at());
    }

    private void begins(Decision decision, Part part) {
        if (decision.reason() == Reason.UNMATCHED) {
            incidents++;
            unmatched++;
        } else if (Tale.opens(decision, part)) {
            var tale = Tale.of(decision);
            open.put(tale.id, tale);
            if (!tale.tried().isEmpty()) {
                begun.count(decision.at());
            }
            overMaybe(tale);
        }
    }

    private void goesOn(Tale tale, Decision decision) {
        boolean was = tale.end() == null;
        int tried = tale.tried().size();
        tale.hear(decision);
        if (tale.tried().size() > tried) {
            begun.count(decision.at());
        }
        if (was) {
            overMaybe(tale);
        }
    }

    private void overMaybe(Tale tale) {
        var end = tale.end();
        if (end != null) {
            over.add(new Over(end.at().plus(GRACE), tale));
        }
    }

    private void passed(Instant now) {
        while (!over.isEmpty() && over.element().at().isBefore(now)) {
            var tale = over.remove().tale();
            open.remove(tale.id);
            tell(tale);
        }
    }

    /// What had to be assumed goes without saying: every remedy does its work here.
    @Override
    public void noted(Note note) {}

    /// Nothing more happens.
    public void finish() {
        open.values().stream()
                .sorted(Comparator.comparing((Tale t) -> t.openedAt).thenComparing(t -> t.id))
                .forEach(this::tell);
        open.clear();
        over.clear();
    }

    private void tell(Tale tale) {
        incidents++;
        totals.count(tale, destruction);
        tale.tried()
                .forEach(
                        tried ->
                                remedies.computeIfAbsent(tried.playbook(), _ -> new TreeMap<>())
                                        .merge(tried.remedy(), 1L, Long::sum));
        tale.reasons(Duration.ofSeconds(-1))
                .forEach(reason -> reasons.merge(reason, 1L, Long::sum));
        var end = tale.end();
        if (end != null) {
            ends.merge(end.reason(), 1L, Long::sum);
        }
        if (!tale.tried().isEmpty() || tale.wantedAt() != null || tale.pagedAt() != null) {
            rows.add(row(tale));
        }
    }

    private static Row row(Tale tale) {
        var line = Json.MAPPER.createObjectNode();
        line.put("incident", tale.id);
        line.put("alert", tale.alert);
        line.put("resource", tale.resource);
        line.put("openedAt", tale.openedAt.toString());
        line.setAll(JsonLines.story(tale));
        var json = Json.MAPPER.writeValueAsString(line);
        return new Row(tale.openedAt, tale.id, "", Prose.of(tale), json);
    }

    /// How many incidents there would be.
    public long incidents() {
        return incidents;
    }

    /// How many of them no playbook would answer.
    long unmatched() {
        return unmatched;
    }

    /// How many are held in memory now.
    int held() {
        return open.size();
    }
}
