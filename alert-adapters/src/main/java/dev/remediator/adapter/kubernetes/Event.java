package dev.remediator.adapter.kubernetes;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads one Event object. It is updated in place each time the same thing happens again: so its
/// uid is the episode, the uid with the version is the message, and it begins anew with each.
///
/// @param gone whether it was deleted: an event that is forgotten says nothing
record Event(Delivery delivery, boolean gone) {

    Optional<Alert> read(Field event) {
        var type = event.at("type");
        return switch (type.said().strip().toLowerCase(Locale.ROOT)) {
            case "warning" -> gone ? Optional.empty() : Optional.of(alert(event));
            case "normal" -> Optional.empty();
            case "" -> throw type.because("is missing: it says Warning or Normal");
            default -> throw type.because("is neither Warning nor Normal");
        };
    }

    private Alert alert(Field event) {
        var about = about(event);
        var reason = event.at("reason").said();
        if (reason.isEmpty()) {
            throw event.at("reason").because("is missing: it says what happened");
        }
        var uid = event.at("metadata").at("uid").said();
        var version = event.at("metadata").at("resourceVersion").said();
        var key = Reference.key(about);
        var draft =
                Draft.of(KubernetesAdapter.SOURCE, delivery)
                        .series("event", key, reason, about.at("fieldPath").said())
                        .episode("event", uid.isEmpty() ? key : uid, reason)
                        .told(uid.isEmpty() || version.isEmpty() ? "" : uid + "\0" + version)
                        .severity(delivery.reading().severity())
                        .name(reason)
                        .startsAt(time(event))
                        .label("reason", reason)
                        .label("component", component(event))
                        .label("cluster", event.at("clusterName").said())
                        .annotation("message", event.firstSaid("message", "note"))
                        .annotation("count", count(event))
                        .oneShot();
        new Reference(about).into(draft);
        node(event, about).ifPresent(node -> draft.label("node", node));
        return draft.alert();
    }

    private static Field about(Field event) {
        var about = event.at("involvedObject");
        return about.present() ? about : event.at("regarding");
    }

    /// When it was last seen, in whichever of the three styles.
    private static Optional<Instant> time(Field event) {
        return Stream.of(
                        event.at("series").at("lastObservedTime"),
                        event.at("lastTimestamp"),
                        event.at("deprecatedLastTimestamp"),
                        event.at("eventTime"),
                        event.at("firstTimestamp"),
                        event.at("deprecatedFirstTimestamp"),
                        event.at("metadata").at("creationTimestamp"))
                .flatMap(field -> field.time().stream())
                .findFirst();
    }

    private static String count(Field event) {
        var series = event.at("series").at("count").said();
        return series.isEmpty() ? event.firstSaid("count", "deprecatedCount") : series;
    }

    private static String component(Field event) {
        var own = event.firstSaid("reportingComponent", "reportingController");
        var source = event.at("source").at("component").said();
        return own.isEmpty() && source.isEmpty()
                ? event.at("deprecatedSource").at("component").said()
                : own.isEmpty() ? source : own;
    }

    /// The machine it happened on, which is the one that reported it.
    private static Optional<String> node(Field event, Field about) {
        if (about.at("kind").said().equals("Node")) {
            return Optional.empty();
        }
        return Stream.of("source", "deprecatedSource")
                .map(source -> event.at(source).at("host").said())
                .filter(host -> !host.isEmpty())
                .findFirst();
    }
}
