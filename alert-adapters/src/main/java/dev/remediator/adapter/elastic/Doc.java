package dev.remediator.adapter.elastic;

import dev.remediator.adapter.payload.Field;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A document of Elasticsearch, where `rule.name` may be a member of that name, a member `name` of
/// an object `rule`, or anything between; and where any value may be an array of one.
///
/// @param root the document
/// @param parts objects it holds as texts, by what their paths begin with
/// @param heads what the names of its members begin with: nearly all paths asked for are nowhere
record Doc(Field root, Map<String, Field> parts, Set<String> heads) {

    Doc(Field root) {
        this(root, Map.of());
    }

    Doc(Field root, Map<String, Field> parts) {
        this(root, parts, heads(root, parts));
    }

    private static Set<String> heads(Field root, Map<String, Field> parts) {
        var heads = new HashSet<>(parts.keySet());
        if (root.isObject()) {
            root.members().keySet().forEach(name -> heads.add(head(name)));
        }
        return heads;
    }

    private static String head(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /// The field at a path such as `kibana.alert.rule.name`; absent, if it is nowhere.
    Field at(String path) {
        return find(path).orElseGet(() -> root.at(path));
    }

    /// What the first of these paths says; an object or an array of several says nothing.
    String said(String... paths) {
        for (var path : paths) {
            var said =
                    find(path)
                            .filter(field -> !field.isObject() && !field.isArray())
                            .map(field -> field.said().strip())
                            .orElse("");
            if (!said.isEmpty()) {
                return said;
            }
        }
        return "";
    }

    boolean has(String path) {
        return find(path).isPresent();
    }

    private Optional<Field> find(String path) {
        if (!heads.contains(head(path))) {
            return Optional.empty();
        }
        int dot = path.indexOf('.');
        var part = dot < 0 ? null : parts.get(path.substring(0, dot));
        return part == null ? find(root, path) : find(part, path.substring(dot + 1));
    }

    private static Optional<Field> find(Field here, String path) {
        if (!here.isObject()) {
            return Optional.empty();
        }
        var whole = here.at(path);
        if (whole.present()) {
            return Optional.of(only(whole));
        }
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            var found = find(here.at(path.substring(0, dot)), path.substring(dot + 1));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Field only(Field field) {
        boolean one = field.isArray() && field.items().size() == 1;
        return one ? field.items().getFirst() : field;
    }
}
