package dev.remediator.actuator.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a cluster's API stores: objects by their paths, each with a UID and a resource version, and
/// the refusals that go with them.
final class FakeObjects {
    static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, ObjectNode> byPath = new TreeMap<>();
    private long version = 100;
    private int uids;

    /// A refusal of the API.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final int code;
        final String reason;

        Refused(int code, String reason, String message) {
            super(message);
            this.code = code;
            this.reason = reason;
        }
    }

    /// Puts an object there, whatever was there before; with a UID of its own unless it has one.
    ObjectNode put(String path, ObjectNode object) {
        var meta = meta(object);
        if (!meta.has("uid")) {
            meta.put("uid", "00000000-0000-4000-8000-%012d".formatted(++uids));
        }
        meta.put("resourceVersion", String.valueOf(++version));
        byPath.put(path, object);
        return object;
    }

    static ObjectNode meta(ObjectNode object) {
        return object.withObject("/metadata");
    }

    Optional<ObjectNode> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    ObjectNode get(String path) {
        return find(path)
                .orElseThrow(
                        () ->
                                new Refused(
                                        404,
                                        "NotFound",
                                        "\""
                                                + path.substring(path.lastIndexOf('/') + 1)
                                                + "\" not found"));
    }

    void remove(String path) {
        byPath.remove(path);
    }

    long version() {
        return version;
    }

    /// All of a collection; `pods` without a namespace are those of all.
    List<Map.Entry<String, ObjectNode>> all(String collection) {
        List<Map.Entry<String, ObjectNode>> found = new ArrayList<>();
        var everywhere = "/api/v1/pods".equals(collection);
        byPath.forEach(
                (path, object) -> {
                    if (everywhere
                            ? path.matches("/api/v1/namespaces/[^/]+/pods/[^/]+")
                            : path.matches("\\Q" + collection + "\\E/[^/]+")) {
                        found.add(Map.entry(path, object));
                    }
                });
        return found;
    }

    /// Changes it, if the patch was made for what is there now.
    ObjectNode patch(String path, String type, JsonNode patch) {
        var before = get(path);
        var after = before.deepCopy();
        switch (type) {
            case "application/merge-patch+json" -> merge(after, (ObjectNode) patch);
            case "application/json-patch+json" -> patch.forEach(op -> apply(after, op));
            default -> throw new Refused(415, "UnsupportedMediaType", type);
        }
        requireSame(path, before, after, "resourceVersion");
        requireSame(path, before, after, "uid");
        if (after.equals(before)) {
            return before;
        }
        var meta = meta(after);
        if (!after.path("spec").equals(before.path("spec"))) {
            meta.put("generation", meta.path("generation").asInt(1) + 1);
        }
        meta.put("resourceVersion", String.valueOf(++version));
        byPath.put(path, after);
        return after;
    }

    private static void requireSame(
            String path, ObjectNode before, ObjectNode after, String field) {
        if (!meta(before).path(field).equals(meta(after).path(field))) {
            throw conflict(path);
        }
    }

    static Refused conflict(String path) {
        return new Refused(
                409,
                "Conflict",
                "Operation cannot be fulfilled on "
                        + path
                        + ": the object has been modified; please apply your changes to the latest"
                        + " version and try again");
    }

    private static void merge(ObjectNode onto, ObjectNode patch) {
        for (var entry : patch.properties()) {
            if (entry.getValue().isNull()) {
                onto.remove(entry.getKey());
            } else if (entry.getValue() instanceof ObjectNode below) {
                if (!(onto.get(entry.getKey()) instanceof ObjectNode)) {
                    onto.putObject(entry.getKey());
                }
                merge((ObjectNode) onto.get(entry.getKey()), below);
            } else {
                onto.set(entry.getKey(), entry.getValue());
            }
        }
    }

    private static void apply(ObjectNode onto, JsonNode op) {
        var path = op.path("path").asString();
        int last = path.lastIndexOf('/');
        if (!(onto.at(path.substring(0, last)) instanceof ObjectNode parent)) {
            throw new Refused(422, "Invalid", "nothing is at " + path.substring(0, last));
        }
        var key = path.substring(last + 1).replace("~1", "/").replace("~0", "~");
        var replace = op.path("op").asString().equals("replace");
        if (replace && !parent.has(key)) {
            throw new Refused(422, "Invalid", "nothing is at " + path);
        }
        parent.set(key, op.path("value"));
    }

    /// Deletes it if it is still the one that is meant. One with finalizers stays, and is deleted.
    void delete(String path, JsonNode preconditions) {
        var object = get(path);
        requireMeant(path, object, preconditions);
        if (meta(object).path("finalizers").isEmpty()) {
            byPath.remove(path);
        } else {
            end(object);
        }
    }

    static void requireMeant(String path, ObjectNode object, JsonNode preconditions) {
        for (var field : List.of("uid", "resourceVersion")) {
            var wanted = preconditions.path(field);
            var is = meta(object).path(field);
            if (!wanted.isMissingNode() && !wanted.equals(is)) {
                throw new Refused(
                        409,
                        "Conflict",
                        "Operation cannot be fulfilled on %s: Precondition failed: %s in precondition: %s, %s in object meta: %s"
                                .formatted(
                                        path,
                                        field.equals("uid") ? "UID" : "ResourceVersion",
                                        wanted.asString(),
                                        field.equals("uid") ? "UID" : "ResourceVersion",
                                        is.asString()));
            }
        }
    }

    /// It is being deleted from now on.
    void end(ObjectNode object) {
        meta(object).put("deletionTimestamp", "2026-03-01T12:00:00Z");
        meta(object).put("resourceVersion", String.valueOf(++version));
    }
}
