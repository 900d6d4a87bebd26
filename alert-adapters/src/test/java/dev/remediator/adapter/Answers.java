package dev.remediator.adapter;

import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;

import dev.remediator.alert.Alert;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What one adapter makes of bodies, for tests that look at the answer.
///
/// @param adapter the adapter
/// @param reading how it reads
public record Answers(AlertAdapter adapter, Reading reading) {
    private static final JsonMapper JSON = new JsonMapper();

    public static Answers of(AlertAdapter adapter) {
        return new Answers(adapter, Reading.DEFAULT);
    }

    public Answers with(Reading other) {
        return new Answers(adapter, other);
    }

    public Adapted to(String body) {
        return adapter.adapt(delivery(body).readAs(reading));
    }

    public List<Alert> alerts(String body) {
        return alerts(to(body));
    }

    public Alert alert(String body) {
        return alerts(body).getFirst();
    }

    /// The first alert of a fixture of this source, such as `firing`.
    public Alert fixture(String name) {
        return alert(text(name));
    }

    public String text(String name) {
        return file(adapter.source() + "/" + name + ".json");
    }

    /// A file of this source, such as `firing.json`.
    public String body(String name) {
        return file(adapter.source() + "/" + name);
    }

    /// The first alert of a file of this source.
    public Alert alertIn(String name) {
        return alert(body(name));
    }

    /// A fixture, such as `firing`, with other text in it: from, to, from, to…
    public String changed(String name, String... changes) {
        var body = text(name);
        for (int i = 0; i < changes.length; i += 2) {
            if (!body.contains(changes[i])) {
                throw new AssertionError(name + " has no " + changes[i]);
            }
            body = body.replace(changes[i], changes[i + 1]);
        }
        return body;
    }

    /// A file with other values in some of its members; those that are empty are left out.
    public String with(String name, Map<String, String> members) {
        var body = (ObjectNode) JSON.readTree(body(name));
        members.forEach(
                (member, value) -> {
                    if (value.isEmpty()) {
                        body.remove(member);
                    } else {
                        body.put(member, value);
                    }
                });
        return JSON.writeValueAsString(body);
    }

    /// The field a body is rejected for.
    public String rejected(String body) {
        return switch (to(body)) {
            case Adapted.Rejected(var _, var field) -> field;
            case Adapted other -> throw new AssertionError("not rejected: " + other);
        };
    }

    public static List<Alert> alerts(Adapted adapted) {
        return switch (adapted) {
            case Adapted.Alerts(var alerts, var _) -> alerts;
            case Adapted other -> throw new AssertionError("no alerts: " + other);
        };
    }
}
