package dev.remediator.settings;

import dev.remediator.guard.Rules;
import dev.remediator.guard.Scopes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the guards mention must be something that can be: a name that is misspelt protects nothing,
/// and nobody would notice before it is too late.
final class Mentions {
    private static final Set<String> TAKEN = Set.of(Scopes.EVERYTHING, "fleet", "playbook");

    private final Rules rules;
    private final Map<String, List<String>> fleets;

    /// @param rules what is checked
    /// @param fleets the resources of each fleet, by the fleet's name
    Mentions(Rules rules, Map<String, List<String>> fleets) {
        this.rules = rules;
        this.fleets = fleets;
    }

    /// @throws IllegalArgumentException in one sentence with the key and the value
    void check() {
        labels(rules.groups().labels());
        var sized = new HashSet<String>();
        for (int i = 0; i < rules.groups().sizes().size(); i++) {
            var group = rules.groups().sizes().get(i).group();
            var key = "guards.groups.sizes[" + i + "].group";
            if (!sized.add(group)) {
                throw new IllegalArgumentException(key + " is '" + group + "' twice");
            }
            if (!group.equals(Scopes.EVERYTHING)) {
                group(key, group);
            }
        }
        for (int i = 0; i < rules.protectedTargets().size(); i++) {
            resource("guards.protected-targets[" + i + "]", rules.protectedTargets().get(i));
        }
        for (int i = 0; i < rules.dependencies().size(); i++) {
            var dependency = rules.dependencies().get(i);
            var key = "guards.dependencies[" + i + "]";
            if (dependency.of().contains("=")) {
                group(key + ".of", dependency.of());
            } else {
                resource(key + ".of", dependency.of());
            }
            dependency.on().forEach(parent -> resource(key + ".on", parent));
        }
        circles();
    }

    /// A circle may go through a fleet: what its members depend on must not depend on one of them.
    private void circles() {
        var parents = new TreeMap<String, Set<String>>();
        for (var dependency : rules.dependencies()) {
            for (var child : children(dependency.of())) {
                var on = parents.computeIfAbsent(child, _ -> new TreeSet<>());
                dependency.on().stream().filter(p -> !p.equals(child)).forEach(on::add);
            }
        }
        var harmless = new HashSet<String>();
        parents.keySet().forEach(child -> follow(child, new ArrayList<>(), parents, harmless));
    }

    private List<String> children(String of) {
        return of.startsWith("fleet=")
                ? fleets.getOrDefault(of.substring("fleet=".length()), List.of())
                : List.of(of);
    }

    private static void follow(
            String name,
            List<String> path,
            Map<String, Set<String>> parents,
            Set<String> harmless) {
        int seen = path.indexOf(name);
        path.add(name);
        if (seen >= 0) {
            throw new IllegalArgumentException(
                    "guards.dependencies: "
                            + String.join(" depends on ", path.subList(seen, path.size()))
                            + ", which is a circle");
        }
        if (!harmless.contains(name)) {
            parents.getOrDefault(name, Set.of())
                    .forEach(parent -> follow(parent, path, parents, harmless));
            harmless.add(name);
        }
        path.removeLast();
    }

    private static void labels(List<String> labels) {
        var seen = new HashSet<String>();
        for (int i = 0; i < labels.size(); i++) {
            var label = labels.get(i);
            var said = "guards.groups.labels[" + i + "] is '" + label + "'";
            if (label.isBlank() || label.contains("=") || TAKEN.contains(label)) {
                throw new IllegalArgumentException(
                        said + ", but must be the name of a label, and none of " + taken());
            }
            if (!seen.add(label)) {
                throw new IllegalArgumentException(said + " twice");
            }
        }
    }

    private static String taken() {
        return String.join(", ", TAKEN.stream().sorted().toList());
    }

    private void group(String key, String group) {
        int equals = Math.max(group.indexOf('='), 0);
        var label = group.substring(0, equals);
        var value = group.substring(Math.min(equals + 1, group.length()));
        if (label.equals("fleet") && !fleets.containsKey(value)) {
            throw new IllegalArgumentException(
                    key
                            + " is '"
                            + group
                            + "', but there is no such fleet; there are "
                            + fleets.keySet());
        }
        boolean known = label.equals("fleet") || rules.groups().labels().contains(label);
        if (!known || value.isBlank() || value.contains("*")) {
            throw new IllegalArgumentException(
                    "%s is '%s', but must be fleet=NAME or one value of a label in guards.groups.labels, which are %s"
                            .formatted(key, group, String.join(", ", rules.groups().labels())));
        }
    }

    private static void resource(String key, String resource) {
        if (!resource.matches("[^/*=\\s]+/[^*]*[^*\\s]")) {
            throw new IllegalArgumentException(
                    key + " is '" + resource + "', but must be one resource, such as node/db-1");
        }
    }
}
