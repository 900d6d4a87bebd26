package dev.remediator.replay.difference;

import dev.remediator.reason.Reason;
import dev.remediator.topic.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A report as programs read it: one object a line.
final class JsonLines {

    private JsonLines() {}

    static String of(Difference difference) {
        var line = Json.MAPPER.createObjectNode();
        var tale = difference.either();
        line.put("incident", tale.id);
        if (difference.after() != null && !difference.after().id.equals(tale.id)) {
            line.put("replayedAs", difference.after().id);
        }
        line.put("alert", tale.alert);
        line.put("resource", tale.resource);
        playbook(difference).ifPresent(playbook -> line.put("playbook", playbook));
        line.put("openedAt", tale.openedAt.toString());
        var kinds = difference.kinds().keySet().stream().map(Kind::word).toList();
        line.put("kind", kinds.getFirst());
        texts(line.putArray("also"), kinds.subList(1, kinds.size()));
        if (difference.before() != null) {
            line.set("recorded", story(difference.before()));
        }
        if (difference.after() != null) {
            line.set("replayed", story(difference.after()));
        }
        reasons(line.putArray("because"), difference.why().now());
        reasons(line.putArray("noLonger"), difference.why().noLonger());
        texts(line.putArray("changed"), difference.changed().stream().sorted().toList());
        var notes = line.putArray("notes");
        for (var note : difference.notes()) {
            notes.addObject()
                    .put("kind", note.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("at", note.at().toString())
                    .put("remedy", note.remedy())
                    .put("sentence", note.sentence());
        }
        return Json.MAPPER.writeValueAsString(line);
    }

    /// Which playbook answers it now; else which one did.
    private static Optional<String> playbook(Difference difference) {
        return Stream.of(difference.after(), difference.before())
                .flatMap(Stream::ofNullable)
                .map(Tale::playbook)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    static ObjectNode story(Tale tale) {
        var story = Json.MAPPER.createObjectNode();
        if (!tale.playbook().isEmpty()) {
            story.put("playbook", tale.playbook());
        }
        var remedies = story.putArray("remedies");
        for (var tried : tale.tried()) {
            var one = remedies.addObject();
            one.put("remedy", tried.remedy()).put("at", tried.at().toString());
            if (tried.result() != null) {
                one.put("result", tried.result().word());
            }
        }
        reasons(story.putArray("reasons"), tale.reasons(Duration.ofSeconds(-1)));
        time(story, "pageWantedAt", tale.wantedAt());
        time(story, "pagedAt", tale.pagedAt());
        var end = tale.end();
        if (end != null) {
            story.putObject("end")
                    .put("reason", end.reason().word())
                    .put("state", end.state().word())
                    .put("at", end.at().toString());
        }
        return story;
    }

    private static void time(ObjectNode node, String name, @Nullable Instant at) {
        if (at != null) {
            node.put(name, at.toString());
        }
    }

    private static void texts(ArrayNode array, Iterable<String> texts) {
        texts.forEach(array::add);
    }

    static void reasons(ArrayNode array, Iterable<Reason> reasons) {
        reasons.forEach(reason -> array.add(reason.word()));
    }

    static String last(Heading heading, Ledger ledger) {
        var line = Json.MAPPER.createObjectNode();
        line.put("replay", "done");
        line.put("files", heading.files().size());
        line.put("alerts", heading.alerts());
        line.put("incidents", ledger.incidents());
        line.put("same", ledger.incidents() - ledger.different());
        line.put("different", ledger.different());
        for (var kind : Kind.values()) {
            line.put(kind.key(), ledger.kinds.getOrDefault(kind, 0L));
        }
        line.put("assumed", ledger.assumed());
        pair(line, "pages", ledger.before.pages, ledger.after.pages);
        pair(line, "destructive", ledger.before.destructive, ledger.after.destructive);
        var remedies = line.putObject("remedies");
        var names = new TreeSet<>(ledger.before.remedies.keySet());
        names.addAll(ledger.after.remedies.keySet());
        for (var name : names) {
            pair(
                    remedies,
                    name,
                    ledger.before.remedies.getOrDefault(name, 0L),
                    ledger.after.remedies.getOrDefault(name, 0L));
        }
        return Json.MAPPER.writeValueAsString(line);
    }

    private static void pair(ObjectNode node, String name, long recorded, long replayed) {
        node.putObject(name).put("recorded", recorded).put("replayed", replayed);
    }
}
