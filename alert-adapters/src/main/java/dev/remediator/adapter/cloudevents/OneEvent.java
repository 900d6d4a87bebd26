package dev.remediator.adapter.cloudevents;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Unreadable;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes an alert of an event.
record OneEvent(Event event, Delivery delivery, Status type) {

    /// A kind and a name, such as `host/web-1`.
    private static final Pattern KIND_AND_NAME = Pattern.compile("([a-z][a-z-]{0,30})/([^/]+)");

    private static final int LONGEST_LABEL = 1_000;

    /// What data calls the thing it is about, in this order.
    private static final List<String> THINGS =
            List.of("resource", "host", "hostname", "node", "instance");

    static Alert read(Event event, Delivery delivery) {
        return new OneEvent(event, delivery, Status.of(event.attribute("type"))).alert();
    }

    private Alert alert() {
        var said =
                Status.said(event.said("status"))
                        .or(() -> Status.said(event.said("state")))
                        .or(type::status);
        var status = said.orElse(AlertStatus.FIRING);
        var time = event.time();
        var draft =
                Draft.of(CloudEventsAdapter.SOURCE, delivery)
                        .status(status)
                        .told(event.attribute("source") + "\0" + event.attribute("id"))
                        .name(named())
                        .name(type.stem())
                        .startsAt(time)
                        .startsAt(began());
        if (status == AlertStatus.RESOLVED) {
            draft.endsAt(time);
        }
        if (said.isEmpty()) {
            draft.oneShot();
        }
        resource(draft);
        series(draft, said.isPresent());
        words(draft);
        return draft.severity(event.said("severity", "level", "priority")).alert();
    }

    /// The name somebody gave it; empty if nobody did. Of an object of Kubernetes, `name` is the
    /// object's.
    private String named() {
        var lasting = lastingName();
        return lasting.isEmpty() && !object() ? event.said("title") : lasting;
    }

    /// Without the title: people write into it how full a disk is by now.
    private String lastingName() {
        return object()
                ? event.said("alertname", "rule", "reason")
                : event.said("alertname", "rule", "name");
    }

    private boolean object() {
        return !event.said("kind").isEmpty() && !event.said("apiversion").isEmpty();
    }

    /// When it began, if the data says so: of an end, `time` is when it ended.
    private Optional<Instant> began() {
        for (var name : List.of("startsAt", "startedAt", "starts_at", "started_at")) {
            try {
                var time = event.data().filter(Field::isObject).flatMap(d -> d.at(name).time());
                if (time.isPresent()) {
                    return time;
                }
            } catch (Unreadable _) {
                // Not a time, and nobody promised one.
            }
        }
        return Optional.empty();
    }

    private void resource(Draft draft) {
        about(draft, "subject", event.attribute("subject"));
        for (var thing : THINGS) {
            about(draft, thing.equals("hostname") ? "host" : thing, event.said(thing));
        }
        draft.resource("source", event.attribute("source"));
    }

    private static void about(Draft draft, String kind, String value) {
        var parts = KIND_AND_NAME.matcher(value);
        if (parts.matches() && (kind.equals("subject") || kind.equals("resource"))) {
            draft.resource(parts.group(1), parts.group(2));
        } else {
            draft.resource(kind, value);
        }
    }

    /// Told by what the sender or the integration says; else by everything that tells events apart
    /// and stays the same.
    private void series(Draft draft, boolean lasts) {
        var key = new ArrayList<>(List.of(type.stem()));
        var own = event.said("series", "fingerprint", "key");
        var chosen = delivery.reading().series();
        if (!chosen.isEmpty()) {
            chosen.forEach(name -> key.add(chosen(name)));
        } else if (!own.isEmpty()) {
            key.set(0, own);
        } else {
            key.add(event.attribute("source"));
            key.add(event.attribute("subject"));
            key.add(lastingName());
            THINGS.forEach(thing -> key.add(event.said(thing)));
            boolean anonymous = key.stream().skip(2).allMatch(String::isEmpty);
            key.add(anonymous ? named() : "");
        }
        var series = key.toArray(String[]::new);
        draft.series(series);
        var episode = event.said("episode", "incidentid", "incident");
        if (!episode.isEmpty()) {
            draft.episode(event.attribute("source"), episode);
        } else if (began().isPresent()) {
            draft.episode(String.join("\0", series), began().get().toString());
        } else if (lasts) {
            draft.episode(series);
        }
    }

    private String chosen(String name) {
        var attribute = List.of("source", "type", "subject").contains(name);
        return attribute ? event.attribute(name) : event.said(Event.plain(name));
    }

    private void words(Draft draft) {
        event.members("annotations").forEach(draft::annotation);
        event.members("").forEach((name, text) -> word(draft, name, text));
        event.members("labels").forEach((name, text) -> word(draft, name, text));
        event.extensions().forEach((name, text) -> word(draft, name, text));
        draft.label("type", event.attribute("type"));
        draft.label("source", event.attribute("source"));
        draft.label("subject", event.attribute("subject"));
        draft.link("event", event.said("url", "link"));
        draft.link("runbook", event.said("runbook", "runbookurl"));
        draft.link("dashboard", event.said("dashboard", "dashboardurl"));
    }

    /// What people are told, and what is too long to tell things apart by, is no label.
    private static void word(Draft draft, String name, String text) {
        switch (name) {
            case "message", "description", "summary", "output", "details" ->
                    draft.annotation(name, text);
            default -> {
                if (text.length() > LONGEST_LABEL) {
                    draft.annotation(name, text);
                } else {
                    draft.label(name, text);
                }
            }
        }
    }
}
