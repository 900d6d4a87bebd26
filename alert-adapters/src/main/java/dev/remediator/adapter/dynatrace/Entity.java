package dev.remediator.adapter.dynatrace;

import dev.remediator.adapter.payload.Field;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Something a problem impacts.
///
/// @param id such as `HOST-0123456789ABCDEF`, or the name where there is none
/// @param kind such as `host`
/// @param name such as `web-1`
record Entity(String id, String kind, String name) {

    /// All of a problem, as the notification tells them, else as the details do.
    static List<Entity> all(Field body, Field details) {
        return Stream.of(
                        body.at("ImpactedEntities"),
                        details.at("impactedEntities"),
                        details.at("affectedEntities"),
                        details.at("rankedImpacts"),
                        body.at("ImpactedEntity"),
                        body.at("ImpactedEntityNames"),
                        body.at("NamesOfImpactedEntities"))
                .map(Entity::all)
                .filter(entities -> !entities.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<Entity> all(Field field) {
        if (!field.isObject() && !field.isArray()) {
            var said = field.said().strip();
            if (!said.startsWith("[") && !said.startsWith("{")) {
                return said.isEmpty() ? List.of() : List.of(named(said));
            }
        }
        var entities = field.json();
        var items = entities.isArray() ? entities.items() : List.of(entities);
        return items.stream().flatMap(Entity::read).toList();
    }

    private static Stream<Entity> read(Field item) {
        if (!item.isObject()) {
            boolean none = item.isArray() || item.said().isEmpty();
            return none ? Stream.empty() : Stream.of(named(item.said()));
        }
        var inner = item.at("entityId");
        var id = inner.isObject() ? inner.at("id").said() : inner.said();
        var known = id.isEmpty() ? item.firstSaid("entity", "Entity", "id") : id;
        var name = item.firstSaid("name", "Name", "entityName");
        if (known.isEmpty() && name.isEmpty()) {
            return Stream.empty();
        }
        var type = inner.isObject() ? inner.at("type").said() : item.firstSaid("type", "Type");
        return Stream.of(
                new Entity(
                        known.isEmpty() ? name : known,
                        kind(type, known),
                        name.isEmpty() ? known : name));
    }

    /// The first of a text with several.
    private static Entity named(String text) {
        var first = text.split(",", 2)[0].strip();
        var name = first.isEmpty() ? text : first;
        return new Entity(name, "entity", name);
    }

    /// The type, else what the id begins with.
    private static String kind(String type, String id) {
        int dash = id.lastIndexOf('-');
        var said = type.isEmpty() && dash > 0 ? id.substring(0, dash) : type;
        return said.isEmpty() ? "entity" : said.toLowerCase(Locale.ROOT);
    }
}
