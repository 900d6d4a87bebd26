package dev.remediator.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A sound body as often as it has fields, each time with another value in one of them.
final class OneFieldChanged {
    static final String FORGED_LINE = "\nERROR";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOLE = "@@hole@@";
    private static final List<String> OTHERS =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1e999999999",
                    "123456789012345678901234567890",
                    "\"\"",
                    "\"\\ud800\"",
                    "\"forged\\nERROR\"",
                    "[]",
                    "{}",
                    "[[]]",
                    "[null]",
                    "{\"a\":{}}",
                    "{\"forged\\nERROR\":[]}");

    private OneFieldChanged() {}

    static List<String> bodies(String body) {
        return holes(body)
                .flatMap(hole -> OTHERS.stream().map(other -> filled(hole, other)))
                .toList();
    }

    private static String filled(String hole, String other) {
        return hole.replace("\"" + HOLE + "\"", other);
    }

    private static Stream<String> holes(String body) {
        var holes = new ArrayList<String>();
        var tree = JSON.readTree(body);
        visit(tree, tree, holes);
        return holes.stream();
    }

    private static void visit(JsonNode tree, JsonNode here, List<String> holes) {
        if (here instanceof ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                var kept = object.path(name);
                object.put(name, HOLE);
                holes.add(JSON.writeValueAsString(tree));
                object.set(name, kept);
                visit(tree, kept, holes);
            }
        }
        if (here instanceof ArrayNode array) {
            IntStream.range(0, array.size())
                    .forEach(
                            index -> {
                                var kept = array.path(index);
                                array.set(index, HOLE);
                                holes.add(JSON.writeValueAsString(tree));
                                array.set(index, kept);
                                visit(tree, kept, holes);
                            });
        }
    }
}
