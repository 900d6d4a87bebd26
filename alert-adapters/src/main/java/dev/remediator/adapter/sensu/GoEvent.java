package dev.remediator.adapter.sensu;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.stream.Stream;

/// An event of Sensu Go. Before its first release names, namespaces and labels stood in check and
/// entity themselves, and a namespace was an `environment` of an `organization`.
///
/// @param delivery what it came in
/// @param event without its wrapper
record GoEvent(Delivery delivery, Field event) {

    Alert alert() {
        var check = event.at("check");
        var entity = event.at("entity");
        var name = name(check, "the name of the check");
        var host = name(entity, "the name of the entity");
        var namespace = namespace();
        boolean silenced =
                check.at("is_silenced").said().equals("true")
                        || event.at("silenced").isArray() && !event.at("silenced").items().isEmpty()
                        || check.at("silenced").isArray() && !check.at("silenced").items().isEmpty();
        var verdict = Verdict.of(check, check.at("state"), silenced);
        boolean over = verdict.status() == AlertStatus.RESOLVED;
        var episode = Episode.of(check, over);
        var ended = episode.ended().or(() -> event.at("timestamp").time());
        var draft =
                Draft.of(SensuAdapter.SOURCE, delivery)
                        .series(namespace, host, name)
                        .status(verdict.status())
                        .severity(verdict.severity())
                        .name(name)
                        .startsAt(over ? ended : episode.anchor())
                        .startsAt(episode.began())
                        .endsAt(ended)
                        .told(told());
        draft.episode(namespace, host, name, episode.anchor().map(Object::toString).orElse(""));
        for (var part : new Field[] {entity, check}) {
            draft.labels(metadata(part).at("labels").plainTexts());
            draft.annotations(metadata(part).at("annotations").plainTexts());
        }
        return tell(draft, check, entity)
                .resource("entity", host)
                .label("entity", host)
                .label("check", name)
                .label("namespace", namespace)
                .label("state", verdict.state())
                .alert();
    }

    private static Draft tell(Draft draft, Field check, Field entity) {
        var notes = metadata(check).at("annotations");
        if (notes.isObject()) {
            for (var key : new String[] {"playbook", "runbook", "runbook_url"}) {
                if (!notes.at(key).isObject() && !notes.at(key).isArray()) {
                    draft.link("runbook", notes.at(key).said());
                }
            }
        }
        return draft.annotation("output", check.at("output").said().strip())
                .annotation("occurrences", check.at("occurrences").said())
                .annotation("entity_class", entity.at("entity_class").said());
    }

    private static Field metadata(Field part) {
        return part.at("metadata").isObject() ? part.at("metadata") : part;
    }

    private static String name(Field part, String what) {
        if (!part.isObject()) {
            throw part.because("is missing; it holds " + what);
        }
        var inner = metadata(part);
        return Stream.of(inner.at("name"), part.at("name"), part.at("id"))
                .map(Field::said)
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElseThrow(() -> inner.at("name").because("is missing; it is " + what));
    }

    private String namespace() {
        return Stream.of(event.at("entity"), event.at("check"), event)
                .flatMap(
                        part ->
                                Stream.of(
                                        metadata(part).at("namespace"),
                                        part.at("namespace"),
                                        part.at("environment")))
                .map(Field::said)
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse("default");
    }

    private String told() {
        var id = event.at("id").said();
        return id.isEmpty() ? "" : id + "\0" + event.at("sequence").said();
    }
}
