package dev.remediator.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Who is in which fleet, as far as the settings can say: those they list by name, and the fleets
/// whose members come and go.
final class Rolls {
    private final Map<String, List<String>> listed = new TreeMap<>();
    private final List<String> living = new ArrayList<>();
    private final List<String> clusters = new ArrayList<>();
    private final Map<String, String> fleetOf = new HashMap<>();
    private final Map<String, String> aliases = new TreeMap<>();

    /// @throws IllegalArgumentException in one sentence, if a name means two things
    Rolls(Settings settings) {
        settings.fleets().forEach(f -> list(f.name(), nodes(f.members(), m -> m.node())));
        for (var fleet : settings.hosts()) {
            if (fleet.discover().isPresent()) {
                live(fleet.name());
            } else {
                list(fleet.name(), nodes(fleet.nodes(), n -> n.name()));
            }
        }
        for (var cluster : settings.kubernetes()) {
            live(cluster.name());
            clusters.add(cluster.name());
        }
        settings.ec2().forEach(fleet -> live(fleet.name()));
        for (int i = 0; i < settings.aliases().size(); i++) {
            call("aliases[" + i + "]", settings.aliases().get(i));
        }
    }

    private static <T> List<String> nodes(List<T> members, Function<T, String> name) {
        return members.stream().map(name).map(Rolls::resource).toList();
    }

    private static String resource(String node) {
        return "node/" + node;
    }

    private void list(String fleet, List<String> nodes) {
        refuseTwin(fleet);
        listed.put(fleet, nodes);
        for (var node : nodes) {
            var other = fleetOf.putIfAbsent(node, fleet);
            if (other != null && !other.equals(fleet)) {
                throw new IllegalArgumentException(
                        "%s is in fleet '%s' and in fleet '%s'".formatted(node, other, fleet));
            }
        }
    }

    private void live(String fleet) {
        refuseTwin(fleet);
        living.add(fleet);
    }

    private void refuseTwin(String fleet) {
        if (listed.containsKey(fleet) || living.contains(fleet)) {
            throw new IllegalArgumentException("two fleets are called '" + fleet + "'");
        }
    }

    private void call(String key, Alias alias) {
        for (var also : alias.also()) {
            var other = aliases.put(resource(also), resource(alias.node()));
            if (other != null || fleetOf.containsKey(resource(also))) {
                throw new IllegalArgumentException(
                        "%s.also has '%s', which is the name of another node too"
                                .formatted(key, also));
            }
        }
    }

    /// What resources are called besides their one name.
    Map<String, String> aliases() {
        return Map.copyOf(aliases);
    }

    /// The resources of each fleet that is listed, by the fleet's name.
    Map<String, List<String>> listed() {
        return listed;
    }

    /// All fleets; of those whose members come and go none is known.
    Map<String, List<String>> all() {
        var all = new TreeMap<>(listed);
        elsewhere().values().forEach(fleet -> all.put(fleet, List.of()));
        return all;
    }

    /// The fleet of what is not listed, by kind. Where there are several, nobody can say without
    /// asking which of them a node is in; they are one group then. So are deployments, each kind
    /// for itself.
    Map<String, String> elsewhere() {
        var groups = new TreeMap<String, String>();
        if (!living.isEmpty()) {
            groups.put("node", String.join("+", living));
        }
        if (!clusters.isEmpty()) {
            groups.put("deployment", String.join("+", clusters) + "-deployments");
        }
        return groups;
    }
}
