package dev.remediator.guard;

import dev.remediator.alert.Replayed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the operator has set, with the groups it makes.
///
/// @param rules what is set
/// @param scopes which groups there are
public record Policy(Rules rules, Scopes scopes) {

    /// All defaults, and an empty inventory.
    public static final Policy DEFAULT = of(Rules.DEFAULT, Map.of());

    /// With the fleets of an inventory that lists everything.
    ///
    /// @param rules what is set
    /// @param fleets the resources of each fleet, such as `node/web-1`, by the fleet's name
    public static Policy of(Rules rules, Map<String, List<String>> fleets) {
        return of(rules, fleets, Map.of());
    }

    /// With the fleets of an inventory.
    ///
    /// @param rules what is set
    /// @param fleets the resources of each fleet, such as `node/web-1`, by the fleet's name
    /// @param elsewhere the fleet of resources that nobody lists, by their kind
    public static Policy of(
            Rules rules, Map<String, List<String>> fleets, Map<String, String> elsewhere) {
        var sizes = new TreeMap<String, Integer>();
        rules.groups().sizes().forEach(size -> sizes.put(size.group(), size.members()));
        var scopes = new Scopes(rules.groups().labels(), Map.of(), sizes, elsewhere).with(fleets);
        return new Policy(rules, scopes);
    }

    /// What a resource depends on, directly or not, nearest first. What is replayed depends on what
    /// is replayed beside it.
    ///
    /// @param groups the groups it is in
    public List<String> parents(String resource, List<String> groups) {
        var all = rules.dependencies();
        if (all.isEmpty()) {
            return List.of();
        }
        var plain = groups.stream().map(Replayed::plain).toList();
        return Dependency.ancestors(all, Replayed.plain(resource), plain).stream()
                .map(parent -> Replayed.beside(resource, parent))
                .toList();
    }

    /// From how many unwell members on a group is in a storm: more than this.
    public int mayBeUnwell(String group, GroupState state) {
        var storms = rules.storm();
        int size = scopes.size(group, state.known());
        boolean everything = Scopes.isEverything(group);
        int share = size * (everything ? storms.fleetShare() : storms.share()) / 100;
        return Math.max(share, everything ? storms.fleetLeast() : storms.least());
    }

    /// How many of a group are unwell, and how many may be, for people.
    public String unwell(String group, GroupState state) {
        return group
                + ": "
                + state.unwell()
                + " of "
                + scopes.size(group, state.known())
                + " unwell (at most "
                + mayBeUnwell(group, state)
                + ")";
    }
}
