package dev.remediator.adapter.alertmanager;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.PrometheusLabels;
import dev.remediator.adapter.payload.WebAddress;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one message says about one alert, whatever its shape: the same alert gets the same keys
/// from each.
///
/// @param fingerprint what Alertmanager tells its series by
/// @param name what it is called, if it has no label `alertname`; may be empty
/// @param status whether it fires
/// @param labels its labels
/// @param annotations its annotations
/// @param group what is said about its group, for people; the alert's own win
/// @param addresses what people may follow, by what it leads to; hostile
/// @param begun when the episode began, if that is said: then it is part of the episode's key
/// @param endsAt when it ended, or until when the word holds
record Said(
        String fingerprint,
        String name,
        AlertStatus status,
        Map<String, String> labels,
        Map<String, String> annotations,
        Map<String, String> group,
        Map<String, String> addresses,
        Optional<Instant> begun,
        @Nullable Instant endsAt) {

    /// The alert.
    ///
    /// @param delivery what it came in
    /// @param heardAt when this was said, for an alert of which nobody says when it began
    Alert alert(Delivery delivery, Instant heardAt) {
        var unnamed = name.isBlank() ? "unnamed" : name;
        var known = PrometheusLabels.said(labels, "alertname").orElse(unnamed);
        return new Alert(
                AlertmanagerAdapter.SOURCE,
                delivery.key(AlertmanagerAdapter.SOURCE, fingerprint),
                delivery.key(AlertmanagerAdapter.SOURCE, episode()),
                delivery.digest(),
                status,
                PrometheusLabels.severity(labels, annotations),
                known,
                resource().orElse("alert/" + known),
                begun.orElse(heardAt),
                endsAt,
                labels,
                withGroup(),
                links());
    }

    /// The API tells the same time in whole milliseconds that the webhook tells exactly.
    private String episode() {
        return begun.map(time -> fingerprint + "\0" + time.truncatedTo(ChronoUnit.MILLIS))
                .orElse(fingerprint);
    }

    private Optional<String> resource() {
        return PrometheusLabels.resource(labels)
                .map(label -> label + "/" + labels.getOrDefault(label, ""));
    }

    private Map<String, String> withGroup() {
        var all = new LinkedHashMap<>(group);
        all.putAll(annotations);
        return all;
    }

    private Map<String, String> links() {
        var links = new LinkedHashMap<String, String>();
        addresses.forEach((to, address) -> link(links, to, address));
        link(links, "runbook", annotations.getOrDefault("runbook_url", ""));
        link(links, "dashboard", annotations.getOrDefault("dashboard", ""));
        return links;
    }

    private static void link(Map<String, String> links, String to, String address) {
        WebAddress.read(address).ifPresent(web -> links.put(to, web));
    }
}
