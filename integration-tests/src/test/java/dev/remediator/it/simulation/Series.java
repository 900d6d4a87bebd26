package dev.remediator.it.simulation;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// One thing that can be wrong, and what its source says about it.
final class Series {
    final String source;
    final String name;
    final Map<String, String> labels;
    final String id;

    /// Whether the source never says that it is over, so that its word expires.
    final boolean mute;

    /// Which remedy mends it this time; empty: none does.
    String mendedBy = "";

    private Instant startsAt = Instant.EPOCH;
    private int episode;
    private boolean firing;

    Series(String source, String name, Map<String, String> labels, boolean mute) {
        this.source = source;
        this.name = name;
        this.labels = new TreeMap<>(labels);
        this.mute = mute;
        this.id = source + ":" + name + ":" + this.labels;
    }

    boolean firing() {
        return firing;
    }

    int episode() {
        return episode;
    }

    void begins(Instant at) {
        firing = true;
        startsAt = at;
        episode++;
    }

    void ends() {
        firing = false;
    }

    /// What it is about.
    String resource() {
        return says().resource();
    }

    /// What the source says now.
    Alert says() {
        return Virtual.BOOK.route(
                new Alert(
                        source,
                        id,
                        id + "#" + episode,
                        "",
                        firing ? AlertStatus.FIRING : AlertStatus.RESOLVED,
                        Severity.CRITICAL,
                        name,
                        "node/" + labels.get("instance"),
                        startsAt,
                        null,
                        labels,
                        Map.of(),
                        Map.of()));
    }
}
