package dev.remediator.adapter;

import dev.remediator.adapter.payload.WebAddress;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An alert while it is being read, so that every sender's alerts come out alike. What is blank was
/// not said. Used by one thread.
///
/// | not said | becomes |
/// |---|---|
/// | series | refused: an alert nobody can tell from another is none |
/// | episode | the series and when it began, if that was said; else the series |
/// | delivery | the digest of the bytes |
/// | name | `unnamed` |
/// | resource | `alert/` and the name |
/// | severity | unknown |
/// | when it began | when it arrived |
public final class Draft {
    private static final String UNNAMED = "unnamed";

    private final String source;
    private final Delivery delivery;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private final Map<String, String> links = new LinkedHashMap<>();
    private String series = "";
    private String episode = "";
    private String told = "";
    private AlertStatus status = AlertStatus.FIRING;
    private Severity severity = Severity.UNKNOWN;
    private String name = "";
    private String resource = "";
    private @Nullable Instant startsAt;
    private @Nullable Instant endsAt;
    private boolean oneShot;

    private Draft(String source, Delivery delivery) {
        this.source = source;
        this.delivery = delivery;
    }

    /// Begins one.
    ///
    /// @param source the adapter's
    /// @param delivery what it came in
    public static Draft of(String source, Delivery delivery) {
        return new Draft(source, delivery);
    }

    /// What the sender tells this check on this thing by, the same over years; in parts, if it
    /// takes several.
    public Draft series(String... nativeKey) {
        series = String.join("\0", nativeKey);
        return this;
    }

    /// What the sender tells one firing-to-resolved life by; in parts, if it takes several.
    public Draft episode(String... nativeKey) {
        episode = String.join("\0", nativeKey);
        return this;
    }

    /// What the sender tells this message by, the same when it sends it again.
    public Draft told(String deliveryId) {
        told = deliveryId;
        return this;
    }

    /// Whether it fires.
    public Draft status(AlertStatus other) {
        status = other;
        return this;
    }

    /// How bad it is.
    public Draft severity(Severity other) {
        severity = other;
        return this;
    }

    /// How bad it is, in the sender's word, which is kept as the label `severity` if there is none
    /// yet. A word nobody knows is [Severity#UNKNOWN].
    public Draft severity(String word) {
        if (!word.isBlank()) {
            severity = Severity.read(word);
            labels.putIfAbsent("severity", word.strip());
        }
        return this;
    }

    /// What playbooks are looked up by. The first that is not blank counts.
    public Draft name(String other) {
        name = name.isBlank() ? other.strip() : name;
        return this;
    }

    /// What it is about. The first that is not blank counts, and is also kept as a label called
    /// like its kind, if there is none yet.
    ///
    /// @param kind such as `host`
    /// @param value such as `web-1`
    public Draft resource(String kind, String value) {
        if (resource.isBlank() && !value.isBlank()) {
            resource = kind + "/" + value.strip();
            labels.putIfAbsent(kind, value.strip());
        }
        return this;
    }

    /// When this episode began.
    public Draft startsAt(Optional<Instant> time) {
        startsAt = time.orElse(startsAt);
        return this;
    }

    /// When it ended; counts only if it has.
    public Draft endsAt(Optional<Instant> time) {
        endsAt = time.orElse(endsAt);
        return this;
    }

    /// Nobody will say that it is over: its word holds for the integration's time to live, from
    /// when it arrived.
    public Draft oneShot() {
        oneShot = true;
        return this;
    }

    /// A label. The last of a name counts.
    public Draft label(String label, String value) {
        if (!label.isBlank() && !value.isBlank()) {
            labels.put(label, value);
        }
        return this;
    }

    /// Labels.
    public Draft labels(Map<String, String> all) {
        all.forEach(this::label);
        return this;
    }

    /// A text for people.
    public Draft annotation(String annotation, String text) {
        if (!annotation.isBlank() && !text.isBlank()) {
            annotations.put(annotation, text);
        }
        return this;
    }

    /// Texts for people.
    public Draft annotations(Map<String, String> all) {
        all.forEach(this::annotation);
        return this;
    }

    /// An address for people; left out unless it is a web address.
    ///
    /// @param to what it leads to, such as `runbook`
    /// @param address as the sender wrote it
    public Draft link(String to, String address) {
        WebAddress.read(address).ifPresent(web -> links.put(to, web));
        return this;
    }

    /// The alert.
    ///
    /// @throws IllegalStateException if the series was not said: a mistake of the adapter
    public Alert alert() {
        if (series.isBlank()) {
            throw new IllegalStateException("an alert of " + source + " has no series");
        }
        var known = name.isBlank() ? UNNAMED : name;
        return new Alert(
                source,
                delivery.key(source, series),
                delivery.key(source, episodeKey()),
                told.isBlank() ? delivery.digest() : delivery.key(source, told),
                status,
                severity,
                known,
                resource.isBlank() ? "alert/" + known : resource,
                startsAt == null ? delivery.receivedAt() : startsAt,
                end(),
                labels,
                annotations,
                links);
    }

    private String episodeKey() {
        if (!episode.isBlank()) {
            return episode;
        }
        return startsAt == null ? series : series + "\0" + startsAt;
    }

    private @Nullable Instant end() {
        if (status == AlertStatus.RESOLVED) {
            return endsAt;
        }
        return oneShot ? delivery.receivedAt().plus(delivery.reading().ttl()) : null;
    }
}
