package dev.remediator.adapter.splunk;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.AlertStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the alert of a detector of Splunk Observability Cloud (once SignalFx), which does say when
/// something is over. One incident is one episode; a rule of a detector and the dimensions it found
/// are the series.
record DetectorAlert(Delivery delivery, Field body) {
    private static final List<String> HOSTS =
            List.of("host", "host.name", "k8s.node.name", "instance", "service", "service.name");

    static boolean is(Field body) {
        return body.isObject()
                && body.at("incidentId").present()
                && (body.at("detector").present() || body.at("detectorId").present());
    }

    Adapted read() {
        var dimensions = dimensions();
        var detector = body.firstSaid("detectorId", "detector");
        var time = body.at("timestamp").timeIfAny();
        var status = status();
        var draft =
                Draft.of(SplunkAdapter.SOURCE, delivery)
                        .series("detector", detector, body.at("rule").said(), dimensions.toString())
                        .episode(body.at("incidentId").said())
                        .status(status)
                        .severity(body.at("severity").said())
                        .name(body.firstSaid("rule", "detector", "detectorId"))
                        .startsAt(time)
                        .endsAt(time.or(() -> Optional.of(delivery.receivedAt())))
                        .labels(dimensions)
                        .label("detector", body.at("detector").said())
                        .label("rule", body.at("rule").said())
                        .annotation("summary", body.firstSaid("messageTitle", "description"))
                        .annotation("description", body.at("messageBody").said())
                        .link("detector", body.at("detectorUrl").said())
                        .link("runbook", body.at("runbookUrl").said());
        HOSTS.forEach(name -> draft.resource(kind(name), dimensions.getOrDefault(name, "")));
        draft.resource("detector", body.firstSaid("detector", "detectorId"));
        return new Adapted.Alerts(List.of(draft.alert()));
    }

    /// `host.name` is a host, `k8s.node.name` a node.
    private static String kind(String dimension) {
        return dimension.replaceFirst("^k8s\\.", "").replaceFirst("\\.name$", "");
    }

    private AlertStatus status() {
        var field = body.at(body.at("statusExtended").present() ? "statusExtended" : "status");
        var muted = body.at("triggeredWhileMuted").said().equalsIgnoreCase("true");
        return switch (field.said().strip().toLowerCase(Locale.ROOT)) {
            case "ok", "manually resolved", "auto resolved", "stopped" -> AlertStatus.RESOLVED;
            case "anomalous", "too high", "too low", "" ->
                    muted ? AlertStatus.SUPPRESSED : AlertStatus.FIRING;
            default ->
                    throw field.because("is none of anomalous, ok, manually resolved and stopped");
        };
    }

    /// What the rule was evaluated for: the same for all inputs, except for the metric's name.
    private Map<String, String> dimensions() {
        var all = new TreeMap<String, String>();
        if (body.at("dimensions").isObject()) {
            all.putAll(body.at("dimensions").plainTexts());
        }
        var inputs = body.at("inputs").json();
        if (inputs.isObject()) {
            inputs.members().values().stream()
                    .filter(Field::isObject)
                    .map(input -> input.at("key"))
                    .filter(Field::isObject)
                    .forEach(key -> key.plainTexts().forEach(all::putIfAbsent));
        }
        all.keySet().removeIf(name -> name.startsWith("sf_"));
        return all;
    }
}
