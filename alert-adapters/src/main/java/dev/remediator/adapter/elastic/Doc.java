package dev.remediator.adapter.elastic;

import dev.remediator.adapter.payload.Field;
import java.util.Map;
import java.util.Optional;

/// A document of Elasticsearch, where `rule.name` may be a member of that name, a member `name` of
/// an object `rule`, or anything between; and where any value may be an array of one.
///
/// @param root the document
/// @param parts objects it holds as texts, by what their paths begin with
record Doc(Field root, Map<String, Field> parts) {

    Doc(Field root) {
        this(root, Map.of());
    }

    /// The field at a path such as `kibana.alert.rule.name`; absent, if it is nowhere.
    Field at(String path) {
        return find(path).orElse(root.at(path));
    }

    /// What the first of these paths says; an object or an array of several says nothing.
    String said(String... paths) {
        for (var path : paths) {
            var field = at(path);
            var said = field.isObject() || field.isArray() ? "" : field.said().strip();
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
