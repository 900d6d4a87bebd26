package dev.remediator.replay.alerts;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// How files of alerts are read, where they leave it open.
///
/// @param columns which column is what
/// @param zone the time zone of times written without one
/// @param holds for how long an alert's word holds if nothing in its file says when it is over
/// @param header false if the first line of a CSV file is a row already: then columns have numbers
/// @param lenient true to pass over rows that cannot be used, and to count them
public record StreamOptions(
        Columns columns, ZoneId zone, Duration holds, boolean header, boolean lenient) {

    /// Columns guessed, UTC, an hour, with a header, and the first row that cannot be used ends it.
    public static final StreamOptions DEFAULT =
            new StreamOptions(Columns.GUESSED, ZoneOffset.UTC, Duration.ofHours(1), true, false);

    /// Refuses a time that is none.
    public StreamOptions {
        if (holds.isNegative() || holds.isZero()) {
            throw new IllegalArgumentException("an alert holds for some time, such as PT1H");
        }
    }

    /// The same with other columns.
    public StreamOptions columns(Columns others) {
        return new StreamOptions(others, zone, holds, header, lenient);
    }

    /// The same in another zone.
    public StreamOptions in(ZoneId other) {
        return new StreamOptions(columns, other, holds, header, lenient);
    }

    /// The same with another time an alert's word holds.
    public StreamOptions holding(Duration other) {
        return new StreamOptions(columns, zone, other, header, lenient);
    }

    /// The same without names of columns.
    public StreamOptions withoutHeader() {
        return new StreamOptions(columns, zone, holds, false, lenient);
    }

    /// The same, passing over rows that cannot be used.
    public StreamOptions leniently() {
        return new StreamOptions(columns, zone, holds, header, true);
    }
}
