package dev.remediator.gameday.nodes;

import dev.remediator.gameday.StandInAlertmanager.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One alert about one node, as monitoring and Alertmanager keep it: when it began, when it was
/// over, and what the door has been told of it. Thread-safe.
final class AlertSeries {
    private static final int FAILURES_TO_FIRE = 2;

    private final String alert;
    private final String node;
    private int failures;
    private boolean pretended;
    private boolean firing;
    private boolean toldFiring;
    private Instant startsAt = Instant.EPOCH;
    private Instant endsAt = Instant.EPOCH;
    private final List<Long> raised = new ArrayList<>();
    private long over = System.nanoTime();

    AlertSeries(String alert, String node) {
        this.alert = alert;
        this.node = node;
    }

    boolean isAbout(String other) {
        return alert.equals(other);
    }

    /// Whether it counts as failed from now on, however the check ends.
    synchronized void pretend(boolean down) {
        pretended = down;
    }

    /// Takes note of a check.
    ///
    /// @return what is to be posted, if anything is
    synchronized Optional<Notice> saw(boolean failed, Instant at) {
        failures = failed || pretended ? failures + 1 : 0;
        if (!firing && failures >= FAILURES_TO_FIRE) {
            firing = true;
            startsAt = at;
        } else if (firing && failures == 0) {
            firing = false;
            endsAt = at;
        }
        return firing == toldFiring ? Optional.empty() : Optional.of(notice());
    }

    private Notice notice() {
        var labels = Map.of("alertname", alert, "instance", node, "severity", "critical");
        var summary = alert.equals(Monitoring.FULL) ? "the disk is full" : "/healthz fails";
        return new Notice(
                labels,
                node + ": " + summary,
                startsAt,
                firing ? Optional.empty() : Optional.of(endsAt));
    }

    /// The door has accepted it.
    ///
    /// @param nanos when, as of `System.nanoTime()`
    synchronized void told(Notice notice, long nanos) {
        toldFiring = notice.endsAt().isEmpty();
        if (toldFiring) {
            raised.add(nanos);
        } else {
            over = nanos;
        }
    }

    /// When the door first accepted after a moment that it fires.
    synchronized Optional<Long> raisedAfter(long since) {
        return raised.stream().filter(at -> at - since > 0).findFirst();
    }

    /// When the door accepted that it is over; empty while it fires or is about to.
    synchronized Optional<Long> over() {
        return firing || toldFiring || failures > 0 ? Optional.empty() : Optional.of(over);
    }
}
