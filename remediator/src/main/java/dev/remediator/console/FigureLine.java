package dev.remediator.console;

import dev.remediator.history.TrackRecord;
import dev.remediator.reason.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How often something was decided.
///
/// @param reason the word for why
/// @param sentence what the word means
/// @param day how often in the last 24 hours
/// @param month how often in the last 30 days
public record FigureLine(String reason, String sentence, long day, long month) {
    private static final Set<Reason> PAGES =
            EnumSet.range(Reason.PAGE_CONFIRMING, Reason.UNACKNOWLEDGED);

    /// What became of pages, in the order in which it does.
    static List<FigureLine> pages(TrackRecord record, Instant now) {
        return lines(record, now).stream()
                .filter(line -> PAGES.stream().anyMatch(r -> r.word().equals(line.reason)))
                .toList();
    }

    /// All else that was decided, the most frequent first.
    static List<FigureLine> decisions(TrackRecord record, Instant now) {
        return lines(record, now).stream()
                .filter(line -> PAGES.stream().noneMatch(r -> r.word().equals(line.reason)))
                .sorted(Comparator.comparingLong(FigureLine::month).reversed())
                .toList();
    }

    private static List<FigureLine> lines(TrackRecord record, Instant now) {
        var day = record.reasons(now.minus(Duration.ofHours(23)));
        var month = record.reasons(now.minus(Duration.ofDays(30)));
        return Arrays.stream(Reason.values())
                .filter(month::containsKey)
                .map(
                        reason ->
                                new FigureLine(
                                        reason.word(),
                                        reason.sentence(),
                                        day.getOrDefault(reason, 0L),
                                        month.getOrDefault(reason, 0L)))
                .toList();
    }
}
