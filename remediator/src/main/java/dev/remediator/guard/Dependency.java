package dev.remediator.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What something depends on: while that is unwell, it is not acted upon, because mending the child
/// of a sick parent helps nobody.
///
/// @param of a resource such as `node/web-1`, or a group such as `fleet=web`
/// @param on the resources it depends on, such as `database/main`
public record Dependency(String of, List<String> on) {

    /// Refuses a dependency on nothing.
    public Dependency {
        on = List.copyOf(on);
        Check.named("guards.dependencies.of", of);
        if (on.isEmpty()) {
            throw new IllegalArgumentException(
                    "guards.dependencies.on of '"
                            + of
                            + "' is [], but must name at least one resource");
        }
    }

    /// Everything a resource depends on, directly or not, nearest first.
    static Set<String> ancestors(List<Dependency> all, String resource, List<String> groups) {
        var found = new LinkedHashSet<String>();
        var next = new ArrayList<String>();
        next.add(resource);
        for (var dependency : all) {
            if (groups.contains(dependency.of()) && !reaches(all, dependency, resource)) {
                dependency.on().stream().filter(found::add).forEach(next::add);
            }
        }
        while (!next.isEmpty()) {
            var name = next.removeFirst();
            for (var dependency : all) {
                if (dependency.of().equals(name)) {
                    dependency.on().stream().filter(found::add).forEach(next::add);
                }
            }
        }
        found.remove(resource);
        return found;
    }

    /// What a group depends on may be a member of it: it does not wait for itself, nor for what
    /// waits for it.
    private static boolean reaches(List<Dependency> all, Dependency from, String resource) {
        return from.on().stream()
                .anyMatch(
                        on ->
                                on.equals(resource)
                                        || ancestors(all, on, List.of()).contains(resource));
    }

    /// Refuses what depends on itself in the end: nothing in the circle would ever be healed first.
    static void refuseCycles(List<Dependency> all) {
        var visited = new HashSet<String>();
        for (var dependency : all) {
            follow(all, new ArrayList<>(List.of(dependency.of())), visited);
        }
    }

    /// @param visited from where no circle is reached
    private static void follow(List<Dependency> all, List<String> path, Set<String> visited) {
        var name = path.getLast();
        if (visited.contains(name)) {
            return;
        }
        for (var dependency : all) {
            if (!dependency.of().equals(name)) {
                continue;
            }
            for (var parent : dependency.on()) {
                path.add(parent);
                if (path.indexOf(parent) < path.size() - 1) {
                    throw new IllegalArgumentException(
                            "guards.dependencies: "
                                    + String.join(" depends on ", path)
                                    + ", which is a circle");
                }
                follow(all, path, visited);
                path.removeLast();
            }
        }
        visited.add(name);
    }
}
