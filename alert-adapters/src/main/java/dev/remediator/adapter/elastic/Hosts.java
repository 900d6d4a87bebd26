package dev.remediator.adapter.elastic;

import dev.remediator.adapter.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where Elastic's documents say what they are about, in ECS' names, the closest first.
final class Hosts {
    private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put(
                "host", List.of("host.name", "host.hostname", "hostname", "host", "context.host"));
        NAMES.put("node", List.of("kubernetes.node.name", "node.name", "node", "context.nodeName"));
        NAMES.put("pod", List.of("kubernetes.pod.name", "pod"));
        NAMES.put("service", List.of("service.name", "service", "context.serviceName"));
        NAMES.put("monitor", List.of("monitor.name", "context.monitorName", "context.checkName"));
        NAMES.put("agent", List.of("agent.name", "agent.hostname"));
        NAMES.put("cluster", List.of("context.clusterName", "cluster"));
    }

    private Hosts() {}

    /// What the document is about, if it says so; all that it says, as labels.
    static Draft into(Draft draft, Doc doc) {
        NAMES.forEach(
                (kind, names) -> {
                    var said = said(doc, names);
                    draft.label(kind, said).resource(kind, said);
                });
        return draft;
    }

    private static String said(Doc doc, List<String> names) {
        return names.stream()
                .flatMap(name -> List.of(name, "context." + name).stream())
                .map(doc::said)
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse("");
    }
}
