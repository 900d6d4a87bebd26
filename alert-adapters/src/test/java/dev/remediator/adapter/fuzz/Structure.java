package dev.remediator.adapter.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes JSON so that it stays JSON, mostly.
record Structure(RandomGenerator random) {
    /// A text no sender sends, to be looked for where no text of a body may be.
    static final String CANARY = "zqcanaryqz";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOLE = "\"@@hole@@\"";

    private static final List<String> ODD =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-1",
                    "1",
                    "2",
                    "3",
                    "1.5",
                    "-0.0",
                    "1e999999999",
                    "1e-999999999",
                    "9223372036854775808",
                    "-9223372036854775808",
                    "4294967296",
                    "123456789012345678901234567890.5",
                    "1772332867",
                    "1772332867125",
                    "\"\"",
                    "\" \"",
                    "\"\\ud800\"",
                    "\"\\u0000\"",
                    "\"\\n\\r\\u2028\"",
                    "\"$ALERT_ID\"",
                    "\"{EVENT.ID}\"",
                    "\"{{rule.id}}\"",
                    "\"0001-01-01T00:00:00Z\"",
                    "\"+999999999-12-31T23:59:59Z\"",
                    "\"9999-12-31T23:59:59.999999999Z\"",
                    "\"-1\"",
                    "\"1e400\"",
                    "\"firing\"",
                    "\"resolved\"",
                    "\"OK\"",
                    "\"{}\"",
                    "\"[1]\"",
                    "\"{\\\"a\\\":\"",
                    "\"javascript:alert(1)\"",
                    "\"http://[::1\"",
                    "\"ſ\"",
                    "\"İ\"",
                    "[]",
                    "{}",
                    "[null]",
                    "[[]]",
                    "{\"a\":{}}",
                    "{\"\":\"\"}",
                    "[{},{}]",
                    "{\"name\":null}");

    /// The body with one change; none, if it is no JSON.
    byte @Nullable [] of(byte[] body, byte[] other) {
        var tree = parsed(body);
        if (tree == null || !tree.isContainer()) {
            return null;
        }
        var places = places(tree);
        if (places.isEmpty()) {
            return null;
        }
        var place = places.get(random.nextInt(places.size()));
        var from = places.get(random.nextInt(places.size())).value();
        var text =
                switch (random.nextInt(10)) {
                    case 0 -> place.removed(tree);
                    case 1 -> place.filled(tree, from.toString());
                    case 2 -> place.filled(tree, deep(place.value()));
                    case 3 -> place.filled(tree, repeated(place.value()));
                    case 4 -> place.filled(tree, "\"" + lengthy() + "\"");
                    case 5 -> place.twice(tree);
                    case 6 -> place.filled(tree, foreign(other));
                    case 7 -> place.filled(tree, JSON.writeValueAsString(from.toString()));
                    default -> place.filled(tree, ODD.get(random.nextInt(ODD.size())));
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// The body with the canary for one of its values; none, if it is no JSON.
    byte @Nullable [] withCanary(byte[] body) {
        var tree = parsed(body);
        var places = tree == null ? List.<Spot>of() : places(tree);
        if (tree == null || places.isEmpty()) {
            return null;
        }
        var place = places.get(random.nextInt(places.size()));
        return place.filled(tree, "\"" + CANARY + "\"").getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            return null;
        }
    }

    private static List<Spot> places(JsonNode tree) {
        var places = new ArrayList<Spot>();
        collect(tree, places);
        return places;
    }

    private static void collect(JsonNode node, List<Spot> places) {
        if (node instanceof ObjectNode object) {
            for (var name : object.propertyNames()) {
                places.add(new Member(object, name));
                collect(object.path(name), places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                places.add(new Item(array, i));
                collect(array.path(i), places);
            }
        }
    }

    private String deep(JsonNode value) {
        int levels = random.nextInt(1, 100);
        boolean arrays = random.nextBoolean();
        return (arrays ? "[" : "{\"a\":").repeat(levels)
                + value
                + (arrays ? "]" : "}").repeat(levels);
    }

    private String repeated(JsonNode value) {
        int times = random.nextInt(2, 40);
        return "[" + (value + ",").repeat(times) + value + "]";
    }

    private String lengthy() {
        return "x".repeat(random.nextInt(20) == 0 ? 300_000 : random.nextInt(5_000));
    }

    private String foreign(byte[] other) {
        var tree = parsed(other);
        var places = tree == null ? List.<Spot>of() : places(tree);
        return places.isEmpty()
                ? "7"
                : places.get(random.nextInt(places.size())).value().toString();
    }

    /// Where a value stands.
    private sealed interface Spot {
        JsonNode value();

        /// The tree as text, with other text for the value.
        String filled(JsonNode tree, String text);

        String removed(JsonNode tree);

        /// The tree as text, with the value there twice.
        String twice(JsonNode tree);
    }

    private record Member(ObjectNode object, String name) implements Spot {
        @Override
        public JsonNode value() {
            return object.path(name);
        }

        @Override
        public String filled(JsonNode tree, String text) {
            object.put(name, "@@hole@@");
            return tree.toString().replace(HOLE, text);
        }

        @Override
        public String removed(JsonNode tree) {
            object.remove(name);
            return tree.toString();
        }

        @Override
        public String twice(JsonNode tree) {
            var value = value().toString();
            return filled(tree, value + "," + JSON.writeValueAsString(name) + ":" + value);
        }
    }

    private record Item(ArrayNode array, int index) implements Spot {
        @Override
        public JsonNode value() {
            return array.path(index);
        }

        @Override
        public String filled(JsonNode tree, String text) {
            array.set(index, "@@hole@@");
            return tree.toString().replace(HOLE, text);
        }

        @Override
        public String removed(JsonNode tree) {
            array.remove(index);
            return tree.toString();
        }

        @Override
        public String twice(JsonNode tree) {
            var value = value().toString();
            return filled(tree, value + "," + value);
        }
    }
}
