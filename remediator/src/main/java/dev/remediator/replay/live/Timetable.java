package dev.remediator.replay.live;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Replayed;
import dev.remediator.replay.engine.Input;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/// When what happened then happens now: the first alert at the start, all others as long after it
/// as the speed says, and the times inside the alerts as far from it.
///
/// @param first when the first alert came then
/// @param start when it comes now
/// @param speed how fast it goes
record Timetable(Instant first, Instant start, Speed speed) {

    /// When an alert is due. At the highest speed all of them are, at once.
    Instant due(Input.Heard then) {
        return speed.unbounded() ? start : now(then.at());
    }

    /// What time it is now that was that time then.
    Instant now(Instant then) {
        return start.plus(speed.of(Duration.between(first, then)));
    }

    /// The alert as it is sent now. At the highest speed a source's word holds until it says that
    /// it is over: it would have lapsed before it was heard.
    Alert now(Alert then) {
        var endsAt = then.endsAt();
        boolean lapses = speed.unbounded() && then.firing();
        var annotations = new TreeMap<>(then.annotations());
        annotations.replaceAll((name, text) -> isRecorded(name) ? faster(text) : text);
        return new Alert(
                then.source(),
                then.series(),
                then.episode(),
                then.delivery(),
                then.status(),
                then.severity(),
                then.name(),
                then.resource(),
                now(then.startsAt()),
                endsAt == null || lapses ? null : now(endsAt),
                then.labels(),
                annotations,
                then.links());
    }

    private static boolean isRecorded(String annotation) {
        return annotation.startsWith(Replayed.recorded(""));
    }

    /// Remedies take as much less time as everything else does.
    private String faster(String recorded) {
        int space = recorded.indexOf(' ');
        try {
            var took = Duration.parse(recorded.substring(space + 1));
            return recorded.substring(0, space + 1) + speed.of(took);
        } catch (DateTimeException e) {
            return recorded;
        }
    }

    /// The last message of what still fires when the replay ends.
    static Alert over(Alert fires, Instant now) {
        return new Alert(
                fires.source(),
                fires.series(),
                fires.episode(),
                fires.delivery() + " at the end of the replay",
                AlertStatus.RESOLVED,
                fires.severity(),
                fires.name(),
                fires.resource(),
                fires.startsAt(),
                now,
                fires.labels(),
                fires.annotations(),
                fires.links());
    }
}
