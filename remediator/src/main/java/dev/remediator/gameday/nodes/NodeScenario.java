package dev.remediator.gameday.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// What is broken in one run: which faults, and on how many nodes of which groups.
public enum NodeScenario {
    /// A crash.
    KILLED("a node is killed", Fault.KILLED),
    /// A hang.
    HUNG("a node hangs", Fault.HUNG),
    /// A grey failure.
    GREY("a node answers and fails", Fault.GREY),
    /// A broken machine.
    CRASH_LOOP("a node crashes at every start", Fault.CRASH_LOOP),
    /// A disk that can be cleaned up.
    DISK_FULL("a node's disk fills with old logs", Fault.DISK_FULL),
    /// A disk that cannot.
    DISK_STUFFED("a node's disk fills with data", Fault.DISK_STUFFED),
    /// What mends itself.
    FLAPPING("a node comes and goes", Fault.FLAPPING),
    /// What is no fault at all.
    FALSE_ALARM("a false alarm", Fault.FALSE_ALARM),
    /// What cannot be mended.
    BEYOND_REPAIR("a node never comes back", Fault.BEYOND_REPAIR),
    /// Two machines, which must be replaced one after the other.
    TWO_OF_ONE_GROUP(
            "two nodes of one group crash at every start",
            List.of(new Part(OwnFleets.LARGE, Fault.CRASH_LOOP, 2))),
    /// Three causes at the same time.
    ONE_OF_EACH_GROUP(
            "one node of each group, each in another way",
            List.of(
                    new Part("web", Fault.CRASH_LOOP, 1),
                    new Part("api", Fault.KILLED, 1),
                    new Part("jobs", Fault.GREY, 1))),
    /// One cause that looks like many.
    GROUP_DOWN(
            "a whole group is down",
            List.of(new Part(OwnFleets.SMALL, Fault.OUTAGE, Integer.MAX_VALUE)));

    private final String words;
    private final List<Part> parts;

    NodeScenario(String words, Fault fault) {
        this(words, List.of(new Part("", fault, 1)));
    }

    NodeScenario(String words, List<Part> parts) {
        this.words = words;
        this.parts = parts;
    }

    /// For people and programs.
    public String words() {
        return words;
    }

    /// @param group whose nodes; empty for any
    /// @param nodes how many
    private record Part(String group, Fault fault, int nodes) {}

    /// One node with its fault.
    record Cast(String group, String node, Fault fault) {}

    /// Who plays: the same chance gives the same nodes.
    ///
    /// @param groups the nodes of each group
    List<Cast> cast(Map<String, List<String>> groups, SplittableRandom chance) {
        var cast = new ArrayList<Cast>();
        for (var part : parts) {
            var names = groups.keySet().stream().sorted().toList();
            var group =
                    part.group().isEmpty() ? names.get(chance.nextInt(names.size())) : part.group();
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
