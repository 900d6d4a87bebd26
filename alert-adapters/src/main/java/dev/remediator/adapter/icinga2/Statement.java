package dev.remediator.adapter.icinga2;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.check.CheckState;
import dev.remediator.adapter.check.Checkable;
import dev.remediator.adapter.check.Occasion;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Icinga says about one host or service, in whichever of its ways.
///
/// @param what the host or service
/// @param state how it is, if that is said
/// @param occasion why it is said
/// @param hushed whether it is in a downtime, muted, or behind something that is down
/// @param taken whether somebody has acknowledged it
/// @param when since when
/// @param annotations texts for people
/// @param links addresses for people
record Statement(
        Checkable what,
        Optional<CheckState> state,
        Occasion occasion,
        boolean hushed,
        boolean taken,
        When when,
        Map<String, String> annotations,
        Map<String, String> links) {

    /// @param began when the episode began, if that is said; part of its key
    /// @param changed when it came to be as it is now, or else was said
    record When(Optional<Instant> began, Optional<Instant> changed) {

        /// Nobody knows when it began.
        static When changed(Optional<Instant> time) {
            return new When(Optional.empty(), time);
        }
    }

    Adapted adapted(Delivery delivery) {
        return alert(delivery)
                .<Adapted>map(alert -> new Adapted.Alerts(List.of(alert)))
                .orElseGet(() -> new Adapted.Ignored(occasion.nothing()));
    }

    Optional<Alert> alert(Delivery delivery) {
        return occasion.status(state).map(status -> alert(delivery, heard(status)));
    }

    private AlertStatus heard(AlertStatus status) {
        if (status != AlertStatus.FIRING) {
            return status;
        }
        if (hushed || state.equals(Optional.of(CheckState.UNREACHABLE))) {
            return AlertStatus.SUPPRESSED;
        }
        return taken ? AlertStatus.ACKNOWLEDGED : AlertStatus.FIRING;
    }

    private Alert alert(Delivery delivery, AlertStatus status) {
        var draft =
                what.draft(Icinga2Adapter.SOURCE, delivery, state)
                        .status(status)
                        .annotations(annotations);
        links.forEach(draft::link);
        return timed(draft).alert();
    }

    /// An episode nobody knows the beginning of is told by the series alone.
    private Draft timed(Draft draft) {
        draft.startsAt(when.began().or(when::changed)).endsAt(when.changed());
        return when.began().isPresent() ? draft : draft.episode(what.key());
    }
}
