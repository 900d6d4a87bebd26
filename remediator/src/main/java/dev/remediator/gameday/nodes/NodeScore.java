package dev.remediator.gameday.nodes;

import dev.remediator.gameday.Took;
import java.util.List;
import java.util.Optional;

/// What a game day came to. As JSON it is the last line, with these keys in this order.
///
/// @param gameday what was broken
/// @param runs how often
/// @param healed runs after which everything was well again, and nobody was paged
/// @param reprovisioned machines that were ended and replaced
/// @param paged runs in which people were paged
/// @param wrongActions runs in which something was done that must not be, or the reverse
/// @param maxConcurrentDestructive how many nodes of one group were being destroyed at the same
///   time, at most
/// @param timeToHealMsP50 milliseconds from the first alert until all are over; in half of the runs
///   that healed no more
/// @param timeToHealMsP95 the same, in 95 of 100
public record NodeScore(
        String gameday,
        int runs,
        long healed,
        long reprovisioned,
        long paged,
        long wrongActions,
        int maxConcurrentDestructive,
        long timeToHealMsP50,
        long timeToHealMsP95) {

    /// Of the runs of a day.
    public static NodeScore of(List<NodePlayed> runs) {
        var took =
                Took.of(
                        runs.stream()
                                .map(NodePlayed::timeToHeal)
                                .flatMap(Optional::stream)
                                .toList());
        return new NodeScore(
                "nodes",
                runs.size(),
                count(runs, NodePlayed.Outcome.HEALED),
                runs.stream().mapToLong(NodePlayed::reprovisioned).sum(),
                count(runs, NodePlayed.Outcome.PAGED),
                runs.stream().filter(NodePlayed::wrong).count(),
                runs.stream().mapToInt(NodePlayed::mostAtOnce).max().orElse(0),
                took.p50(),
                took.p95());
    }

    private static long count(List<NodePlayed> runs, NodePlayed.Outcome outcome) {
        return runs.stream().filter(run -> run.outcome() == outcome).count();
    }
}
