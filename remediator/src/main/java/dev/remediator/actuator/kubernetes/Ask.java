package dev.remediator.actuator.kubernetes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// One request to the API.
///
/// @param words what it does, verb first, for sentences: `patch node 'n1'`
/// @param method of HTTP
/// @param path made of constants and checked names only
/// @param query encoded when it is sent
/// @param type of the body
/// @param body empty: none
record Ask(
        String words,
        String method,
        String path,
        Map<String, String> query,
        String type,
        String body) {
    private static final String JSON = "application/json";
    private static final Map<String, String> OURS = Map.of("fieldManager", "remediator");

    static Ask get(String words, String path) {
        return new Ask(words, "GET", path, Map.of(), JSON, "");
    }

    static Ask post(String words, String path, String body) {
        return new Ask(words, "POST", path, OURS, JSON, body);
    }

    static Ask delete(String words, String path, String body) {
        return new Ask(words, "DELETE", path, Map.of(), JSON, body);
    }

    /// A merge patch (RFC 7396).
    static Ask merge(String words, String path, String body) {
        return new Ask(words, "PATCH", path, OURS, "application/merge-patch+json", body);
    }

    /// A JSON patch (RFC 6902).
    static Ask patch(String words, String path, String body) {
        return new Ask(words, "PATCH", path, OURS, "application/json-patch+json", body);
    }

    Ask with(Map<String, String> more) {
        var all = new LinkedHashMap<>(query);
        all.putAll(more);
        return new Ask(words, method, path, all, type, body);
    }

    /// Where, from the server's root.
    String target() {
        return query.isEmpty()
                ? path
                : path
                        + "?"
                        + query.entrySet().stream()
                                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
