package dev.remediator;

import dev.remediator.console.WhatIfAnswer;
import dev.remediator.replay.Replayed;
import dev.remediator.topic.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What a replay found, as the console shows it: read from the lines that programs read.
final class WhatIfReport {
    private static final int MOST_ROWS = 200;
    private static final int LONGEST_TEXT = 200_000;

    private WhatIfReport() {}

    /// Of a recording, beside what was recorded.
    static WhatIfAnswer compared(String name, Replayed found) {
        if (found.incidents() == 0) {
            return WhatIfAnswer.refused(name, "No incident is in it; record a longer time.");
        }
        var rows = new ArrayList<WhatIfAnswer.Row>();
        var totals = new ArrayList<WhatIfAnswer.Total>();
        var counts = new long[2];
        found.json(
                line -> {
                    var json = Json.MAPPER.readTree(line);
                    if (json.has("replay")) {
                        counts[0] = json.path("same").asLong();
                        counts[1] = json.path("different").asLong();
                        totals.addAll(totals(json));
                    } else if (rows.size() < MOST_ROWS) {
                        rows.add(row(json));
                    }
                });
        return new WhatIfAnswer(
                name, "", found.incidents(), counts[0], rows, counts[1], totals, text(found));
    }

    /// Of alerts alone, where nothing is there to compare with.
    static WhatIfAnswer foreseen(String name, Replayed found) {
        return new WhatIfAnswer(
                name, "", found.incidents(), 0, List.of(), 0, List.of(), text(found));
    }

    private static String text(Replayed found) {
        var text = found.text();
        return text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, LONGEST_TEXT) + "\n… and more: remediator replay FILE\n";
    }

    private static WhatIfAnswer.Row row(JsonNode json) {
        var kinds = new ArrayList<String>();
        kinds.add(words(json.path("kind")));
        json.path("also").forEach(kind -> kinds.add(words(kind)));
        return new WhatIfAnswer.Row(
                json.path("incident").asString(),
                time(json.path("openedAt")),
                json.path("alert").asString(),
                json.path("resource").asString(),
                json.path("playbook").asString(""),
                kinds,
                story(json.path("recorded")),
                story(json.path("replayed")),
                texts(json.path("because")));
    }

    private static String words(JsonNode kind) {
        return kind.asString().replace('-', ' ');
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /// What was done, when people were called, and how it ended.
    private static String story(JsonNode story) {
        if (story.isMissingNode()) {
            return "no incident";
        }
        var parts = new ArrayList<String>();
        var remedies =
                story.path("remedies")
                        .valueStream()
                        .map(
                                remedy ->
                                        remedy.path("remedy").asString()
                                                + (remedy.has("result")
                                                        ? " ("
                                                                + remedy.path("result").asString()
                                                                + ")"
                                                        : ""))
                        .collect(Collectors.joining(", then "));
        parts.add(remedies.isEmpty() ? "no remedy" : remedies);
        if (story.has("pagedAt")) {
            parts.add("paged " + time(story.path("pagedAt")));
        }
        if (story.has("end")) {
            parts.add(
                    story.path("end").path("reason").asString()
                            + " "
                            + time(story.path("end").path("at")));
        }
        return String.join("; ", parts);
    }

    /// To the second, in UTC as every page is.
    private static String time(JsonNode at) {
        return Instant.parse(at.asString())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", " UTC");
    }

    private static List<WhatIfAnswer.Total> totals(JsonNode json) {
        var totals = new ArrayList<WhatIfAnswer.Total>();
        totals.add(total("pages", json.path("pages")));
        totals.add(total("destructive remedies", json.path("destructive")));
        json.path("remedies")
                .propertyStream()
                .forEach(
                        of ->
                                totals.add(
                                        total(
                                                "remedies of "
                                                        + (of.getKey().isEmpty()
                                                                ? "no playbook"
                                                                : of.getKey()),
                                                of.getValue())));
        return totals;
    }

    private static WhatIfAnswer.Total total(String what, JsonNode pair) {
        return new WhatIfAnswer.Total(
                what, pair.path("recorded").asLong(), pair.path("replayed").asLong());
    }
}
