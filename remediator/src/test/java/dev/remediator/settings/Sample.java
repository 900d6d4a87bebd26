package dev.remediator.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A file that says every key there is, of which one can be changed: the example of the catalogue
/// without the signs that put it out of force.
final class Sample {
    private static final JsonNode ALL =
            SettingsReader.YAML.readTree(
                    SettingsExample.of(Catalogue.load()).replaceAll("(?m)^#", ""));
    private final ObjectNode tree;

    Sample() {
        tree = (ObjectNode) ALL.deepCopy();
    }

    String text() {
        return SettingsReader.YAML.writeValueAsString(tree);
    }

    boolean has(Setting setting) {
        return holders(setting).stream().anyMatch(holder -> holder.has(setting.last()));
    }

    /// With another value, where the key is said first; whole numbers as such.
    String with(Setting setting, String value) {
        var holder = holder(setting);
        if (setting.kind() == Setting.Kind.WHOLE) {
            holder.put(setting.last(), Long.parseLong(value));
        } else {
            holder.put(setting.last(), value);
        }
        return text();
    }

    String without(Setting setting) {
        holder(setting).remove(setting.last());
        return text();
    }

    String misspelling(Setting setting) {
        var holder = holder(setting);
        holder.set(setting.last() + "x", holder.remove(setting.last()));
        return text();
    }

    /// What the reader makes of it where it is left out in the first entry; nothing, if what else
    /// is said there needs it.
    Optional<JsonNode> whereItMayBeLeftOut(Setting setting, Yaml yaml) {
        var all = holders(setting);
        for (int i = 0; i < all.size(); i++) {
            var said = all.get(i).remove(setting.last());
            try {
                var read = new ArrayList<ObjectNode>();
                collect(SettingsReader.YAML.valueToTree(yaml.read(text())), setting.parent(), read);
                return Optional.ofNullable(read.get(i).get(setting.last()));
            } catch (IllegalArgumentException e) {
                if (said != null) {
                    all.get(i).set(setting.last(), said);
                }
            }
        }
        return Optional.empty();
    }

    private ObjectNode holder(Setting setting) {
        return holders(setting).stream()
                .filter(one -> one.has(setting.last()))
                .findFirst()
                .orElseThrow();
    }

    private List<ObjectNode> holders(Setting setting) {
        var found = new ArrayList<ObjectNode>();
        collect(tree, setting.parent(), found);
        return found;
    }

    private static void collect(JsonNode node, String path, List<ObjectNode> found) {
        if (path.isEmpty()) {
            if (node instanceof ObjectNode object) {
                found.add(object);
            }
            return;
        }
        var first = path.split("\\.", 2)[0];
        var rest = path.length() > first.length() ? path.substring(first.length() + 1) : "";
        var next = node.path(first.replace("[]", ""));
        if (first.endsWith("[]")) {
            next.forEach(each -> collect(each, rest, found));
        } else {
            collect(next, rest, found);
        }
    }
}
