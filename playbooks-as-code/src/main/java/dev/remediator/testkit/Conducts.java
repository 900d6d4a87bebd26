package dev.remediator.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How each call of a fake cluster behaves. There are these and no others, because what is arranged
/// for a call that nobody makes would test nothing.
final class Conducts {
    private static final List<String> CALLS =
            List.of(
                    "reconnect",
                    "revoke",
                    "restore",
                    "fence",
                    "release",
                    "start",
                    "checkpoint",
                    "stop",
                    "prepare",
                    "remember",
                    "promote",
                    "follow",
                    "acknowledgedBy",
                    "prove",
                    "copy",
                    "destroy",
                    "rebuild",
                    "rejoin");

    private final VirtualTime time;
    private final String cluster;
    private final Map<String, Conduct> all = new LinkedHashMap<>();
    private boolean losing;

    Conducts(VirtualTime time, String cluster) {
        this.time = time;
        this.cluster = cluster;
    }

    Conduct on(String call) {
        if (!CALLS.contains(call)) {
            throw new IllegalArgumentException(
                    "a cluster has no call '%s'; there are %s"
                            .formatted(call, String.join(", ", CALLS)));
        }
        return all.computeIfAbsent(
                call,
                c -> {
                    var conduct = new Conduct(time, c + " of " + cluster);
                    return losing ? conduct.losesAnswer() : conduct;
                });
    }

    void loseAnswers() {
        losing = true;
        all.values().forEach(Conduct::losesAnswer);
    }
}
