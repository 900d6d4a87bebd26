package dev.remediator.it.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The description as the program serves it, and stricter than it is published: here no object may
/// have a field that is not described, so that none is forgotten.
final class StrictDescription {
    private final JsonNode tree;
    private final List<Operation> operations = new ArrayList<>();

    /// One operation.
    ///
    /// @param id its `operationId`
    /// @param method the HTTP method
    /// @param path what paths are its own
    private record Operation(String id, String method, Pattern path) {}

    StrictDescription(JsonNode published) {
        tree = published;
        close(tree);
        for (var path : tree.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (operation.getValue().has("operationId")) {
                    operations.add(
                            new Operation(
                                    operation.getValue().path("operationId").asString(),
                                    operation.getKey(),
                                    Pattern.compile(
                                            path.getKey().replaceAll("\\{\\w+}", "[^/]+"))));
                }
            }
        }
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject()) {
            if (!object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
        node.forEach(StrictDescription::close);
    }

    Path write(Path directory) throws IOException {
        return Files.writeString(
                directory.resolve("openapi.json"), JsonMapper.shared().writeValueAsString(tree));
    }

    Set<String> ids() {
        var ids = new TreeSet<String>();
        operations.forEach(operation -> ids.add(operation.id));
        return ids;
    }

    /// Which of them a request is.
    ///
    /// @param path without the query
    String id(String method, String path) {
        return operations.stream()
                .filter(o -> o.method.equalsIgnoreCase(method))
                .filter(o -> o.path.matcher(path).matches())
                .map(Operation::id)
                .findFirst()
                .orElseThrow(() -> new AssertionError(Map.of(method, path) + " is not described"));
    }
}
