package dev.remediator.gameday;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a game day came to. As JSON it is the last line, with these keys in this order.
///
/// @param gameday what was broken
/// @param runs how often
/// @param failedOver how often another member became the primary
/// @param refused how often nothing was done and people were paged
/// @param wrongActions runs in which something was done that must not be, or the reverse
/// @param writesAcked writes that were acknowledged
/// @param writesLost those of them that are not there any more; -1 if nobody could be asked
/// @param outageMsP50 milliseconds without an acknowledged write, in half of the failovers no more
/// @param outageMsP95 the same, in 95 of 100
public record Score(
        String gameday,
        int runs,
        long failedOver,
        long refused,
        long wrongActions,
        long writesAcked,
        long writesLost,
        long outageMsP50,
        long outageMsP95) {
    private static final long UNKNOWN = -1;

    /// Of the runs of a day. What is lost stays lost, so the last run knows all of it.
    ///
    /// @param acked all writes that were acknowledged, between the runs too
    public static Score of(List<Played> runs, long acked) {
        var outage = spread(runs, Played::outage);
        return new Score(
                "database",
                runs.size(),
                count(runs, Outcome.FAILED_OVER),
                count(runs, Outcome.REFUSED),
                runs.stream().filter(Played::wrong).count(),
                acked,
                lost(runs),
                outage.p50(),
                outage.p95());
    }

    /// What a run does not know stays unknown, unless another one knows of losses.
    private static long lost(List<Played> runs) {
        long known = runs.stream().mapToLong(run -> run.writesLost().orElse(0)).max().orElse(0);
        boolean all = runs.stream().allMatch(run -> run.writesLost().isPresent());
        return known > 0 || all ? known : UNKNOWN;
    }

    /// How long it took from the alert to the first write, over the runs of a day.
    public static Took alertToWrite(List<Played> runs) {
        return spread(runs, Played::alertToWrite);
    }

    /// Whether nothing was lost and nothing was wrong.
    public boolean good() {
        return writesLost == 0 && wrongActions == 0;
    }

    private static Took spread(List<Played> runs, Function<Played, Optional<Duration>> what) {
        return Took.of(runs.stream().map(what).flatMap(Optional::stream).toList());
    }

    private static long count(List<Played> runs, Outcome outcome) {
        return runs.stream().filter(run -> run.outcome() == outcome).count();
    }
}
