package dev.remediator.adapter.otlp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What wrote the records: said once, and about all of them.
///
/// @param attributes everything that was said
/// @param brief what tells one from another, cut short
/// @param size how many characters everything comes to
record Resource(Map<String, String> attributes, Map<String, String> brief, long size) {
    private static final int LONGEST_BRIEF = 100;

    /// What tells one from another, the same over restarts.
    private static final List<String> TELLING =
            List.of(
                    "service.namespace",
                    "service.name",
                    "host.name",
                    "k8s.cluster.name",
                    "k8s.namespace.name",
                    "k8s.node.name",
                    "k8s.pod.name",
                    "k8s.container.name",
                    "k8s.object.kind",
                    "k8s.object.name");

    /// Often drawn anew at each start, so that it counts only where nothing else says where.
    private static final String INSTANCE = "service.instance.id";

    private static final List<String> PLACES =
            List.of("host.name", "k8s.node.name", "k8s.pod.name");

    static Resource of(Map<String, String> attributes) {
        var brief = new LinkedHashMap<String, String>();
        TELLING.forEach(name -> put(brief, name, attributes));
        if (PLACES.stream().noneMatch(brief::containsKey)) {
            put(brief, INSTANCE, attributes);
        }
        long size = 0;
        for (var attribute : attributes.entrySet()) {
            size += attribute.getKey().length() + attribute.getValue().length();
        }
        return new Resource(attributes, brief, size);
    }

    private static void put(Map<String, String> brief, String name, Map<String, String> from) {
        var value = from.getOrDefault(name, "").strip();
        if (!value.isEmpty()) {
            brief.put(name, value.substring(0, Math.min(value.length(), LONGEST_BRIEF)));
        }
    }

    /// What tells this one from others.
    String key() {
        var key = new StringBuilder();
        brief.keySet()
                .forEach(name -> key.append(name).append('=').append(said(name)).append('\0'));
        return key.toString();
    }

    /// An attribute; empty if there is none.
    String said(String name) {
        return attributes.getOrDefault(name, "").strip();
    }
}
