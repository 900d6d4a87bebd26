package dev.remediator.adapter.alertmanager;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Fingerprint;
import dev.remediator.adapter.OurPage;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.Map;
import java.util.Optional;

/// Reads one element of `alerts[]`, or of a bare array: the two have the same fields.
record OneAlert(Delivery delivery, Group group) {

    /// The alert; none if it is a page of ours.
    Optional<Alert> read(Field field) {
        var labels = field.at("labels").texts();
        var annotations = field.at("annotations").texts();
        if (OurPage.in(labels) || OurPage.in(annotations)) {
            return Optional.empty();
        }
        var endsAt = field.at("endsAt").time();
        var over = endsAt.filter(end -> !end.isAfter(delivery.receivedAt())).isPresent();
        var status = Status.of(field, group, over);
        return Optional.of(
                new Said(
                                fingerprint(field, labels),
                                "",
                                status,
                                labels,
                                annotations,
                                group.annotations(),
                                Map.of(
                                        "generator",
                                        field.at("generatorURL").text().orElse(""),
                                        "alertmanager",
                                        group.url()),
                                field.at("startsAt").time(),
                                endsAt.filter(_ -> counts(status)).orElse(null))
                        .alert(delivery, delivery.receivedAt()));
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
}
