package dev.remediator.cli;

import dev.remediator.adapter.AboutPage;
import dev.remediator.adapter.Adapted;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.topic.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// What a message became, a line each.
///
/// @param json whether as JSON
record AdaptedLines(boolean json) {

    List<String> of(Adapted adapted) {
        var lines = new ArrayList<String>();
        switch (adapted) {
            case Adapted.Alerts(var alerts, var refused) -> {
                alerts.forEach(alert -> lines.add(line(alert)));
                refused.forEach(one -> lines.add(line(one)));
            }
            case Adapted.Ignored(var why) -> lines.add(ignored(why));
            case Adapted.Handshake(var why, var _) -> lines.add(ignored(why));
            case Adapted.AboutPages(var said, var rest) -> {
                said.forEach(one -> lines.add(line(one)));
                if (!(rest instanceof Adapted.Ignored)) {
                    lines.addAll(of(rest));
                }
            }
            case Adapted.Rejected rejected -> lines.add(line(rejected));
        }
        return lines;
    }

    boolean refused(Adapted adapted) {
        return switch (adapted) {
            case Adapted.Alerts(var _, var refused) -> !refused.isEmpty();
            case Adapted.Rejected _ -> true;
            case Adapted.AboutPages(var _, var rest) -> refused(rest);
            case Adapted.Ignored _, Adapted.Handshake _ -> false;
        };
    }

    private String ignored(String why) {
        return json
                ? written(Json.MAPPER.createObjectNode().put("ignored", why))
                : "ignored: " + Terminal.plain(why);
    }

    private String line(AboutPage about) {
        var said = about.said().name().toLowerCase(Locale.ROOT);
        return json
                ? written(
                        Json.MAPPER
                                .createObjectNode()
                                .put("page", about.key())
                                .put("said", said)
                                .put("by", about.by())
                                .put("at", about.at().toString()))
                : Terminal.plain(
                        "page %s is %s by %s at %s"
                                .formatted(about.key(), said, about.by(), about.at()));
    }

    private String line(Adapted.Rejected rejected) {
        if (json) {
            return written(
                    Json.MAPPER
                            .createObjectNode()
                            .put("refused", rejected.why())
                            .put("field", rejected.field()));
        }
        var where = rejected.field().isEmpty() ? "" : " (" + rejected.field() + ")";
        return "refused: " + Terminal.plain(rejected.why() + where);
    }

    private String line(Alert alert) {
        return json ? written(object(alert)) : text(alert);
    }

    private static String text(Alert alert) {
        var first =
                "%-12s %-8s %s on %s since %s%s"
                        .formatted(
                                alert.status().word(),
                                alert.severity().word(),
                                alert.name(),
                                alert.resource(),
                                alert.startsAt(),
                                end(alert));
        var lines = new StringBuilder(Terminal.plain(first));
        alert.labels()
                .forEach(
                        (name, value) ->
                                lines.append("\n    ")
                                        .append(Terminal.plain(name + " = " + value)));
        return lines.toString();
    }

    private static String end(Alert alert) {
        if (alert.endsAt() == null) {
            return "";
        }
        return (over(alert) ? ", over at " : ", until ") + alert.endsAt();
    }

    private static boolean over(Alert alert) {
        return alert.status() == AlertStatus.RESOLVED;
    }

    private static ObjectNode object(Alert alert) {
        var node = Json.MAPPER.createObjectNode();
        node.put("source", alert.source());
        node.put("status", alert.status().word());
        node.put("severity", alert.severity().word());
        node.put("name", alert.name());
        node.put("resource", alert.resource());
        node.put("series", alert.series());
        node.put("episode", alert.episode());
        node.put("delivery", alert.delivery());
        node.put("startsAt", alert.startsAt().toString());
        if (alert.endsAt() == null) {
            node.putNull("endsAt");
        } else if (over(alert)) {
            node.put("endsAt", alert.endsAt().toString());
        } else {
            node.putNull("endsAt");
            node.put("until", alert.endsAt().toString());
        }
        texts(node.putObject("labels"), alert.labels());
        texts(node.putObject("annotations"), alert.annotations());
        texts(node.putObject("links"), alert.links());
        return node;
    }

    private static void texts(ObjectNode node, Map<String, String> texts) {
        texts.forEach(node::put);
    }

    private static String written(ObjectNode node) {
        return Json.MAPPER.writeValueAsString(node);
    }
}
