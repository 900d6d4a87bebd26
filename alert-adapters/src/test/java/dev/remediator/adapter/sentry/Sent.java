package dev.remediator.adapter.sentry;

import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;

import dev.remediator.adapter.Adapted;
import dev.remediator.alert.Alert;
import java.util.List;

/// Bodies as Sentry sends them, adapted.
final class Sent {

    private Sent() {}

    static Adapted adapted(String body) {
        return new SentryAdapter().adapt(delivery(body));
    }

    static List<Alert> alerts(String body) {
        return switch (adapted(body)) {
            case Adapted.Alerts(var alerts, var _) -> alerts;
            case Adapted.Ignored(var why) -> throw new AssertionError("ignored: " + why);
            case Adapted.Handshake(var why, var _) -> throw new AssertionError("ignored: " + why);
            case Adapted.Rejected(var why, var _) -> throw new AssertionError("rejected: " + why);
        };
    }

    static Alert alert(String body) {
        return alerts(body).getFirst();
    }

    /// A fixture, such as `firing`, with other text in it: from, to, from, to…
    static String fixture(String name, String... changes) {
        var body = file("sentry/" + name + ".json");
        for (int i = 0; i < changes.length; i += 2) {
            if (!body.contains(changes[i])) {
                throw new AssertionError(name + " has no " + changes[i]);
            }
            body = body.replace(changes[i], changes[i + 1]);
        }
        return body;
    }
}
