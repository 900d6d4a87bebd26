package dev.remediator.gameday.nodes;

import dev.remediator.gameday.nodes.Evidence.Broken;
import dev.remediator.gameday.nodes.Evidence.Deed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The records of a run that never was, for its judge.
final class MadeUpRun {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    final List<Broken> broken = new ArrayList<>();
    final List<Sample> samples = new ArrayList<>();
    final List<Deed> deeds = new ArrayList<>();
    final List<Span> underWay = new ArrayList<>();
    final Set<String> healed = new HashSet<>();
    final Set<String> refused = new HashSet<>();
    final List<String> lost = new ArrayList<>();
    int pages;

    void groupDown() {
        for (int i = 1; i <= 5; i++) {
            broken.add(new Broken("api", "api-" + i, Fate.STORM));
        }
    }

    void breaks(String node, Fate fate) {
        broken.add(new Broken("web", node, fate));
    }

    void replaced(String node, long ended, long made) {
        deed(node, "terminate", "m-1", ended);
        deed(node, "provision", "m-2", made);
    }

    void deed(String node, String what, String machine, long millis) {
        deeds.add(new Deed("web", node, what, machine, T0.plusMillis(millis)));
    }

    void sample(String node, String machine, boolean well, long millis) {
        look(node, machine, machine + ".1", well, millis);
    }

    void look(String node, String machine, String boot, boolean well, long millis) {
        samples.add(new Sample(T0.plusMillis(millis), node, machine, boot, well, false));
    }

    static Span span(String group, long from, long until) {
        return new Span(group, T0.plusMillis(from), T0.plusMillis(until));
    }

    List<String> problems() {
        return NodeJudge.of(evidence()).problems();
    }

    Evidence evidence() {
        return new Evidence(T0, broken, samples, deeds, pages, healed, refused, underWay, lost);
    }
}
