package dev.remediator.alert;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One statement by a monitoring system about one thing: "this check on this thing fires".
///
/// It has three keys, because a source's "id" is only ever one of them. `series` is the check on
/// the thing, the same over years; `episode` is one firing-to-resolved life of it; `delivery` is
/// one message on the wire, so that a retry of the same message can be told from news.
///
/// Labels are hostile input: they select playbooks, they never reach a shell, a URL or a file name.
///
/// @param source the kind of sender, such as `alertmanager`
/// @param series key of the check on the thing, across episodes
/// @param episode key of one firing-to-resolved life of the series
/// @param delivery key of one message, where the source has one; else a digest of its bytes
/// @param status what the source says now
/// @param severity how bad the source says it is
/// @param name the alert's name, such as `InstanceDown`; what playbooks are looked up by
/// @param resource what is locked while it is worked on, such as `node/web-1`
/// @param startsAt when this episode began, by the source's clock
/// @param endsAt when it ended, if it has; of a firing alert: until when the source's word holds
///   unless it repeats it, if it says so
/// @param labels identity, sorted by name
/// @param annotations text for people, sorted by name
/// @param links addresses for people, by what they lead to, such as `runbook`
public record Alert(
        String source,
        String series,
        String episode,
        String delivery,
        AlertStatus status,
        Severity severity,
        String name,
        String resource,
        Instant startsAt,
        @Nullable Instant endsAt,
        Map<String, String> labels,
        Map<String, String> annotations,
        Map<String, String> links) {

    /// Refuses an alert without one of its keys; copies and sorts the maps.
    public Alert {
        named("source", source);
        named("series", series);
        named("episode", episode);
        named("resource", resource);
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(startsAt, "startsAt");
        labels = sorted("labels", labels);
        annotations = sorted("annotations", annotations);
        links = sorted("links", links);
    }

    /// True while the source says that the thing is wrong, whoever has taken it.
    public boolean firing() {
        return status == AlertStatus.FIRING || status == AlertStatus.ACKNOWLEDGED;
    }

    /// The label's value, if the alert has it.
    public Optional<String> label(String labelName) {
        return Optional.ofNullable(labels.get(labelName));
    }

    /// The same alert about another resource: the one a playbook locks for it.
    public Alert about(String otherResource) {
        return new Alert(
                source,
                series,
                episode,
                delivery,
                status,
                severity,
                name,
                otherResource,
                startsAt,
                endsAt,
                labels,
                annotations,
                links);
    }

    private static void named(String component, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(component + " is blank");
        }
    }

    private static Map<String, String> sorted(String component, Map<String, String> map) {
        Objects.requireNonNull(map, component);
        return SortedTexts.of(map);
    }
}
