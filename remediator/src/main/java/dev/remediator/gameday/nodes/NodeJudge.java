package dev.remediator.gameday.nodes;

import dev.remediator.gameday.nodes.Evidence.Broken;
import dev.remediator.gameday.nodes.Evidence.Deed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says what in a run was not as it must be, from what became of the processes. Whatever is said of
/// a node that was not broken counts: nobody may touch it.
final class NodeJudge {
    private static final String RESTART = "restart";
    private static final String TERMINATE = Replacements.TERMINATE;

    /// To be well so shortly before one's end is to be ended while one is well. A service that does
    /// not end when it is asked to is killed 3 s later.
    private static final Duration SHORTLY = Duration.ofMillis(1500);

    private final Evidence evidence;
    private final Map<String, Broken> broken;
    private final List<String> problems = new ArrayList<>();

    private NodeJudge(Evidence evidence) {
        this.evidence = evidence;
        this.broken =
                evidence.broken().stream().collect(Collectors.toMap(Broken::node, one -> one));
    }

    /// What it found.
    ///
    /// @param problems a sentence for each; empty if all was as it must be
    /// @param reprovisioned how many machines were ended and replaced
    /// @param mostAtOnce how many nodes of one group were being destroyed at the same time, at most
    record Ruling(List<String> problems, int reprovisioned, int mostAtOnce) {}

    static Ruling of(Evidence evidence) {
        return new NodeJudge(evidence).ruling();
    }

    private Ruling ruling() {
        evidence.deeds().forEach(this::touched);
        evidence.broken().forEach(this::fared);
        machinesOutOfTheBlue();
        problems.addAll(Bystanders.problems(evidence.samples(), broken.keySet()));
        evidence.lost().forEach(file -> problems.add(file + " is lost, and nobody may touch it"));
        pages();
        int most =
                Math.max(
                        Span.mostAtOnce(evidence.underWay()),
                        Span.mostAtOnce(Replacements.of(evidence.deeds(), evidence.samples())));
        if (most > 1) {
            problems.add(most + " nodes of one group were being destroyed at the same time");
        }
        return new Ruling(List.copyOf(problems), (int) count(TERMINATE), most);
    }

    private long count(String what) {
        return evidence.deeds().stream().filter(deed -> deed.what().equals(what)).count();
    }

    private void touched(Deed deed) {
        if (!broken.containsKey(deed.node()) || deed.at().isBefore(evidence.from())) {
            problems.add(
                    "%s of %s, with which nothing was wrong".formatted(deed.what(), deed.node()));
        }
        if (deed.what().equals(TERMINATE) && wasWell(deed)) {
            problems.add(
                    "%s of %s was ended while it was well".formatted(deed.machine(), deed.node()));
        }
    }

    private boolean wasWell(Deed deed) {
        var from = deed.at().minus(SHORTLY);
        return evidence.samples().stream()
                .filter(one -> one.node().equals(deed.node()))
                .filter(one -> one.machine().equals(deed.machine()))
                .filter(one -> one.at().isAfter(from) && !one.at().isAfter(deed.at()))
                .anyMatch(Sample::well);
    }

    private void fared(Broken one) {
        var deeds = evidence.deeds().stream().filter(d -> d.node().equals(one.node())).toList();
        long restarts = deeds.stream().filter(deed -> deed.what().equals(RESTART)).count();
        if (restarts > one.fate().restarts()) {
            problems.add(
                    "%s was restarted %d times and should have been %d times at most"
                            .formatted(one.node(), restarts, one.fate().restarts()));
        }
        long ended = deeds.stream().filter(deed -> deed.what().equals(TERMINATE)).count();
        if (ended != one.fate().replacements()) {
            problems.add(
                    "%s was replaced %d times and should have been %d times"
                            .formatted(one.node(), ended, one.fate().replacements()));
        }
        if (one.fate().heals() && !evidence.healed().contains(one.node())) {
            problems.add(one.node() + " was not healed, and could have been");
        }
        if (one.fate() == Fate.STORM && !evidence.refused().contains(one.group())) {
            problems.add("nothing was refused in " + one.group() + ", which was down altogether");
        }
    }

    /// Machines that came or went without an order are no accident either.
    private void machinesOutOfTheBlue() {
        Map<String, String> last = new HashMap<>();
        for (var sample : evidence.samples()) {
            var before = last.put(sample.node(), sample.machine());
            if (before != null && !before.equals(sample.machine())) {
                explained(sample, before);
            }
        }
    }

    private void explained(Sample now, String before) {
        var machines =
                evidence.deeds().stream()
                        .filter(deed -> deed.node().equals(now.node()))
                        .map(Deed::machine)
                        .collect(Collectors.toSet());
        Stream.of(before, now.machine())
                .filter(machine -> !machine.equals(Sample.NONE) && !machines.contains(machine))
                .forEach(
                        machine ->
                                problems.add(
                                        "%s of %s came or went, and nobody was ordered to do it"
                                                .formatted(machine, now.node())));
    }

    private void pages() {
        var inStorm =
                evidence.broken().stream()
                        .filter(one -> one.fate() == Fate.STORM)
                        .map(Broken::group)
                        .distinct()
                        .count();
        var single =
                evidence.broken().stream()
                        .filter(one -> one.fate() != Fate.STORM)
                        .mapToInt(one -> one.fate().pages())
                        .sum();
        if (evidence.pages() != inStorm + single) {
            problems.add(
                    "people were paged %d times and should have been %d times"
                            .formatted(evidence.pages(), inStorm + single));
        }
    }
}
