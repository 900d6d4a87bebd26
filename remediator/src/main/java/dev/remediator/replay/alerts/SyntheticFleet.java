package dev.remediator.replay.alerts;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The nodes of a synthetic month and what can be wrong with them.
final class SyntheticFleet {
    static final int NODES = 2_000;
    private static final int GROUPS = 40;
    private static final int ZONE = 60;

    /// What standard playbooks answer.
    private static final List<String> ANSWERED =
            List.of(
                    "InstanceDown",
                    "NodeFailing",
                    "NodeFilesystemAlmostOutOfSpace",
                    "KubeNodeReadinessFlapping",
                    "DatabaseStandbyLost");

    private static final List<String> THINGS =
            List.of(
                    "Cpu",
                    "Memory",
                    "Disk",
                    "Network",
                    "Queue",
                    "Cache",
                    "Certificate",
                    "Backup",
                    "Replication",
                    "Clock",
                    "Log");
    private static final List<String> WRONGS =
            List.of("High", "Slow", "Errors", "Saturated", "Stale");

    private final SplittableRandom random;

    SyntheticFleet(SplittableRandom random) {
        this.random = random;
    }

    /// Something nobody answers, on any node.
    Alert unanswered(Instant at) {
        var wrong = WRONGS.get(random.nextInt(WRONGS.size()));
        var name = THINGS.get(random.nextInt(THINGS.size())) + wrong;
        return alert(name, random.nextInt(NODES), at);
    }

    /// Something a playbook is for, on any node.
    Alert answered(Instant at) {
        return alert(ANSWERED.get(random.nextInt(ANSWERED.size())), random.nextInt(NODES), at);
    }

    /// What a node says that is out of reach.
    Alert down(int node, Instant at) {
        return alert(ANSWERED.getFirst(), node, at);
    }

    /// Any zone's first node; its others follow.
    int zone() {
        return random.nextInt(NODES / ZONE) * ZONE;
    }

    private static Alert alert(String name, int node, Instant at) {
        var instance = String.format(Locale.ROOT, "node-%04d", node);
        var labels = new TreeMap<String, String>();
        labels.put("alertname", name);
        labels.put("instance", instance);
        labels.put("job", "fleet");
        labels.put("cluster", "group-" + node % GROUPS);
        labels.put("zone", "zone-" + node / ZONE);
        var series = name + "/" + instance;
        return new Alert(
                "synthetic",
                series,
                series + "@" + at.toEpochMilli(),
                "",
                AlertStatus.FIRING,
                name.endsWith("Slow") ? Severity.WARNING : Severity.CRITICAL,
                name,
                "node/" + instance,
                at,
                null,
                labels,
                Map.of("summary", name + " on " + instance),
                Map.of());
    }

    static Alert over(Alert alert, Instant at) {
        return new Alert(
                alert.source(),
                alert.series(),
                alert.episode(),
                alert.delivery(),
                AlertStatus.RESOLVED,
                alert.severity(),
                alert.name(),
                alert.resource(),
                alert.startsAt(),
                at,
                alert.labels(),
                alert.annotations(),
                alert.links());
    }

    /// The same wrong once more.
    static Alert again(Alert alert, Instant at) {
        int node = Integer.parseInt(alert.resource().substring("node/node-".length()));
        return alert(alert.name(), node, at);
    }
}
