package dev.remediator.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// A time as pages show it.
///
/// @param iso for machines
/// @param utc for people, in UTC
/// @param ago how long ago it was, or how soon it will be
public record Moment(String iso, String utc, String ago) {
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// A time as seen from now.
    public static Moment of(Instant at, Instant now) {
        var past = Duration.between(at, now).truncatedTo(ChronoUnit.SECONDS);
        var ago =
                past.isNegative()
                        ? "in " + Elapsed.text(past.negated())
                        : Elapsed.text(past) + " ago";
        return new Moment(at.toString(), SHORT.format(at), ago);
    }
}
