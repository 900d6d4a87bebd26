package dev.remediator.paging.channel;

import dev.remediator.topic.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What is told to services in JSON, and what they answer in it, or instead of it.
final class JsonText {

    private JsonText() {}

    static byte[] bytes(JsonNode node) {
        return Json.MAPPER.writeValueAsBytes(node);
    }

    /// What a service said; nothing at all if it is no JSON.
    static JsonNode read(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /// The first line of what a service said, without its secrets.
    static String firstLine(HttpService service, String body) {
        return service.harmless(body.strip().lines().findFirst().orElse("nothing"));
    }
}
