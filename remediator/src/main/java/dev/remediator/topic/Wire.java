package dev.remediator.topic;

import dev.remediator.alert.Alert;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Page;
import dev.remediator.remediation.Report;
import dev.remediator.remediation.ResourceState;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One kind of message as bytes: a JSON object with a `schema` field such as `alert/1`. Unknown
/// fields are ignored, unknown versions refused.
///
/// @param type what it becomes
/// @param schema its name and version
/// @param <T> what it becomes
public record Wire<T>(Class<T> type, String schema) {
    /// What sources say.
    public static final Wire<Alert> ALERT = new Wire<>(Alert.class, "alert/1");

    /// What workers and pagers report.
    public static final Wire<Report> REPORT = new Wire<>(Report.class, "report/1");

    /// That a worker lives.
    public static final Wire<Heartbeat> HEARTBEAT = new Wire<>(Heartbeat.class, "heartbeat/1");

    /// Offers of remedies.
    public static final Wire<Effect.Offer> OFFER = new Wire<>(Effect.Offer.class, "offer/1");

    /// Answers to workers.
    public static final Wire<Answer> ANSWER = new Wire<>(Answer.class, "answer/1");

    /// Pages.
    public static final Wire<Page> PAGE = new Wire<>(Page.class, "page/1");

    /// Decisions in the incident log.
    public static final Wire<Logged> LOGGED = new Wire<>(Logged.class, "incident-log/1");

    /// What could not be used.
    public static final Wire<DeadLetter> DEAD_LETTER = new Wire<>(DeadLetter.class, "dead-letter/1");

    /// What the engine knows about a resource; in its store, not on a topic of ours.
    public static final Wire<ResourceState> STATE = new Wire<>(ResourceState.class, "resource/1");

    /// As bytes.
    public byte[] write(T message) {
        ObjectNode node = Json.MAPPER.valueToTree(message);
        node.put("schema", schema);
        return Json.MAPPER.writeValueAsBytes(node);
    }

    /// From bytes.
    public T read(byte[] bytes) throws Unreadable {
        return read(tree(bytes));
    }

    /// From a tree that was read before, to see which schema it has.
    public T read(JsonNode tree) throws Unreadable {
        if (!schema.equals(schemaOf(tree))) {
            throw new Unreadable("its schema is '" + schemaOf(tree) + "', not '" + schema + "'");
        }
        try {
            return Json.MAPPER.treeToValue(tree, type);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new Unreadable("it is no " + schema + ": " + firstLine(e), e);
        }
    }

    /// The JSON tree in these bytes.
    public static JsonNode tree(byte[] bytes) throws Unreadable {
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw new Unreadable("it is no JSON: " + firstLine(e), e);
        }
    }

    /// The tree's schema; empty if it has none.
    public static String schemaOf(JsonNode tree) {
        return tree.path("schema").asString("");
    }

    /// A record that reads well and still is not what its topic carries.
    public static Unreadable unreadable(String sentence) {
        return new Unreadable(sentence);
    }

    private static String firstLine(Exception e) {
        var message = e instanceof JacksonException j ? j.getOriginalMessage() : e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
    }
}
