package dev.remediator.adapter;

import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Unreadable;
import dev.remediator.alert.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads several alerts out of one delivery. One that cannot be read does not hide the others. Used
/// by one thread.
public final class Batch {
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Adapted.Rejected> refused = new ArrayList<>();

    /// Reads each of them, and keeps why one could not be.
    ///
    /// @param items what there is
    /// @param reading answers an alert, or none where an item rightly carries none; throws
    ///   [Unreadable]
    public Batch read(List<Field> items, Function<Field, Optional<Alert>> reading) {
        for (var item : items) {
            try {
                reading.apply(item).ifPresent(alerts::add);
            } catch (Unreadable e) {
                refused.add(Adapted.Rejected.because(e));
            }
        }
        return this;
    }

    /// One more alert.
    public Batch add(Alert alert) {
        alerts.add(alert);
        return this;
    }

    /// What could be read so far.
    public List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    /// All of it. Rejected, if nothing in it could be read.
    ///
    /// @param nothing why it is ignored if nothing was in it, in a sentence
    public Adapted adapted(String nothing) {
        if (!alerts.isEmpty()) {
            return new Adapted.Alerts(alerts, refused);
        }
        return refused.isEmpty() ? new Adapted.Ignored(nothing) : refused.getFirst();
    }
}
