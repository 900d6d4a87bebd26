package dev.remediator.gateway;

import dev.remediator.topic.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What a request is answered with.
///
/// @param status the HTTP status
/// @param headers beside the content type
/// @param type the content type
/// @param body the text
record Reply(int status, Map<String, String> headers, String type, String body) {

    static Reply json(int status, Object value) {
        return new Reply(
                status, Map.of(), "application/json", Json.MAPPER.writeValueAsString(value) + "\n");
    }

    static Reply text(int status, String type, String body) {
        return new Reply(status, Map.of(), type, body);
    }

    static Reply error(int status, String sentence) {
        return json(status, Map.of("error", sentence));
    }

    Reply with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new Reply(status, all, type, body);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
