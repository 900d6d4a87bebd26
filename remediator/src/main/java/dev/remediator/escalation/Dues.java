package dev.remediator.escalation;

import dev.remediator.escalation.Call.Status;
import dev.remediator.escalation.Round.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// When something is due for a page.
final class Dues {
    /// How long people have to acknowledge after the last was called, before it is said that nobody
    /// does.
    static final Duration ANSWER_IN = Duration.ofMinutes(5);

    /// How soon everybody is called again where a series may call at any time.
    private static final Duration AGAIN = Duration.ofHours(1);

    /// How long a wake-up test lasts.
    static final Duration TEST = Duration.ofMinutes(30);

    /// The soonest; empty if nothing is.
    Optional<Instant> of(PageFile file, Draft draft) {
        var soonest = all(file, draft).min(Instant::compareTo);
        return soonest.filter(time -> time.isBefore(Instant.MAX));
    }

    private static Stream<Instant> all(PageFile file, Draft draft) {
        return switch (file.standing()) {
            case CONFIRMING, REARMING -> Stream.of(file.until());
            case GATHERED -> Stream.empty();
            case CALLING ->
                    Stream.of(calls(file), ladder(file, draft), test(file), shown(file, draft))
                            .flatMap(times -> times);
            case ACKNOWLEDGED -> Stream.concat(calls(file), shown(file, draft));
            case OVER -> Stream.concat(calls(file), Stream.of(file.until()));
        };
    }

    private static Stream<Instant> calls(PageFile file) {
        return file.calls().stream()
                .filter(c -> c.is(Status.IN_FLIGHT) || c.is(Status.LATER))
                .map(Call::at);
    }

    private static Stream<Instant> ladder(PageFile file, Draft draft) {
        var round = file.round();
        var ways = round.turns().stream().filter(Turn::more).map(Turn::nextAt);
        var steps = draft.plan(file).steps();
        if (round.steps() < steps.size()) {
            var step = Later.than(round.at(), steps.get(round.steps()).after());
            return Stream.concat(ways, Stream.of(step));
        }
        var again = againAt(file, draft);
        return Stream.of(ways, Stream.of(again), unansweredAt(file, again)).flatMap(times -> times);
    }

    /// When a new round begins: whoever was called last has time to answer.
    static Instant againAt(PageFile file, Draft draft) {
        if (Tests.is(file.page())) {
            return Instant.MAX;
        }
        var rearming = draft.rearming(file.page());
        var wait = rearming.isZero() ? AGAIN : rearming;
        var answered = wait.compareTo(ANSWER_IN) < 0 ? wait : ANSWER_IN;
        var again = Later.than(file.round().at(), wait);
        var soonest = Later.than(file.round().calledAt(), answered);
        return soonest.isAfter(again) ? soonest : again;
    }

    private static Stream<Instant> unansweredAt(PageFile file, Instant again) {
        if (file.round().unanswered()) {
            return Stream.empty();
        }
        var time = Later.than(file.round().calledAt(), ANSWER_IN);
        return Stream.of(time.isBefore(again) ? time : again);
    }

    private static Stream<Instant> test(PageFile file) {
        return Tests.is(file.page()) ? Stream.of(Tests.endOf(file)) : Stream.empty();
    }

    /// What might be said at once waits a moment, for others to join it.
    private static Stream<Instant> shown(PageFile file, Draft draft) {
        return Gatherings.shownAgainAt(file, draft).stream()
                .map(t -> t.isAfter(draft.now) ? t : draft.after(Gatherings.GATHERING));
    }
}
