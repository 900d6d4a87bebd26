package dev.remediator.adapter.zabbix;

import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.LocalTimes;
import dev.remediator.adapter.payload.Members;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// When a problem began and ended. Zabbix writes `2026.03.01` and `02:14:05`, in its server's zone,
/// which it does not say; seconds since 1970 are preferred where a macro has them.
///
/// @param zone the integration's
/// @param macros what is said
record Times(ZoneId zone, Members macros) {

    /// Says both, and whether the beginning is known.
    boolean tell(Draft draft, boolean over) {
        var began =
                time("eventtimestamp")
                        .or(() -> clock(false, over))
                        .or(() -> pair("eventdate", "eventtime"))
                        .or(() -> over ? Optional.empty() : time("datetime"))
                        .or(this::aroundWhenSent);
        var ended =
                time("eventrecoverytimestamp")
                        .or(() -> clock(true, over))
                        .or(() -> pair("eventrecoverydate", "eventrecoverytime"))
                        .or(() -> over ? time("datetime") : Optional.empty());
        draft.startsAt(over ? began.or(() -> ended) : began).endsAt(ended);
        return began.isPresent();
    }

    private Optional<Instant> time(String name) {
        return macros.field(name).flatMap(field -> field.time(zone));
    }

    /// The stream of events has one time, of the event itself.
    private Optional<Instant> clock(boolean end, boolean over) {
        return end == over ? macros.field("clock").flatMap(Field::time) : Optional.empty();
    }

    private Optional<Instant> pair(String date, String time) {
        var day = macros.field(date);
        var clock = macros.said(time);
        if (day.isEmpty() || clock.isEmpty()) {
            return Optional.empty();
        }
        try {
            return LocalTimes.read(day.get().said().strip() + " " + clock, zone);
        } catch (DateTimeException _) {
            throw macros.because("is not a time, or its date is none", time);
        }
    }

    /// Keep's template has when it was sent, and of the event only the time of day: the last one
    /// before that.
    private Optional<Instant> aroundWhenSent() {
        var sent = time("lastreceived").or(() -> time("timestamp"));
        var clock = macros.said("eventtime", "time");
        if (sent.isEmpty() || !clock.matches("\\d{2}:\\d{2}:\\d{2}")) {
            return sent;
        }
        var day = sent.get().atZone(zone).toLocalDate();
        try {
            return LocalTimes.read(day + " " + clock, zone)
                    .map(time -> time.isAfter(sent.get()) ? time.minus(Duration.ofDays(1)) : time);
        } catch (DateTimeException _) {
            throw macros.because("is not a time of day", "eventtime", "time");
        }
    }
}
