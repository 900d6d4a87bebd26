package dev.remediator.adapter.alertmanager;

import dev.remediator.adapter.Delivery;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The alert about alerts that were not sent. With `max_alerts` set, Alertmanager drops the end of
/// a large group and only says how many; nobody would know what was not remedied.
final class Truncation {
    private static final String NAME = "AlertsTruncated";

    private Truncation() {}

    /// One alert if any were left out, the same series for one group of one receiver. It begins
    /// with the first alert that was sent, so that a repeated message repeats it.
    static Optional<Alert> of(Delivery delivery, Group group, List<Alert> sent) {
        if (group.truncated() == 0) {
            return Optional.empty();
        }
        var nativeKey = NAME + "\0" + group.receiver() + "\0" + group.key();
        var startsAt =
                sent.stream()
                        .map(Alert::startsAt)
                        .min(Instant::compareTo)
                        .orElse(delivery.receivedAt());
        return Optional.of(
                new Alert(
                        AlertmanagerAdapter.SOURCE,
                        delivery.key(AlertmanagerAdapter.SOURCE, nativeKey),
                        delivery.key(AlertmanagerAdapter.SOURCE, nativeKey + "\0" + startsAt),
                        delivery.digest(),
                        Status.read(group.status()).orElse(AlertStatus.FIRING),
                        Severity.WARNING,
                        NAME,
                        "alert/" + NAME,
                        startsAt,
                        null,
                        labels(group),
                        annotations(group),
                        links(group)));
    }

    private static Map<String, String> labels(Group group) {
        return Map.of(
                "alertname",
                NAME,
                "receiver",
                group.receiver(),
                "severity",
                Severity.WARNING.word());
    }

    private static Map<String, String> annotations(Group group) {
        var all = new LinkedHashMap<>(group.annotations());
        all.put(
                "summary",
                "Alertmanager left %d alerts out of this group; raise or remove max_alerts."
                        .formatted(group.truncated()));
        return all;
    }

    private static Map<String, String> links(Group group) {
        var links = new LinkedHashMap<String, String>();
        Links.add(links, "alertmanager", group.url());
        return links;
    }
}
