package dev.remediator.guard;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePSet;

/// Which resources explain others, found by a label of what fires on them: an alert is compared
/// with those that have the same, not with all that burns.
///
/// @param resources all of them, by name
/// @param byLabel those that have a label, by `name=value`
public record Symptoms(TreePSet<String> resources, HashPMap<String, TreePSet<String>> byLabel) {
    static final Symptoms NONE = new Symptoms(TreePSet.empty(), HashTreePMap.empty());

    Symptoms plus(String resource, Standing standing) {
        if (standing.symptoms().isEmpty()) {
            return this;
        }
        var found = byLabel;
        for (var label : labels(standing)) {
            var same = found.get(label);
            found =
                    found.plus(
                            label,
                            same == null ? TreePSet.singleton(resource) : same.plus(resource));
        }
        return new Symptoms(resources.plus(resource), found);
    }

    Symptoms minus(String resource, Standing standing) {
        if (standing.symptoms().isEmpty()) {
            return this;
        }
        var found = byLabel;
        for (var label : labels(standing)) {
            var same = found.get(label);
            if (same != null) {
                var others = same.minus(resource);
                found = others.isEmpty() ? found.minus(label) : found.plus(label, others);
            }
        }
        return new Symptoms(resources.minus(resource), found);
    }

    private static TreeSet<String> labels(Standing standing) {
        var labels = new TreeSet<String>();
        for (var symptom : standing.symptoms()) {
            symptom.labels().forEach((name, value) -> labels.add(label(name, value)));
        }
        return labels;
    }

    /// Those among which an explanation may be: all, where a label is missing, for what is missing
    /// is equal to what is empty.
    TreePSet<String> explaining(List<String> equal, Map<String, String> labels) {
        var fewest = resources;
        for (var name : equal) {
            var value = labels.getOrDefault(name, "");
            if (!value.isEmpty()) {
                var same = byLabel.get(label(name, value));
                if (same == null) {
                    return TreePSet.empty();
                }
                fewest = same.size() < fewest.size() ? same : fewest;
            }
        }
        return fewest;
    }

    private static String label(String name, String value) {
        return name + "=" + value;
    }
}
