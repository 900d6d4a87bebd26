package dev.remediator.adapter.pagerduty;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What happened to an incident.
///
/// @param incident which
/// @param type PagerDuty's word for what happened, such as `incident.triggered`, or
///   `incident.trigger` in the old versions
/// @param at when
/// @param told what the message is told by
record News(Incident incident, String type, Optional<Instant> at, String told) {

    /// The alert; none, if the incident's state did not change, or if it is a page of ours.
    Optional<Alert> alert(Delivery delivery) {
        return status().filter(_ -> !incident.isOurs()).map(is -> alert(delivery, is));
    }

    /// Whether it is about a page of ours.
    boolean isOurs() {
        return incident.isOne() && incident.isOurs();
    }

    /// What the incident is now; none, if what happened does not say so. PagerDuty adds types of
    /// events over the years: one nobody knows says nothing.
    Optional<AlertStatus> status() {
        if (!incident.isOne()) {
            return Optional.empty();
        }
        return switch (type.strip().toLowerCase(Locale.ROOT)) {
            case "incident.triggered",
                    "incident.reopened",
                    "incident.unacknowledged",
                    "incident.escalated",
                    "incident.delegated",
                    "incident.reassigned",
                    "incident.trigger",
                    "incident.reopen",
                    "incident.unacknowledge",
                    "incident.escalate",
                    "incident.delegate",
                    "incident.assign" ->
                    Optional.of(AlertStatus.FIRING);
            case "incident.acknowledged", "incident.acknowledge" ->
                    Optional.of(AlertStatus.ACKNOWLEDGED);
            case "incident.resolved", "incident.resolve" -> Optional.of(AlertStatus.RESOLVED);
            case "incident.priority_updated" -> incident.open();
            default -> Optional.empty();
        };
    }

    private Alert alert(Delivery delivery, AlertStatus is) {
        var draft = Draft.of(PagerDutyAdapter.SOURCE, delivery).told(told).status(is);
        draft.startsAt(at).endsAt(at);
        if (!reopenedAtAnUnknownTime()) {
            draft.startsAt(incident.beginning());
        }
        incident.describe(draft);
        return draft.alert();
    }

    private boolean reopenedAtAnUnknownTime() {
        return type.strip().toLowerCase(Locale.ROOT).startsWith("incident.reopen")
                && incident.reopening().isEmpty();
    }
}
