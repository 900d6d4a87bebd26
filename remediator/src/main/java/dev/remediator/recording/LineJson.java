package dev.remediator.recording;

import dev.remediator.guard.Command;
import dev.remediator.guard.Tilt;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.topic.Json;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Lines as JSON. What is read is never trusted: whatever it is, it becomes a line or is refused.
final class LineJson {
    /// So many words and marks may stand in one line: what is made of them must fit into memory.
    private static final long MOST_TOKENS = 4_000_000;

    /// Maps in the order of their keys, so that the same is written the same.
    private static final JsonMapper MAPPER =
            Json.MAPPER
                    .rebuild()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final JsonFactory BOUNDED =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
                    .build();

    private LineJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode tree(Object value) {
        ObjectNode tree = MAPPER.valueToTree(value);
        if (value instanceof Event.WorkerBack back) {
            var codes = tree.putArray("codes");
            back.codes().stream().sorted().forEach(codes::add);
        }
        return tree;
    }

    static <T> T value(JsonNode tree, Class<T> type) {
        return MAPPER.treeToValue(tree, type);
    }

    /// @throws JacksonException if it is no JSON
    static JsonNode node(String json) {
        return MAPPER.readTree(json);
    }

    static byte[] bytes(ObjectNode line) {
        return MAPPER.writeValueAsBytes(line);
    }

    /// @throws Unfit if it is no JSON object
    /// @throws JacksonException if it is no JSON at all, or too much of it
    static ObjectNode parse(byte[] bytes, int length) throws Unfit {
        try (var parser = BOUNDED.createParser(ObjectReadContext.empty(), bytes, 0, length)) {
            if (MAPPER.reader().readTree(parser) instanceof ObjectNode object
                    && parser.nextToken() == null) {
                return object;
            }
            throw new Unfit("is not one JSON object");
        }
    }

    static ObjectNode write(Line line) {
        var json = object();
        switch (line) {
            case Line.Started(var at, var session) ->
                    json.put("kind", "started")
                            .put("at", at.toString())
                            .set("session", tree(session));
            case Line.Commanded(var at, var command) ->
                    json.put("kind", "commanded")
                            .put("at", at.toString())
                            .set("command", tree(command));
            case Line.Distrusted(var at, var tilt) ->
                    json.put("kind", "distrusted").put("at", at.toString()).set("tilt", tree(tilt));
            case Line.Controlled(var decision) ->
                    json.put("kind", "controlled").set("decision", tree(decision));
            case Line.Happened(var incident) ->
                    IncidentJson.write(incident, json.put("kind", "incident"));
        }
        return json;
    }

    static Line read(ObjectNode json) throws Unfit {
        var kind = json.path("kind").asString("");
        return switch (kind) {
            case "started" ->
                    new Line.Started(
                            time(json, "at"), value(object(json, "session"), Session.class));
            case "commanded" ->
                    new Line.Commanded(
                            time(json, "at"), value(object(json, "command"), Command.class));
            case "distrusted" ->
                    new Line.Distrusted(time(json, "at"), value(object(json, "tilt"), Tilt.class));
            case "controlled" ->
                    new Line.Controlled(value(object(json, "decision"), Decision.class));
            case "incident" -> new Line.Happened(IncidentJson.read(json));
            default ->
                    throw new Unfit(
                            ("is of the kind '%s', which this program does not know:"
                                            + " use a newer remediator, or read leniently")
                                    .formatted(Unfit.quoted(kind)));
        };
    }

    static ObjectNode object(ObjectNode line, String name) throws Unfit {
        if (line.get(name) instanceof ObjectNode object) {
            return object;
        }
        throw new Unfit("has no " + name);
    }

    static String text(ObjectNode line, String name) throws Unfit {
        var node = line.get(name);
        if (node == null || !node.isString()) {
            throw new Unfit("has no " + name);
        }
        return node.asString();
    }

    static Instant time(ObjectNode line, String name) throws Unfit {
        var text = text(line, name);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Unfit(
                    "has '%s' for %s; write a time such as 2026-01-01T03:00:00Z"
                            .formatted(Unfit.quoted(text), name));
        }
    }
}
