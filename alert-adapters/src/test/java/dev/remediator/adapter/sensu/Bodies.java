package dev.remediator.adapter.sensu;

import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;

import dev.remediator.adapter.Adapted;
import dev.remediator.alert.Alert;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Sensu's bodies, adapted.
final class Bodies {
    private static final JsonMapper JSON = new JsonMapper();

    private Bodies() {}

    static Adapted adapted(String body) {
        return new SensuAdapter().adapt(delivery(body));
    }

    static Alert alert(String body) {
        return switch (adapted(body)) {
            case Adapted.Alerts(var alerts, var _) -> alerts.getFirst();
            case Adapted.Ignored(var why) -> throw new AssertionError("ignored: " + why);
            case Adapted.Handshake(var why, var _) -> throw new AssertionError("ignored: " + why);
            case Adapted.Rejected(var why, var _) -> throw new AssertionError("rejected: " + why);
        };
    }

    static Alert alertIn(String name) {
        return alert(file("sensu/" + name));
    }

    /// A file with other values in some of its members; those that are empty are left out.
    static String with(String name, Map<String, String> members) {
        var body = (ObjectNode) JSON.readTree(file("sensu/" + name));
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
}
