package dev.remediator.gateway;

import dev.remediator.topic.Json;
import java.util.Map;
import java.util.TreeMap;

/// What is kept of a message that is not accepted: its body, or, of one that says everything in its
/// address, that as JSON. Never the secret that stands there.
final class Kept {
    private static final String SECRET = "token";

    private Kept() {}

    static byte[] of(byte[] body, Map<String, String> query) {
        var said = new TreeMap<>(query);
        said.remove(SECRET);
        boolean bodily = body.length > 0 || said.isEmpty();
        return bodily ? body : Json.MAPPER.writeValueAsBytes(said);
    }
}
