package dev.remediator.adapter.zabbix;

import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;

import dev.remediator.adapter.Adapted;
import dev.remediator.alert.Alert;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Zabbix's bodies, adapted.
final class Bodies {
    private static final JsonMapper JSON = new JsonMapper();

    private Bodies() {}

    static Adapted adapted(String body) {
        return new ZabbixAdapter().adapt(delivery(body));
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
        return alert(file("zabbix/" + name));
    }

    /// A file with other values in some of its members; those that are empty are left out.
    static String with(String name, Map<String, String> members) {
        var body = (ObjectNode) JSON.readTree(file("zabbix/" + name));
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
