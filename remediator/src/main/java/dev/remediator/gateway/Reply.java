package dev.remediator.gateway;

import dev.remediator.topic.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a request is answered with.
///
/// @param status the HTTP status
/// @param headers beside the content type
/// @param type the content type
/// @param body the text; empty of an answer that goes on
/// @param streaming what goes on, if it does
record Reply(
        int status,
        Map<String, String> headers,
        String type,
        String body,
        @Nullable Streaming streaming) {

    Reply(int status, Map<String, String> headers, String type, String body) {
        this(status, headers, type, body, null);
    }

    /// Events for a page, as `text/event-stream`.
    static Reply events(Streaming streaming) {
        return new Reply(200, Map.of(), "text/event-stream", "", streaming);
    }

    /// To another address, by GET.
    static Reply seeOther(String where) {
        return text(303, "text/plain; charset=utf-8", "see " + where + "\n")
                .with("Location", where);
    }

    static Reply html(int status, String page) {
        return text(status, "text/html; charset=utf-8", page);
    }

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
        return new Reply(status, all, type, body, streaming);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
