package dev.remediator.reconcile;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A message that should have come and did not, in the words it would have had.
sealed interface Missed {
    /// Where it is written on the alert that it did not come by itself.
    String ANNOTATION = "remediator/reconciled";

    /// To be put in.
    Alert alert();

    /// It fires there and was not known here.
    record Opened(Alert alert) implements Missed {}

    /// It is open here and no longer known there.
    ///
    /// @param incident which incident is open
    record Closed(Alert alert, String incident) implements Missed {}

    /// Without an end: nobody repeats it, so it holds until it is no longer listed.
    static Opened opened(Alert listed, String url, Instant now) {
        return new Opened(told(listed, AlertStatus.FIRING, null, firesAt(url), now));
    }

    static Closed closed(Alert heard, String incident, String url, Instant now) {
        var why = "is over at " + url + " and was still open here";
        return new Closed(told(heard, AlertStatus.RESOLVED, now, why, now), incident);
    }

    /// What is written on an alert of this source.
    static String firesAt(String url) {
        return "fires at " + url + " and was not known here";
    }

    private static Alert told(
            Alert alert, AlertStatus status, @Nullable Instant endsAt, String why, Instant now) {
        var annotations = new TreeMap<>(alert.annotations());
        annotations.put(ANNOTATION, why);
        return new Alert(
                alert.source(),
                alert.series(),
                alert.episode(),
                "reconcile-" + now,
                status,
                alert.severity(),
                alert.name(),
                alert.resource(),
                alert.startsAt(),
                endsAt,
                alert.labels(),
                annotations,
                alert.links());
    }
}
