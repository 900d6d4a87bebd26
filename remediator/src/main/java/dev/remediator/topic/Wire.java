package dev.remediator.topic;

import dev.remediator.alert.Alert;
import dev.remediator.escalation.Notification;
import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Command;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Ruling;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Page;
import dev.remediator.remediation.Report;
import dev.remediator.remediation.ResourceState;
import dev.remediator.warden.Posture;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One kind of message as bytes: a JSON object with a `schema` field such as `alert/1`. Unknown
/// fields are ignored, unknown versions refused.
///
/// @param type what it becomes
/// @param schema its name and version
/// @param <T> what it becomes
public record Wire<T>(Class<T> type, String schema) {
    private static final int LONGEST_COMPLAINT = 500;
    private static final int LONGEST_END = 64;
    private static final String BEFORE_SCHEMA = ",\"schema\":\"";

    /// What sources say.
    public static final Wire<Alert> ALERT = new Wire<>(Alert.class, "alert/1");

    /// What workers report.
    public static final Wire<Report> REPORT = new Wire<>(Report.class, "report/1");

    /// That a worker lives.
    public static final Wire<Heartbeat> HEARTBEAT = new Wire<>(Heartbeat.class, "heartbeat/1");

    /// What people tell the warden.
    public static final Wire<Command> COMMAND = new Wire<>(Command.class, "command/1");

    /// What resources tell the warden.
    public static final Wire<Petition> PETITION = new Wire<>(Petition.class, "petition/1");

    /// What the warden answers.
    public static final Wire<Ruling> RULING = new Wire<>(Ruling.class, "ruling/1");

    /// Offers of remedies.
    public static final Wire<Effect.Offer> OFFER = new Wire<>(Effect.Offer.class, "offer/1");

    /// Answers to workers.
    public static final Wire<Answer> ANSWER = new Wire<>(Answer.class, "answer/1");

    /// Pages.
    public static final Wire<Page> PAGE = new Wire<>(Page.class, "page/1");

    /// What is told to people.
    public static final Wire<Notification> NOTIFICATION =
            new Wire<>(Notification.class, "notification/1");

    /// What became of it, and what people say.
    public static final Wire<PageReport> PAGE_REPORT =
            new Wire<>(PageReport.class, "page-report/1");

    /// What a person has said about an incident.
    public static final Wire<Event.ClosedByPeople> CLOSED =
            new Wire<>(Event.ClosedByPeople.class, "closed/1");

    /// How automation stands.
    public static final Wire<Posture> POSTURE = new Wire<>(Posture.class, "posture/1");

    /// Decisions in the incident log.
    public static final Wire<Logged> LOGGED = new Wire<>(Logged.class, "incident-log/1");

    /// What has changed an incident, without a decision.
    public static final Wire<Noted> NOTED = new Wire<>(Noted.class, "noted/1");

    /// What could not be used.
    public static final Wire<DeadLetter> DEAD_LETTER =
            new Wire<>(DeadLetter.class, "dead-letter/1");

    /// What the engine knows about a resource; in its store, not on a topic of ours.
    public static final Wire<ResourceState> STATE = new Wire<>(ResourceState.class, "resource/1");

    /// As bytes, its schema last.
    public byte[] write(T message) {
        var end = end(schema);
        if (message instanceof Alert alert) {
            return AlertBytes.of(alert, end);
        }
        var fields = Json.MAPPER.writeValueAsBytes(message);
        // The brace that closes the object makes room for the schema.
        var bytes = Arrays.copyOf(fields, fields.length - 1 + end.length);
        System.arraycopy(end, 0, bytes, fields.length - 1, end.length);
        return bytes;
    }

    private static byte[] end(String schema) {
        return (BEFORE_SCHEMA + schema + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /// From bytes; a record without a value has none.
    public T read(byte @Nullable [] bytes) throws Unreadable {
        if (bytes != null && schema.equals(schemaAtTheEnd(bytes))) {
            try {
                return Json.MAPPER.readValue(bytes, type);
            } catch (JacksonException e) {
                // The tree below says better what is wrong.
            }
        }
        return read(tree(bytes));
    }

    /// Whether these bytes say that they are this.
    public boolean isIn(byte @Nullable [] bytes) throws Unreadable {
        return schema.equals(schemaOf(bytes));
    }

    /// The schema of the JSON object in these bytes; empty if it has none.
    public static String schemaOf(byte @Nullable [] bytes) throws Unreadable {
        var known = bytes == null ? "" : schemaAtTheEnd(bytes);
        return known.isEmpty() ? schemaOf(tree(bytes)) : known;
    }

    /// Where `write` has put it, so that it is known before the rest is read; empty if it is not
    /// there.
    private static String schemaAtTheEnd(byte[] bytes) {
        int from = Math.max(0, bytes.length - LONGEST_END);
        var end = new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
        int begins = end.lastIndexOf(BEFORE_SCHEMA);
        if (begins < 0 || !end.endsWith("\"}")) {
            return "";
        }
        var found = end.substring(begins + BEFORE_SCHEMA.length(), end.length() - 2);
        return found.indexOf('"') < 0 && found.indexOf('\\') < 0 ? found : "";
    }

    private T read(JsonNode tree) throws Unreadable {
        if (!schema.equals(schemaOf(tree))) {
            throw new Unreadable("its schema is '" + schemaOf(tree) + "', not '" + schema + "'");
        }
        try {
            return Json.MAPPER.treeToValue(tree, type);
        } catch (JacksonException e) {
            throw new Unreadable("it is no " + schema + ": " + place(e) + complaint(e), e);
        }
    }

    static JsonNode tree(byte @Nullable [] bytes) throws Unreadable {
        if (bytes == null) {
            throw new Unreadable("it is empty");
        }
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw new Unreadable("it is no JSON: " + complaint(e), e);
        }
    }

    private static String schemaOf(JsonNode tree) {
        return tree.path("schema").asString("");
    }

    /// A record that reads well and still is not what its topic carries.
    public static Unreadable unreadable(String sentence) {
        return new Unreadable(sentence);
    }

    /// Such as `entry.kind: `; nothing for the message itself.
    private static String place(JacksonException e) {
        var place = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return place.isEmpty() ? "" : place.append(": ").toString();
    }

    /// What a record says of itself when it refuses to be made; else Jackson's own words.
    private static String complaint(JacksonException e) {
        var own =
                e.getCause() instanceof IllegalArgumentException cause ? cause.getMessage() : null;
        var said = own == null ? e.getOriginalMessage() : own;
        var line = said.lines().findFirst().orElse("");
        return line.length() <= LONGEST_COMPLAINT
                ? line
                : line.substring(0, LONGEST_COMPLAINT) + "…";
    }
}
