package dev.remediator.gameday.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// What is broken in one run: which faults, and on how many nodes of which groups.
public enum NodeScenario {
    /// A crash.
    KILLED("a node is killed"),
    /// A hang.
    HUNG("a node hangs"),
    /// A grey failure.
    GREY("a node answers and fails"),
    /// A broken machine.
    CRASH_LOOP("a node crashes at every start"),
    /// A disk that can be cleaned up.
    DISK_FULL("a node's disk fills with old logs"),
    /// A disk that cannot.
    DISK_STUFFED("a node's disk fills with data"),
    /// What mends itself.
    FLAPPING("a node comes and goes"),
    /// What is no fault at all.
    FALSE_ALARM("a false alarm"),
    /// What cannot be mended.
    BEYOND_REPAIR("a node never comes back"),
    /// Two machines, which must be replaced one after the other.
    TWO_OF_ONE_GROUP("two nodes of one group crash at every start"),
    /// Three causes at the same time.
    ONE_OF_EACH_GROUP("one node of each group, each in another way"),
    /// One cause that looks like many.
    GROUP_DOWN("a whole group is down");

    private static final String ANY = "";

    private final String words;

    NodeScenario(String words) {
        this.words = words;
    }

    private List<Part> parts() {
        return switch (this) {
            case KILLED -> List.of(new Part(ANY, Fault.KILLED, 1));
            case HUNG -> List.of(new Part(ANY, Fault.HUNG, 1));
            case GREY -> List.of(new Part(ANY, Fault.GREY, 1));
            case CRASH_LOOP -> List.of(new Part(ANY, Fault.CRASH_LOOP, 1));
            case DISK_FULL -> List.of(new Part(ANY, Fault.DISK_FULL, 1));
            case DISK_STUFFED -> List.of(new Part(ANY, Fault.DISK_STUFFED, 1));
            case FLAPPING -> List.of(new Part(ANY, Fault.FLAPPING, 1));
            case FALSE_ALARM -> List.of(new Part(ANY, Fault.FALSE_ALARM, 1));
            case BEYOND_REPAIR -> List.of(new Part(ANY, Fault.BEYOND_REPAIR, 1));
            case TWO_OF_ONE_GROUP -> List.of(new Part(OwnFleets.LARGE, Fault.CRASH_LOOP, 2));
            case ONE_OF_EACH_GROUP ->
                    List.of(
                            new Part(OwnFleets.LARGE, Fault.CRASH_LOOP, 1),
                            new Part(OwnFleets.SMALL, Fault.KILLED, 1),
                            new Part(OwnFleets.OTHER, Fault.GREY, 1));
            case GROUP_DOWN -> List.of(new Part(OwnFleets.SMALL, Fault.OUTAGE, Integer.MAX_VALUE));
        };
    }

    /// For people and programs.
    public String words() {
        return words;
    }

    /// @param group whose nodes; [#ANY] for one by chance
    /// @param nodes how many
    private record Part(String group, Fault fault, int nodes) {}

    /// One node with its fault.
    record Cast(String group, String node, Fault fault) {}

    /// Who plays: the same chance gives the same nodes.
    ///
    /// @param groups the nodes of each group
    List<Cast> cast(Map<String, List<String>> groups, SplittableRandom chance) {
        var cast = new ArrayList<Cast>();
        for (var part : parts()) {
            var names = groups.keySet().stream().sorted().toList();
            var group =
                    part.group().equals(ANY)
                            ? names.get(chance.nextInt(names.size()))
                            : part.group();
            var nodes = new ArrayList<>(groups.getOrDefault(group, List.of()));
            Collections.shuffle(nodes, chance);
            nodes.stream()
                    .limit(part.nodes())
                    .map(node -> new Cast(group, node, part.fault()))
                    .forEach(cast::add);
        }
        return List.copyOf(cast);
    }
}
