package dev.remediator.worker;

import dev.remediator.journal.Evidence;
import dev.remediator.journal.Values;
import dev.remediator.topic.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What steps answer, as JSON that remembers its type: text and truth as they are, the rest with
/// its type beside it. Only values: a class is instantiated from a journal only if it is a record
/// or an enum of the playbooks' own.
public final class StepValues implements Values {
    private static final int LONGEST = 32 * 1024;

    private final ClassLoader playbooks;

    /// @param playbooks the loader of the playbooks' classes
    public StepValues(ClassLoader playbooks) {
        this.playbooks = playbooks;
    }

    @Override
    public String write(@Nullable Object value) {
        var json = Json.MAPPER.writeValueAsString(tree(value));
        if (json.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a step may answer at most "
                            + LONGEST
                            + " characters of JSON, not "
                            + json.length());
        }
        // What a record holds shows only when it is read back.
        if (!comesBack(value, json)) {
            throw noValue(value);
        }
        return json;
    }

    private boolean comesBack(@Nullable Object value, String json) {
        try {
            return Objects.equals(value, read(json));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public @Nullable Object read(String json) {
        try {
            return value(Json.MAPPER.readTree(json));
        } catch (JacksonException | DateTimeException e) {
            throw new IllegalArgumentException("it is not what a step wrote: " + Evidence.of(e), e);
        }
    }

    private JsonNode tree(@Nullable Object value) {
        return switch (value) {
            case null -> Json.MAPPER.nullNode();
            case String text -> Json.MAPPER.valueToTree(text);
            case Boolean yes -> Json.MAPPER.valueToTree(yes);
            case Integer number -> tagged("int", Json.MAPPER.valueToTree(number));
            case Long number -> tagged("long", Json.MAPPER.valueToTree(number));
            case Double number -> tagged("double", Json.MAPPER.valueToTree(number));
            case Instant instant -> tagged("instant", Json.MAPPER.valueToTree(instant));
            case Duration duration -> tagged("duration", Json.MAPPER.valueToTree(duration));
            case Optional<?> some -> tagged("optional", tree(some.orElse(null)));
            case List<?> list -> {
                var items = Json.MAPPER.createArrayNode();
                list.forEach(item -> items.add(tree(item)));
                yield tagged("list", items);
            }
            case Record own -> tagged(own.getClass().getName(), fields(own));
            case Enum<?> own ->
                    tagged(own.getDeclaringClass().getName(), Json.MAPPER.valueToTree(own));
            default -> throw noValue(value);
        };
    }

    private static JsonNode fields(Record own) {
        try {
            return Json.MAPPER.valueToTree(own);
        } catch (JacksonException e) {
            throw noValue(own);
        }
    }

    private static IllegalArgumentException noValue(@Nullable Object value) {
        return new IllegalArgumentException(
                "a step may answer text, numbers, booleans, instants, durations, enums, and records,"
                        + " lists and optionals of these, not a "
                        + (value == null ? "null" : value.getClass().getName()));
    }

    private static ObjectNode tagged(String type, JsonNode value) {
        return Json.MAPPER.createObjectNode().put("type", type).set("value", value);
    }

    private @Nullable Object value(JsonNode tree) {
        if (tree.isNull()) {
            return null;
        }
        if (tree.isString() || tree.isBoolean()) {
            return tree.isString() ? tree.asString() : (Object) tree.asBoolean();
        }
        var type = tree.path("type").asString("");
        var value = tree.get("value");
        if (value == null) {
            throw new IllegalArgumentException("it is not what a step wrote: it has no value");
        }
        return switch (type) {
            case "int" -> value.asInt();
            case "long" -> value.asLong();
            case "double" -> Double.parseDouble(value.asString());
            case "instant" -> Instant.parse(value.asString());
            case "duration" -> Duration.parse(value.asString());
            case "optional" -> Optional.ofNullable(value(value));
            case "list" -> {
                var items = new ArrayList<@Nullable Object>();
                value.forEach(item -> items.add(value(item)));
                yield items;
            }
            default -> Json.MAPPER.treeToValue(value, ownType(type));
        };
    }

    private Class<?> ownType(String name) {
        try {
            var type = Class.forName(name, false, playbooks);
            if (type.isRecord() || type.isEnum()) {
                return type;
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "the journal holds a " + name + ", which is gone", e);
        }
        throw new IllegalArgumentException("the journal holds a " + name + ", which is no value");
    }
}
