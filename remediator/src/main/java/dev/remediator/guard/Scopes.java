package dev.remediator.guard;

import dev.remediator.alert.Alert;
import dev.remediator.alert.Replayed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which groups a resource is in. A group is written `label=value`, such as `cluster=eu-1`;
/// everything is in `everything`.
///
/// Labels are hostile, so a group by label can be evaded by whoever writes the alert; `fleet=…`,
/// which comes from the inventory, and `everything` cannot.
///
/// @param labels the labels whose values make groups
/// @param fleets which fleet of the inventory a resource belongs to, by resource
/// @param sizes how many members a group has, where that is known
/// @param elsewhere which fleet a resource belongs to that is not listed, by its kind: where
///   members come and go by themselves, as in a cloud
public record Scopes(
        List<String> labels,
        Map<String, String> fleets,
        Map<String, Integer> sizes,
        Map<String, String> elsewhere) {
    /// The group of all.
    public static final String EVERYTHING = "everything";

    /// Copies everything.
    public Scopes {
        labels = List.copyOf(labels);
        fleets = Map.copyOf(fleets);
        sizes = Map.copyOf(sizes);
        elsewhere = Map.copyOf(elsewhere);
    }

    /// The group of all, in the world of a resource: what is replayed has its own.
    public static String everything(String resource) {
        return Replayed.beside(resource, EVERYTHING);
    }

    /// Whether a group is the group of all, in whichever world.
    public static boolean isEverything(String group) {
        return Replayed.plain(group).equals(EVERYTHING);
    }

    /// The groups a resource is in when this alert is about it, `everything` last. What is replayed
    /// is in groups of its own, of the same names and sizes.
    public List<String> of(String resource, Alert alert) {
        return ofReal(Replayed.plain(resource), alert).stream()
                .map(group -> Replayed.beside(resource, group))
                .toList();
    }

    private List<String> ofReal(String resource, Alert alert) {
        var groups = new ArrayList<String>();
        for (var label : labels) {
            alert.label(label)
                    .filter(v -> !v.isBlank())
                    .ifPresent(v -> groups.add(label + "=" + v));
        }
        var fleet = fleets.getOrDefault(resource, elsewhere.get(kind(resource)));
        if (fleet != null) {
            groups.add("fleet=" + fleet);
        }
        groups.add(EVERYTHING);
        return groups;
    }

    /// Whether an inventory is known here, and does not have this resource.
    public boolean strange(String resource) {
        var real = Replayed.plain(resource);
        return !fleets.isEmpty() && !fleets.containsKey(real) && !elsewhere.containsKey(kind(real));
    }

    private static String kind(String resource) {
        return resource.substring(0, Math.max(0, resource.indexOf('/')));
    }

    /// Whether there is a fleet of this name.
    public boolean hasFleet(String name) {
        return fleets.containsValue(name) || elsewhere.containsValue(name);
    }

    /// How many members a group has: what is declared, or at least those that were ever heard of.
    public int size(String group, int known) {
        return sizes.getOrDefault(Replayed.plain(group), known);
    }

    /// With the inventory's fleets, whose sizes are known.
    ///
    /// @param members the resources of each fleet, by the fleet's name
    public Scopes with(Map<String, List<String>> members) {
        var belongs = new TreeMap<>(fleets);
        var known = new TreeMap<>(sizes);
        members.forEach(
                (fleet, resources) -> {
                    resources.forEach(resource -> belongs.put(resource, fleet));
                    known.merge("fleet=" + fleet, resources.size(), Math::max);
                });
        if (!belongs.isEmpty()) {
            known.merge(EVERYTHING, belongs.size(), Math::max);
        }
        sizes.values().stream()
                .max(Integer::compare)
                .ifPresent(largest -> known.merge(EVERYTHING, largest, Math::max));
        return new Scopes(labels, belongs, known, elsewhere);
    }
}
