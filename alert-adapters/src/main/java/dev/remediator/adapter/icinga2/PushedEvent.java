package dev.remediator.adapter.icinga2;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.check.Checkable;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An event as it is pushed to Icinga Notifications, at `/process-event`. Its tags are what the
/// thing is told by; its severity says whether something is wrong.
///
/// @param delivery what it came in
/// @param event the body
record PushedEvent(Delivery delivery, Field event) {

    Adapted read() {
        var tags = tags();
        var severity = severity();
        var type = event.at("type");
        var status = status(type, severity);
        if (status.isEmpty()) {
            return new Adapted.Ignored("the event changes nothing: " + kind(type));
        }
        var draft = draft(tags).status(status.get()).severity(severity.orElse(Severity.UNKNOWN));
        draft.labels(event.at("extra_tags").plainTexts()).labels(tags);
        draft.label("severity", event.at("severity").said())
                .annotation("message", event.at("message").said())
                .annotation("author", event.at("username").said())
                .annotation("mute_reason", event.at("mute_reason").said())
                .link("icinga", event.at("url").said());
        return new Adapted.Alerts(List.of(draft.alert()));
    }

    /// Only words of ours: a reason quotes nothing of the body.
    private static String kind(Field type) {
        return type.said().isEmpty()
                ? "it has no severity"
                : "it is a comment, or it is not a state";
    }

    private Map<String, String> tags() {
        var tags = new TreeMap<>(event.at("tags").plainTexts());
        tags.values().removeIf(String::isBlank);
        if (tags.isEmpty()) {
            throw event.at("tags").because("is empty; they are what the thing is told by");
        }
        return tags;
    }

    private Draft draft(Map<String, String> tags) {
        var host = tags.getOrDefault("host", "");
        var source = Icinga2Adapter.SOURCE;
        if (!host.isBlank()) {
            var what = new Checkable(host, tags.getOrDefault("service", ""));
            var draft = what.draft(source, delivery, Optional.empty());
            return tags.size() == (what.isService() ? 2 : 1)
                    ? draft.episode(what.key())
                    : draft.series(tags.toString()).episode(tags.toString());
        }
        var first = tags.entrySet().iterator().next();
        return Draft.of(source, delivery)
                .series(tags.toString())
                .episode(tags.toString())
                .name(event.at("name").said())
                .resource(first.getKey(), first.getValue());
    }

    /// Syslog's words; `none` is no severity. Absent for events that are no state.
    private Optional<Severity> severity() {
        var field = event.at("severity");
        return switch (field.said().toLowerCase(Locale.ROOT)) {
            case "", "none" -> Optional.empty();
            case "emerg", "alert", "crit", "critical" -> Optional.of(Severity.CRITICAL);
            case "err", "error" -> Optional.of(Severity.ERROR);
            case "warning", "warn" -> Optional.of(Severity.WARNING);
            case "notice", "info", "debug", "ok" -> Optional.of(Severity.INFO);
            default -> throw field.because("is no severity of Icinga Notifications");
        };
    }

    private Optional<AlertStatus> status(Field type, Optional<Severity> severity) {
        boolean fine = event.at("severity").said().equalsIgnoreCase("ok");
        boolean wrong = severity.isPresent() && !fine;
        var firing =
                Optional.of(
                        event.at("mute").said().equals("true")
                                ? AlertStatus.SUPPRESSED
                                : AlertStatus.FIRING);
        var unlessFine = wrong ? firing : Optional.<AlertStatus>empty();
        var byState = fine ? Optional.of(AlertStatus.RESOLVED) : unlessFine;
        return switch (type.said().toLowerCase(Locale.ROOT)) {
            case "", "state", "flapping-end" -> byState;
            case "acknowledgement-set" -> Optional.of(AlertStatus.ACKNOWLEDGED);
            case "acknowledgement-cleared" -> fine ? Optional.empty() : firing;
            case "downtime-start", "flapping-start", "mute" -> Optional.of(AlertStatus.SUPPRESSED);
            case "downtime-end", "downtime-removed", "unmute" -> unlessFine;
            case "custom", "incident-age" -> Optional.empty();
            default -> throw type.because("is no event type of Icinga Notifications");
        };
    }
}
