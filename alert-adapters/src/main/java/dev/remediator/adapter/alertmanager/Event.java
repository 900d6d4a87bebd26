package dev.remediator.adapter.alertmanager;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Fingerprint;
import dev.remediator.adapter.OurPage;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One event of Alertmanager's event recorder: the JSON of its protobuf message `Event`, in which a
/// 64-bit number is a text and whatever is empty is missing. Both schemas are read: that of 0.33
/// and 0.34, where labels are lists of pairs and an alert lies in `details`, and `events/v2` since
/// 0.35, where labels are maps.
///
/// | event | says |
/// |---|---|
/// | `alertResolved` | the alert is over |
/// | `silenceMutedAlert`, `inhibitionMutedAlert` | the alert is suppressed |
/// | all others | nothing: whether an alert is for this program, only routing says |
record Event(Delivery delivery, Field field) {

    /// Whether a message is such an event, and no webhook.
    static boolean is(Field message) {
        return message.isObject()
                && !message.at("alerts").present()
                && message.at("@timestamp").present()
                && message.at("data").present();
    }

    /// Whether it has all the marks of one.
    static boolean isSurely(Field message) {
        return is(message)
                && !message.at("specversion").present()
                && message.at("instance").present()
                && message.at("data").isObject()
                && message.at("data").members().values().stream().allMatch(Field::isObject);
    }

    /// The alert it is about, if it changes anything for it.
    Optional<Alert> alert() {
        return switch (kind()) {
            case "alertResolved" -> resolved(told().at("alert"), told().at("groupInfo"));
            case "silenceMutedAlert" -> muted(told().at("silence"));
            case "inhibitionMutedAlert" -> muted(null);
            default -> Optional.empty();
        };
    }

    /// Why it is about no alert.
    String why() {
        return switch (kind()) {
            case "alertCreated", "alertGrouped" ->
                    "the event says that Alertmanager has an alert; its webhook says whether it is"
                            + " for this program";
            case "notification" ->
                    "the event says that a message was sent; if it was for this program, it came";
            case "silenceCreated", "silenceUpdated" ->
                    "the event is about a silence; which alerts it mutes, other events say";
            case "alertmanagerStartupEvent", "alertmanagerShutdownEvent" ->
                    "the event is about Alertmanager itself";
            case "alertResolved", "silenceMutedAlert", "inhibitionMutedAlert" ->
                    "the event is about a page this program sent itself, or does not say about"
                            + " which alert";
            default -> "the event is of a kind that says nothing about an alert";
        };
    }

    private String kind() {
        return field.at("data").members().keySet().stream().findFirst().orElse("");
    }

    private Field told() {
        return field.at("data").at(kind());
    }

    private Optional<Alert> resolved(Field grouped, Field group) {
        var details = grouped.at("details");
        var alert = details.present() ? details : grouped;
        var around = new LinkedHashMap<String, String>();
        group.at("groupKey").text().ifPresent(key -> around.put("groupKey", key));
        group.at("receiverName").text().ifPresent(name -> around.put("receiver", name));
        return alert(
                alert,
                AlertStatus.RESOLVED,
                around,
                alert.at("startsAt").time(),
                alert.at("endsAt").time().orElse(null));
    }

    /// It is not said when the alert began: the series is the webhook's, the episode is not.
    private Optional<Alert> muted(@Nullable Field silence) {
        var around = new LinkedHashMap<String, String>();
        around.put("mutedBy", silence == null ? "an inhibition rule" : "a silence");
        if (silence != null) {
            silence.at("comment").text().ifPresent(comment -> around.put("silence", comment));
        }
        return alert(
                told().at("mutedAlert"), AlertStatus.SUPPRESSED, around, Optional.empty(), null);
    }

    private Optional<Alert> alert(
            Field alert,
            AlertStatus status,
            Map<String, String> around,
            Optional<Instant> begun,
            @Nullable Instant endsAt) {
        var labels = pairs(alert.at("labels"));
        var annotations = pairs(alert.at("annotations"));
        var fingerprint = fingerprint(alert.at("fingerprint"), labels);
        if (fingerprint.isEmpty() || OurPage.in(labels) || OurPage.in(annotations)) {
            return Optional.empty();
        }
        var name = alert.at("name").text().orElse("");
        var heardAt = field.at("@timestamp").time().orElse(delivery.receivedAt());
        return Optional.of(
                new Said(
                                fingerprint.get(),
                                name,
                                status,
                                labels,
                                annotations,
                                around,
                                Map.of(),
                                begun,
                                endsAt)
                        .alert(delivery, heardAt));
    }

    /// Here it is a decimal number; everywhere else Alertmanager writes it as sixteen hexadecimal
    /// digits.
    private static Optional<String> fingerprint(Field number, Map<String, String> labels) {
        var sent = number.text().filter(text -> !text.isBlank());
        if (sent.isEmpty()) {
            return labels.isEmpty() ? Optional.empty() : Optional.of(Fingerprint.of(labels));
        }
        try {
            return Optional.of("%016x".formatted(Long.parseUnsignedLong(sent.get())));
        } catch (NumberFormatException _) {
            throw number.because("must be a whole number of 64 bits");
        }
    }

    private static Map<String, String> pairs(Field set) {
        if (!set.at("labels").isArray()) {
            return set.texts();
        }
        var pairs = new LinkedHashMap<String, String>();
        for (var pair : set.at("labels").items()) {
            pair.at("key")
                    .text()
                    .ifPresent(key -> pairs.put(key, pair.at("value").text().orElse("")));
        }
        return pairs;
    }
}
