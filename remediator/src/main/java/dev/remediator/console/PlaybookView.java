package dev.remediator.console;

import dev.remediator.history.TrackRecord;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Rung;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One playbook as the pages show it.
///
/// @param name its name
/// @param sentence what it does
/// @param level how much it may do
/// @param destroys whether one of its remedies destroys something
/// @param pages the escalation policy it pages
/// @param open how many incidents it has now, and how they stand, in words
/// @param scores how it did: over all, in a week, in a day
public record PlaybookView(
        String name,
        String sentence,
        PlaybookLevel level,
        boolean destroys,
        String pages,
        String open,
        List<PlaybookScore> scores) {
    /// Copies the scores.
    public PlaybookView {
        scores = List.copyOf(scores);
    }

    static PlaybookView of(Book.Entry entry, Sources sources, String open) {
        var plan = entry.plan();
        return new PlaybookView(
                entry.name(),
                plan.sentence(),
                PlaybookLevel.of(entry, sources.history().posture().now(), sources.policy()),
                plan.rungs().stream().anyMatch(Rung::destructive),
                plan.otherwise().policy(),
                open,
                scores(sources.history().trackRecord(), entry.name(), sources.clock().instant()));
    }

    private static List<PlaybookScore> scores(TrackRecord record, String name, Instant now) {
        return List.of(
                PlaybookScore.of("24 h", record.since(name, now.minus(Duration.ofHours(23)))),
                PlaybookScore.of(
                        "7 d", record.since(name, now.minus(Duration.ofHours(7 * 24 - 1)))),
                PlaybookScore.of("all the log tells", record.ever(name)));
    }
}
