package dev.remediator.cli;

import dev.remediator.replay.alerts.Columns;
import dev.remediator.replay.alerts.StreamOptions;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how files of alerts are read.
final class AlertColumns {
    @Option(
            names = "--columns",
            paramLabel = "KEY=COLUMN,…",
            description =
                    "Which column of a file of alerts is what; @FILE reads it from a file. Default:"
                            + " guessed from their names")
    private @Nullable String columns;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone of times written without one. Default: UTC")
    private @Nullable String zone;

    @Option(
            names = "--holds",
            paramLabel = "D",
            description = "How long an alert holds of which no end is said. Default: 1h")
    private @Nullable String holds;

    @Option(names = "--no-header", description = "A CSV file begins with a row, not with names.")
    private boolean noHeader;

    /// Whether any was given.
    boolean given() {
        return columns != null || zone != null || holds != null || noHeader;
    }

    StreamOptions options(boolean lenient) {
        var options = StreamOptions.DEFAULT;
        options = columns == null ? options : options.columns(Columns.parse(columns));
        options = zone == null ? options : options.in(zone(zone));
        options = holds == null ? options : options.holding(Spans.parse("--holds", holds));
        options = noHeader ? options.withoutHeader() : options;
        return lenient ? options.leniently() : options;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "--zone is '" + text + "', but must be a time zone such as Europe/Berlin", e);
        }
    }
}
