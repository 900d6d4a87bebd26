package dev.remediator.adapter.alertmanager;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads one element of `alerts[]`, or of a bare array: the two have the same fields.
record OneAlert(Delivery delivery, Group group) {

    /// Where the name of what is broken is looked for, in this order.
    private static final List<String> RESOURCE_LABELS =
            List.of(
                    "exported_instance",
                    "instance",
                    "host",
                    "node",
                    "pod",
                    "device",
                    "service",
                    "job");

    Alert read(Field field) {
        var labels = field.at("labels").texts();
        var annotations = field.at("annotations").texts();
        var fingerprint = fingerprint(field, labels);
        var startsAt = field.at("startsAt").time().orElse(delivery.receivedAt());
        var endsAt = field.at("endsAt").time();
        var over = endsAt.filter(end -> !end.isAfter(delivery.receivedAt())).isPresent();
        var status = Status.of(field, group, over);
        var name = said(labels, "alertname").orElse("unnamed");
        return new Alert(
                AlertmanagerAdapter.SOURCE,
                delivery.key(AlertmanagerAdapter.SOURCE, fingerprint),
                delivery.key(AlertmanagerAdapter.SOURCE, fingerprint + "\0" + begin(startsAt)),
                delivery.digest(),
                status,
                severity(labels, annotations),
                name,
                resource(labels).orElse("alert/" + name),
                startsAt,
                endsAt.filter(_ -> counts(status)).orElse(null),
                labels,
                withGroup(annotations),
                Links.of(field, annotations, group));
    }

    /// The API tells the same time in whole milliseconds that the webhook tells exactly.
    private static Instant begin(Instant startsAt) {
        return startsAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Whether the end means something: in an array, a firing alert's is until when it is known to
    /// fire.
    private boolean counts(AlertStatus status) {
        return status == AlertStatus.RESOLVED || (status == AlertStatus.FIRING && !group.webhook());
    }

    private static String fingerprint(Field field, Map<String, String> labels) {
        var sent = field.at("fingerprint").text().filter(text -> !text.isBlank());
        if (sent.isEmpty() && labels.isEmpty()) {
            throw field.because("has neither labels nor a fingerprint to be told by");
        }
        return sent.orElseGet(() -> Fingerprint.of(labels));
    }

    private static Severity severity(Map<String, String> labels, Map<String, String> annotations) {
        return said(labels, "severity")
                .or(() -> said(annotations, "severity"))
                .or(() -> said(labels, "priority"))
                .map(Severity::read)
                .orElse(Severity.UNKNOWN);
    }

    private static Optional<String> resource(Map<String, String> labels) {
        for (var label : RESOURCE_LABELS) {
            var value = said(labels, label);
            if (value.isPresent()) {
                return Optional.of(label + "/" + value.get());
            }
        }
        return Optional.empty();
    }

    /// The alert's own annotations win: the group's are only added.
    private Map<String, String> withGroup(Map<String, String> annotations) {
        var all = new LinkedHashMap<>(group.annotations());
        all.putAll(annotations);
        return all;
    }

    private static Optional<String> said(Map<String, String> texts, String name) {
        return Optional.ofNullable(texts.get(name)).filter(text -> !text.isBlank());
    }
}
