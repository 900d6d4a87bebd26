package dev.remediator.replay.engine;

import dev.remediator.journal.Outcome;
import dev.remediator.playbook.Book;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says about each run what was said about it then, the same time after it was let go. What was not
/// recorded is taken to do its work in the time it usually took.
final class RecordedHands implements Hands {
    private static final Duration UNHEARD_OF = Duration.ofSeconds(30);
    private static final int MOST = 1_000;

    private final Rehearsal rehearsal;
    private final Map<String, Kept> byId = new HashMap<>();
    private final Map<String, List<Kept>> bySeries = new HashMap<>();
    private final Map<String, List<Long>> usual = new HashMap<>();
    private Book book;

    RecordedHands(Book book, Rehearsal rehearsal) {
        this.book = book;
        this.rehearsal = rehearsal;
    }

    void decideBy(Book other) {
        book = other;
    }

    void expect(Kept kept) {
        byId.put(kept.incident.id(), kept);
        bySeries.computeIfAbsent(kept.incident.series(), _ -> new ArrayList<>(1)).add(kept);
        for (var run : kept.runs) {
            if (run.outcome.filter(Outcome.SUCCEEDED::equals).isPresent()) {
                took(run.playbook + " " + run.remedy, run.endedAt - run.offeredAt());
            }
        }
    }

    private void took(String remedy, long nanos) {
        var known = usual.computeIfAbsent(remedy, _ -> new ArrayList<>());
        if (known.size() < MOST) {
            int place = Collections.binarySearch(known, nanos);
            known.add(place < 0 ? -place - 1 : place, nanos);
        }
    }

    void forget(Kept kept) {
        byId.remove(kept.incident.id());
        var some = bySeries.get(kept.incident.series());
        if (some != null && some.remove(kept) && some.isEmpty()) {
            bySeries.remove(kept.incident.series());
        }
    }

    @Override
    public Script carryOut(Effect.Offer offer) {
        var plan = book.plan(offer.playbook()).orElseThrow();
        var remedy = plan.rungs().get(offer.remedy()).name();
        var kept = recorded(offer);
        var playing = kept == null ? null : kept.playing(offer.run(), offer.playbook(), remedy);
        if (playing == null || playing.next == playing.run.parts.size()) {
            return assumed(offer, remedy);
        }
        boolean first = playing.next == 0;
        var part = playing.run.parts.get(playing.next++);
        var other =
                first
                        ? rehearsal.leaves(plan, offer.remedy(), playing.run.recorded())
                        : Optional.<String>empty();
        return new Script(
                lines(offer, part), other.map(why -> new Remark(Note.Kind.OTHER_STEPS, why)));
    }

    /// The same incident, else one of the same episode, else the latest of its series.
    private @Nullable Kept recorded(Effect.Offer offer) {
        var same = byId.get(offer.incident());
        var some = bySeries.getOrDefault(offer.alert().series(), List.of());
        if (same != null || some.isEmpty()) {
            return same;
        }
        return some.stream()
                .filter(kept -> kept.isOf(offer.alert().episode()))
                .findFirst()
                .orElse(some.getLast());
    }

    private Script assumed(Effect.Offer offer, String remedy) {
        var known = usual.get(offer.playbook() + " " + remedy);
        var takes = known == null ? UNHEARD_OF : Duration.ofNanos(known.get(known.size() / 2));
        var sentence =
                "'%s' was not recorded here; it is taken to do its work in %d s%s"
                        .formatted(remedy, takes.toSeconds(), known == null ? "" : ", as usual");
        return new Script(
                AssumedHands.worked(offer, takes),
                Optional.of(new Remark(Note.Kind.ASSUMED, sentence)));
    }

    private static List<Said> lines(Effect.Offer offer, RecordedRuns.Part part) {
        int later = offer.epoch() - firstEpoch(part, offer.epoch());
        return part.lines().stream()
                .map(
                        line ->
                                new Said(
                                        Duration.ofNanos(line.at() - Nanos.floor(part.from())),
                                        about(offer, line.event(), later)))
                .toList();
    }

    private static int firstEpoch(RecordedRuns.Part part, int otherwise) {
        return part.lines().stream()
                .flatMap(
                        line ->
                                line.event() instanceof Event.Reported(Report.OfRun report)
                                        ? Optional.of(report.epoch()).stream()
                                        : Optional.<Integer>empty().stream())
                .findFirst()
                .orElse(otherwise);
    }

    /// The same, about this run.
    private static Event about(Effect.Offer offer, Event event, int later) {
        if (!(event instanceof Event.Reported(Report.OfRun report))) {
            return event;
        }
        var at = offer.resource();
        var run = offer.run();
        int epoch = report.epoch() + later;
        var worker = report.worker();
        return new Event.Reported(
                switch (report) {
                    case Report.Claimed _ -> new Report.Claimed(at, run, epoch, worker);
                    case Report.Intended r ->
                            new Report.Intended(at, run, epoch, worker, r.entry());
                    case Report.Recorded r ->
                            new Report.Recorded(at, run, epoch, worker, r.entry());
                    case Report.Ended r ->
                            new Report.Ended(at, run, epoch, worker, r.outcome(), r.evidence());
                    case Report.Returned r -> new Report.Returned(at, run, epoch, worker, r.why());
                    case Report.Declined r ->
                            new Report.Declined(at, run, epoch, worker, r.lacksTarget());
                });
    }

    int size() {
        return byId.size();
    }
}
