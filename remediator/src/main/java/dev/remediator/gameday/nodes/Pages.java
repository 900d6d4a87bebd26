package dev.remediator.gameday.nodes;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the pager has heard: one key for each time that people are paged. Thread-safe.
final class Pages {
    private final List<String> keys = new ArrayList<>();

    /// Is told of an event at the pager.
    synchronized void hear(JsonNode event) {
        var key = event.path("dedup_key").asString("");
        if (event.path("event_action").asString("").equals("trigger")) {
            keys.add(key);
        }
    }

    /// How many events there have been: a place to begin counting from.
    synchronized int here() {
        return keys.size();
    }

    /// About what people were paged since then, each once.
    synchronized List<String> since(int from) {
        return keys.subList(from, keys.size()).stream().distinct().toList();
    }
}
