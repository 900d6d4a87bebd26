package dev.remediator.recording;

import dev.remediator.escalation.PageReport;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One incident as a line of JSON, in which nothing is written twice.
final class IncidentJson {
    /// More than any incident has; a line of repeats could name far more than fit into memory.
    static final int MOST_MOMENTS = 1_000_000;

    private IncidentJson() {}

    static void write(RecordedIncident incident, ObjectNode line) {
        line.put("id", incident.id());
        line.put("series", incident.series());
        line.put("resource", incident.resource());
        line.put("openedAt", incident.openedAt().toString());
        line.put("complete", incident.complete());
        var shorthand = new Shorthand(incident.id(), incident.series(), incident.resource());
        firstAlert(incident).ifPresent(a -> line.set("alert", shorthand.shortAlert(a)));
        var moments = line.putArray("moments");
        Moment before = null;
        var again = new StringBuilder();
        for (var moment : incident.moments()) {
            if (before != null && isRepeat(before, moment)) {
                again.append(again.isEmpty() ? "" : " ")
                        .append(Offset.of(before.at(), moment.at()));
            } else {
                repeated(moments, again);
                moments.add(moment(incident, moment, shorthand));
            }
            before = moment;
        }
        repeated(moments, again);
    }

    /// Whether only the time has changed.
    private static boolean isRepeat(Moment before, Moment moment) {
        return Objects.equals(before.cause(), moment.cause())
                && Objects.equals(before.said(), moment.said())
                && before.decisions().size() == moment.decisions().size()
                && at(moment.at(), before).equals(moment.decisions());
    }

    private static void repeated(ArrayNode moments, StringBuilder again) {
        if (!again.isEmpty()) {
            ((ObjectNode) moments.get(moments.size() - 1)).put("again", again.toString());
            again.setLength(0);
        }
    }

    private static Optional<ObjectNode> firstAlert(RecordedIncident incident) {
        return incident.moments().stream()
                .map(Moment::cause)
                .filter(Event.AlertReceived.class::isInstance)
                .findFirst()
                .map(cause -> LineJson.tree(((Event.AlertReceived) cause).alert()));
    }

    private static ObjectNode moment(RecordedIncident in, Moment moment, Shorthand shorthand) {
        var json = LineJson.object().put("at", Offset.of(in.openedAt(), moment.at()));
        if (moment.cause() != null) {
            var cause = LineJson.tree(moment.cause());
            shorthand.shortenCause(cause);
            json.set("cause", cause);
        }
        if (moment.said() != null) {
            var said = LineJson.tree(moment.said());
            if (moment.said().incident().equals(in.id())) {
                said.remove("incident");
            }
            json.set("said", said);
        }
        var decisions = json.putArray("decisions");
        for (var decision : moment.decisions()) {
            var decided = LineJson.tree(decision);
            shorthand.shorten(decided);
            decided.remove("at");
            if (!decision.at().equals(moment.at())) {
                decided.put("at", Offset.of(in.openedAt(), decision.at()));
            }
            decisions.add(decided);
        }
        return json;
    }

    static RecordedIncident read(ObjectNode line) throws Unfit {
        var id = LineJson.text(line, "id");
        var series = LineJson.text(line, "series");
        var resource = LineJson.text(line, "resource");
        var opened = LineJson.time(line, "openedAt");
        var shorthand = new Shorthand(id, series, resource);
        if (line.get("alert") instanceof ObjectNode alert) {
            shorthand.fullAlert(alert);
        }
        var moments = new ArrayList<Moment>();
        for (var json : line.path("moments")) {
            var moment = moment(id, opened, shorthand, json);
            moments.add(moment);
            again(json.path("again").asString(""), moment, moments);
        }
        if (moments.isEmpty()) {
            throw new Unfit("is about an incident to which nothing happened: it has no moments");
        }
        return new RecordedIncident(
                id, series, resource, opened, line.path("complete").asBoolean(false), moments);
    }

    private static Moment moment(String id, Instant opened, Shorthand shorthand, JsonNode moment)
            throws Unfit {
        if (!(moment instanceof ObjectNode json)) {
            throw new Unfit("has a moment that is no object");
        }
        var at = Offset.read(opened, LineJson.text(json, "at"));
        Event cause = null;
        if (json.get("cause") instanceof ObjectNode happened) {
            shorthand.completeCause(happened);
            cause = LineJson.value(happened, Event.class);
        }
        PageReport said = null;
        if (json.get("said") instanceof ObjectNode report) {
            if (!report.has("incident")) {
                report.put("incident", id);
            }
            said = LineJson.value(report, PageReport.class);
        }
        var decisions = new ArrayList<Decision>();
        for (var decided : json.path("decisions")) {
            decisions.add(decision(opened, at, shorthand, decided));
        }
        var read = new Moment(at, cause, said, decisions);
        if (read.isEmpty()) {
            throw new Unfit("has a moment at which nothing happened");
        }
        return read;
    }

    private static Decision decision(
            Instant opened, Instant at, Shorthand shorthand, JsonNode decided) throws Unfit {
        if (!(decided instanceof ObjectNode json)) {
            throw new Unfit("has a decision that is no object");
        }
        shorthand.complete(json);
        var when = json.has("at") ? Offset.read(opened, LineJson.text(json, "at")) : at;
        json.put("at", when.toString());
        return LineJson.value(json, Decision.class);
    }

    /// The same again, at other times: what was left out stays what it was.
    private static void again(String steps, Moment first, List<Moment> moments) throws Unfit {
        var at = first.at();
        for (int from = 0; from < steps.length(); ) {
            int space = steps.indexOf(' ', from);
            int end = space < 0 ? steps.length() : space;
            at = Offset.read(at, steps.substring(from, end));
            from = end + 1;
            if (moments.size() >= MOST_MOMENTS) {
                throw new Unfit("has more than " + MOST_MOMENTS + " moments");
            }
            moments.add(new Moment(at, first.cause(), first.said(), at(at, first)));
        }
    }

    /// What was decided then, at another time: what was decided at the moment itself moves with it.
    private static List<Decision> at(Instant at, Moment moment) {
        return moment.decisions().stream()
                .map(d -> d.at().equals(moment.at()) ? Shorthand.at(at, d) : d)
                .toList();
    }
}
