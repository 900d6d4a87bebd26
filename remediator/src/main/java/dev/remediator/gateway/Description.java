package dev.remediator.gateway;

import dev.remediator.alert.Severity;
import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The API as OpenAPI describes it: the files of the folder `api` put together, the closed lists of
/// words filled in from the code, and what every address may answer said of each.
final class Description {
    private static final String FOLDER = "api/";
    private static final List<String> PARTS =
            List.of(
                    "about",
                    "alerts",
                    "incidents",
                    "safety",
                    "safety-words",
                    "playbooks",
                    "replays",
                    "service",
                    "words");
    private static final YAMLMapper YAML = YAMLMapper.shared();
    private static final Description THIS = new Description();

    private final ObjectNode tree = YAML.createObjectNode();

    private Description() {
        PARTS.forEach(part -> merge(tree, read(part)));
        var schemas = (ObjectNode) tree.path("components").path("schemas");
        words(schemas, "State", State.values(), State::word);
        words(schemas, "Reason", Reason.values(), Reason::word);
        words(schemas, "Severity", Severity.values(), Severity::word);
        words(schemas, "Level", Autonomy.Level.values(), Autonomy.Level::word);
        tree.path("paths")
                .forEach(
                        path ->
                                path.properties().stream()
                                        .filter(entry -> entry.getValue().has("operationId"))
                                        .forEach(entry -> common((ObjectNode) entry.getValue())));
    }

    /// Where it is served.
    static List<Route> routes() {
        return List.of(
                Route.viewer("GET", "/api/openapi.yaml", _ -> THIS.yaml()),
                Route.viewer("GET", "/api/openapi.json", _ -> Reply.json(200, THIS.tree)));
    }

    private Reply yaml() {
        return Reply.text(200, "application/yaml; charset=utf-8", YAML.writeValueAsString(tree));
    }

    private static JsonNode read(String part) {
        try (var in = Description.class.getResourceAsStream(FOLDER + part + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("this build has no " + FOLDER + part + ".yaml");
            }
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A name that two parts have is a mistake in one of them.
    private static void merge(ObjectNode into, JsonNode part) {
        for (Map.Entry<String, JsonNode> entry : part.properties()) {
            var there = into.get(entry.getKey());
            if (there instanceof ObjectNode object && entry.getValue().isObject()) {
                merge(object, entry.getValue());
            } else if (there == null) {
                into.set(entry.getKey(), entry.getValue());
            } else {
                throw new IllegalStateException("two parts describe " + entry.getKey());
            }
        }
    }

    private static <T> void words(
            ObjectNode schemas, String name, T[] values, Function<T, String> word) {
        var list = ((ObjectNode) schemas.path(name)).putArray("enum");
        Arrays.stream(values).map(word).forEach(list::add);
    }

    private static void common(ObjectNode operation) {
        var responses = (ObjectNode) operation.path("responses");
        if (operation.has("x-role")) {
            responses.setAll(Map.of("401", response("NoToken"), "403", response("WrongRole")));
        }
        responses.set("503", response("TryAgain"));
    }

    private static ObjectNode response(String name) {
        return YAML.createObjectNode().put("$ref", "#/components/responses/" + name);
    }

    /// The addresses it describes, as `GET /api/andon viewer`; without a role where none is needed.
    static Stream<String> addresses() {
        return THIS.tree.path("paths").properties().stream()
                .flatMap(
                        path ->
                                path.getValue().properties().stream()
                                        .filter(entry -> entry.getValue().has("operationId"))
                                        .map(entry -> address(path.getKey(), entry)));
    }

    private static String address(String path, Map.Entry<String, JsonNode> operation) {
        var method = operation.getKey().toUpperCase(Locale.ROOT);
        var role = operation.getValue().path("x-role").asString("");
        return (method + " " + path + " " + role).strip();
    }
}
