package dev.remediator.adapter.sensu;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Batch;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import java.util.List;
import java.util.Optional;

/// Reads events of Sensu Go, in their wrapper or bare, one or many, and of Sensu Core (1.x).
public final class SensuAdapter implements AlertAdapter {
    static final String SOURCE = "sensu";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(
                () -> {
                    var body = delivery.content();
                    var events = body.isArray() ? body.items() : List.of(body);
                    return new Batch()
                            .read(events, event -> read(delivery, event))
                            .adapted("there are metrics in it, and the result of no check");
                });
    }

    @Override
    public Guide guide() {
        return SensuGuide.GUIDE;
    }

    private static Optional<Alert> read(Delivery delivery, Field body) {
        var event = bare(body);
        var check = event.at("check");
        if (!check.present() && event.at("metrics").isObject()) {
            return Optional.empty();
        }
        if (!check.isObject()) {
            throw check.because("is missing; an event without metrics has the result of a check");
        }
        return Optional.of(
                event.at("client").isObject()
                        ? new CoreEvent(delivery, event).alert()
                        : new GoEvent(delivery, event).alert());
    }

    private static Field bare(Field body) {
        return body.at("spec").isObject() ? body.at("spec") : body;
    }

    /// A check, and the entity or client it was run for.
    @Override
    public boolean recognises(Field body) {
        if (!body.isObject()) {
            return false;
        }
        var event = bare(body);
        return event.at("check").isObject()
                && (event.at("entity").isObject() || event.at("client").isObject());
    }
}
