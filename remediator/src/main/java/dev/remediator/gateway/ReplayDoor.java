package dev.remediator.gateway;

import dev.remediator.alert.Alert;
import dev.remediator.alert.Replayed;
import dev.remediator.history.History;
import dev.remediator.topic.Json;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Where alerts of a replay come in: alerts as they are on the topic `alerts`, in a JSON array. 202
/// means durable, 503 try again, 4xx never again; of an array all is taken or nothing.
///
/// @param door marks them and makes them durable
/// @param history tells what became of them
/// @param allowed whether replays are taken here
/// @param metrics counts them, apart from real ones
record ReplayDoor(Door door, History history, boolean allowed, MeterRegistry metrics) {
    private static final int LONGEST_COMPLAINT = 200;

    Reply alerts(Ask ask) throws Refusal {
        var replay = ask.part("name");
        refuse(replay, ask);
        var alerts = read(ask);
        try {
            door.replay(replay, alerts);
        } catch (Ledger.NotDurable e) {
            count("unavailable", 1);
            return Strangers.unavailable(e.getMessage());
        }
        count("accepted", alerts.size());
        return Reply.json(202, Map.of("accepted", alerts.size()));
    }

    private void refuse(String replay, Ask ask) throws Refusal {
        if (!allowed) {
            throw new Refusal(
                    403,
                    "replays are not taken here; set http.replays to allowed if nobody minds the"
                            + " load");
        }
        if (!Replayed.isName(replay)) {
            throw new Refusal(
                    400, "a replay's name is lower case letters, digits and '-', at most 40");
        }
        // A web page cannot send this to another site without being asked for it.
        var type = ask.headers().getOrDefault("Content-Type", "").split(";", 2)[0].strip();
        if (!type.toLowerCase(Locale.ROOT).equals("application/json")) {
            throw new Refusal(415, "Content-Type must be application/json");
        }
        if (ask.body().tooLarge()) {
            throw new Refusal(
                    413, "the body is too large; send fewer alerts or raise http.max-body-bytes");
        }
        if (!ask.body().packing().isEmpty()) {
            throw new Refusal(400, ask.body().packing());
        }
    }

    private List<Alert> read(Ask ask) throws Refusal {
        JsonNode tree;
        try {
            tree = Json.MAPPER.readTree(ask.body().bytes());
        } catch (JacksonException e) {
            throw refused("the body is no JSON: " + line(e.getOriginalMessage()));
        }
        if (!(tree instanceof ArrayNode array)) {
            throw refused("the body must be a JSON array of alerts");
        }
        var alerts = new ArrayList<Alert>();
        for (var one : array) {
            alerts.add(alert(one, alerts.size()));
        }
        return alerts;
    }

    private Alert alert(JsonNode one, int place) throws Refusal {
        if (!one.isObject()) {
            throw refused("alert %d cannot be read: it is no JSON object".formatted(place));
        }
        var schema = one.path("schema").asString("alert/1");
        if (!schema.equals("alert/1")) {
            throw refused("alert %d is of a schema that is not alert/1".formatted(place));
        }
        try {
            return Json.MAPPER.treeToValue(one, Alert.class);
        } catch (JacksonException e) {
            throw refused(
                    "alert %d cannot be read: %s".formatted(place, line(e.getOriginalMessage())));
        }
    }

    private Refusal refused(String why) {
        count("refused", 1);
        return new Refusal(400, why + "; nothing of the body was taken");
    }

    private static String line(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST_COMPLAINT ? line : line.substring(0, LONGEST_COMPLAINT);
    }

    Reply replays() {
        return Reply.json(200, Map.of("replays", history.replays()));
    }

    Reply replay(Ask ask) {
        var name = ask.part("name");
        return history.replays().stream()
                .filter(replay -> replay.name().equals(name))
                .findFirst()
                .map(replay -> Reply.json(200, replay))
                .orElseGet(
                        () ->
                                Reply.error(
                                        404,
                                        "nothing is known of such a replay; GET /api/replays lists"
                                                + " them"));
    }

    private void count(String outcome, int alerts) {
        Counter.builder("remediator.replayed.alerts")
                .description("alerts of replays that came in to this process")
                .tag("outcome", outcome)
                .register(metrics)
                .increment(alerts);
    }
}
