package dev.remediator.replay.alerts;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.replay.engine.Input;
import dev.remediator.topic.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Our own alerts: one a line as the topic `alerts` holds it, or with the time it was told beside
/// it: `{"at":…,"alert":{…}}`.
final class CanonicalShape implements Shape {
    private static final String SCHEMA = "alert/1";
    private static final String BEFORE_AT = "{\"at\":\"";
    private static final String BEFORE_ALERT = "\",\"alert\":";
    private static final String AFTER_ALERT = ",\"schema\":\"alert/1\"}}";

    /// Whether an object is one of ours.
    static boolean has(JsonNode object) {
        return object.path("alert").isObject() || ours(object);
    }

    private static boolean ours(JsonNode object) {
        return object.path("schema").asString("").startsWith("alert/");
    }

    @Override
    public Instant time(Row row) throws BadRow {
        var line = row.value(0);
        int end = usual(line);
        try {
            return end < 0
                    ? heard(row).at()
                    : IsoTime.strictly(line.substring(BEFORE_AT.length(), end));
        } catch (DateTimeException e) {
            throw noAlert(row, e);
        }
    }

    @Override
    public Said read(Row row) throws BadRow {
        var line = row.value(0);
        int end = usual(line);
        if (end >= 0 && line.endsWith(AFTER_ALERT)) {
            try {
                var alert = line.substring(end + BEFORE_ALERT.length(), line.length() - 1);
                return new Said(
                        new Input.Heard(row.at, Json.MAPPER.readValue(alert, Alert.class)), null);
            } catch (JacksonException | NullPointerException e) {
                throw noAlert(row, e);
            }
        }
        return new Said(heard(row), null);
    }

    /// Where the time ends in a line as [AlertFile] writes it; negative if it is not written so.
    private static int usual(String line) {
        int end = line.startsWith(BEFORE_AT) ? line.indexOf('"', BEFORE_AT.length()) : -1;
        return end >= 0 && line.startsWith(BEFORE_ALERT, end) ? end : -1;
    }

    private static Input.Heard heard(Row row) throws BadRow {
        var object = JsonRows.object(row.value(0), row.line);
        boolean alone = ours(object);
        var found = alone ? object : object.path("alert");
        var schema = found.path("schema").asString(SCHEMA);
        if (!schema.equals(SCHEMA)) {
            throw new BadRow(
                    row.line,
                    "its schema is %s; this program reads alert/1: use a newer one"
                            .formatted(BadRow.quoted(schema)));
        }
        try {
            var alert = Json.MAPPER.treeToValue(found, Alert.class);
            var at = alone ? toldAt(alert) : Instant.parse(object.path("at").asString(""));
            return new Input.Heard(at, alert);
        } catch (JacksonException | DateTimeException | NullPointerException e) {
            throw noAlert(row, e);
        }
    }

    private static BadRow noAlert(Row row, Exception e) {
        return new BadRow(
                row.line,
                "it is no alert of ours: " + BadRow.quoted(Objects.toString(e.getMessage())));
    }

    /// When it ended, if it has; else when it began.
    private static Instant toldAt(Alert alert) {
        var end = alert.endsAt();
        return alert.status() == AlertStatus.RESOLVED && end != null ? end : alert.startsAt();
    }
}
