package dev.remediator.console;

import dev.remediator.history.Count;
import dev.remediator.history.Score;

/// How a playbook did in some time, as a line of a table.
///
/// @param over over which time
/// @param ran remedies begun
/// @param healed incidents healed
/// @param relapsed incidents that came back soon
/// @param failed remedies that did not help
/// @param median half of the healed took no longer; `-` if none was healed
/// @param ninety 90 % of the healed took no longer
public record PlaybookScore(
        String over,
        long ran,
        long healed,
        long relapsed,
        long failed,
        String median,
        String ninety) {

    static PlaybookScore of(String over, Score score) {
        var times = score.timeToHeal();
        boolean none = times.size() == 0;
        return new PlaybookScore(
                over,
                score.of(Count.RAN),
                score.of(Count.HEALED),
                score.of(Count.RELAPSED),
                score.of(Count.FAILED),
                none ? "-" : Elapsed.text(times.percentile(50)),
                none ? "-" : Elapsed.text(times.percentile(90)));
    }
}
