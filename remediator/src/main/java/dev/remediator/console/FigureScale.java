package dev.remediator.console;

import java.time.Duration;
import java.util.stream.Stream;

/// Where the axis of a chart of durations ends: at a time people count in.
final class FigureScale {

    private FigureScale() {}

    /// The next such time that is not shorter; 1 s for nothing at all.
    static Duration above(Duration most) {
        return Stream.of(1, 2, 4, 10, 20, 40, 60, 120, 240, 600, 1200, 1800, 3600, 7200, 14_400)
                .map(Duration::ofSeconds)
                .filter(time -> time.compareTo(most) >= 0)
                .findFirst()
                .orElseGet(() -> Duration.ofHours(Math.ceilDiv(most.toSeconds(), 21_600) * 6));
    }
}
