package dev.remediator.adapter;

import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;

import dev.remediator.alert.Alert;
import java.util.List;

/// What one adapter makes of bodies, for tests that look at the answer.
///
/// @param adapter the adapter
/// @param reading how it reads
public record Answers(AlertAdapter adapter, Reading reading) {

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
