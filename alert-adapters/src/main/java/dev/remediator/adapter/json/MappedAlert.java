package dev.remediator.adapter.json;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.Mapping;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Pointer;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.List;

/// Reads alerts where a mapping says they are.
///
/// What a pointer names must be there if it is the name, the status, the series or the episode: an
/// alert told by half of what tells it would be taken for another.
record MappedAlert(Delivery delivery, Mapping mapping, Field body) {
    private static final Field NOTHING = Field.absent();

    List<Field> elements() {
        if (mapping.alerts().isEmpty()) {
            return body.isArray() ? body.items() : List.of(body);
        }
        var alerts = body.find(Pointer.parse(mapping.alerts()));
        if (!alerts.present()) {
            throw alerts.because("is missing: the mapping's alerts points there");
        }
        return alerts.isArray() ? alerts.items() : List.of(alerts);
    }

    Alert read(Field element) {
        var name = needed(element, mapping.name(), "name");
        var resource = find(element, mapping.resource()).said().strip();
        var draft =
                Draft.of(MappedJsonAdapter.SOURCE, delivery)
                        .name(name)
                        .severity(delivery.reading().severity())
                        .severity(find(element, mapping.severity()).said())
                        .startsAt(find(element, mapping.startsAt()).time(delivery.reading().zone()))
                        .endsAt(find(element, mapping.endsAt()).time(delivery.reading().zone()))
                        .episode(needed(element, mapping.episode(), "episode"));
        mapping.labels().forEach((to, at) -> draft.label(to, text(element, at)));
        mapping.annotations().forEach((to, at) -> draft.annotation(to, text(element, at)));
        mapping.links().forEach((to, at) -> draft.link(to, text(element, at)));
        draft.resource(mapping.kind().isBlank() ? "host" : mapping.kind(), resource);
        var series = needed(element, mapping.series(), "series");
        if (series.isEmpty()) {
            draft.series(name, resource);
        } else {
            draft.series(series);
        }
        return mapping.status().isEmpty()
                ? draft.oneShot().alert()
                : draft.status(status(element)).alert();
    }

    private AlertStatus status(Field element) {
        var word = needed(element, mapping.status(), "status").strip();
        var mapped = mapping.statuses().get(word);
        return mapped != null
                ? mapped
                : Words.status(word)
                        .orElseThrow(
                                () ->
                                        find(element, mapping.status())
                                                .because(
                                                        "is no word for a status; say in the"
                                                                + " mapping's statuses what it"
                                                                + " means"));
    }

    private String needed(Field element, String pointer, String what) {
        if (pointer.isEmpty()) {
            return "";
        }
        var field = find(element, pointer);
        var said = field.said();
        if (said.isEmpty()) {
            throw field.because("is missing: the mapping's %s points there".formatted(what));
        }
        return said;
    }

    private String text(Field element, String pointer) {
        return find(element, pointer).anything().orElse("");
    }

    /// In the element, else in the body.
    private Field find(Field element, String pointer) {
        if (pointer.isEmpty()) {
            return NOTHING;
        }
        var parsed = Pointer.parse(pointer);
        var own = element.find(parsed);
        if (own.present() || mapping.alerts().isEmpty()) {
            return own;
        }
        var shared = body.find(parsed);
        return shared.present() ? shared : own;
    }
}
