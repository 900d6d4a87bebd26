package dev.remediator.adapter.kubernetes;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads the conditions of one node or deployment. All of them are always listed, so those that are
/// well are the end of what they were.
///
/// When a condition became well is known, but not when it had become unwell. So a condition is its
/// own episode, and its end begins when it ends.
final class Conditioned {
    private static final int LARGEST_LABELS = 64 << 10;
    private static final int MOST_CONDITIONS = 500;

    private final Delivery delivery;
    private final Field object;
    private final boolean gone;
    private final String kind;
    private final String name;
    private final Map<String, String> labels;

    Conditioned(Delivery delivery, Thing thing) {
        this.delivery = delivery;
        this.object = thing.object();
        this.gone = thing.gone();
        this.kind = kind(thing);
        this.name = object.at("metadata").at("name").said();
        if (name.isEmpty()) {
            throw object.at("metadata").at("name").because("is missing");
        }
        this.labels = labels();
    }

    private static String kind(Thing thing) {
        return switch (thing.kind()) {
            case "Node", "Deployment" -> thing.kind().toLowerCase(Locale.ROOT);
            case "" -> throw thing.object().at("kind").because("is missing: send Event or Node");
            default ->
                    throw thing.object().at("kind").because("is none of Event, Node, Deployment");
        };
    }

    /// Each condition's alert gets a copy, and a small message must not become a large one: labels
    /// of no node there ever was are left out.
    private Map<String, String> labels() {
        var all = object.at("metadata").at("labels").plainTexts();
        int size = 0;
        for (var label : all.entrySet()) {
            size += label.getKey().length() + label.getValue().length();
        }
        return size > LARGEST_LABELS ? Map.of() : all;
    }

    List<Field> conditions() {
        var conditions = object.at("status").at("conditions");
        if (conditions.items().size() > MOST_CONDITIONS) {
            throw conditions.because("holds more than %d conditions".formatted(MOST_CONDITIONS));
        }
        return conditions.items();
    }

    Optional<Alert> read(Field condition) {
        var type = condition.at("type").said();
        if (type.isEmpty()) {
            throw condition.at("type").because("is missing: it tells one condition from another");
        }
        return status(condition, Polarity.goodWhenTrue(type))
                .map(status -> alert(condition, type, status));
    }

    private Optional<AlertStatus> status(Field condition, boolean goodWhenTrue) {
        var field = condition.at("status");
        var word = field.said().strip().toLowerCase(Locale.ROOT);
        if (!List.of("true", "false", "unknown").contains(word)) {
            throw field.because("is none of True, False and Unknown");
        }
        if (gone) {
            return Optional.of(AlertStatus.RESOLVED);
        }
        if (goodWhenTrue) {
            return Optional.of(word.equals("true") ? AlertStatus.RESOLVED : AlertStatus.FIRING);
        }
        return switch (word) {
            case "true" -> Optional.of(AlertStatus.FIRING);
            case "false" -> Optional.of(AlertStatus.RESOLVED);
            default -> Optional.empty();
        };
    }

    private Alert alert(Field condition, String type, AlertStatus status) {
        var namespace = object.at("metadata").at("namespace").said();
        var since = condition.at("lastTransitionTime").time();
        var version = object.at("metadata").at("resourceVersion").said();
        var draft =
                Draft.of(KubernetesAdapter.SOURCE, delivery)
                        .series("condition", kind, namespace, name, type)
                        .episode("condition", kind, namespace, name, type)
                        .told(version.isEmpty() ? "" : String.join("\0", kind, name, type, version))
                        .status(status)
                        .severity(delivery.reading().severity())
                        .name(Polarity.trouble(kind, type))
                        .startsAt(since)
                        .endsAt(since.or(() -> Optional.of(delivery.receivedAt())))
                        .labels(labels)
                        .label(kind, name)
                        .label("kind", kind.equals("node") ? "Node" : "Deployment")
                        .label("namespace", namespace)
                        .label("condition", type)
                        .label("reason", condition.at("reason").said())
                        .annotation("message", condition.at("message").said())
                        .resource(kind, namespace.isEmpty() ? name : namespace + "/" + name);
        if (kind.equals("node")) {
            draft.label("instance", name);
        }
        return draft.alert();
    }
}
