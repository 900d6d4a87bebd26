package dev.remediator.adapter.icinga2;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;

/// Reads what a notification command of Icinga 2 sends, the lines of its event stream, what is
/// pushed to Icinga Notifications, and lists of objects; told apart by their shape.
public final class Icinga2Adapter implements AlertAdapter {
    static final String SOURCE = "icinga2";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> adapt(delivery, delivery.content()));
    }

    @Override
    public Guide guide() {
        return Icinga2Guide.GUIDE;
    }

    private static Adapted adapt(Delivery delivery, Field body) {
        if (body.at("results").present()) {
            return new ObjectState(delivery).read(body.at("results"));
        }
        if (body.at("tags").isObject()) {
            return new PushedEvent(delivery, body).read();
        }
        if (streamed(body)) {
            return new StreamEvent(delivery, body).read();
        }
        return CommandMessage.of(delivery, body).read();
    }

    private static boolean streamed(Field body) {
        var type = body.at("type");
        return !type.isObject()
                && !type.isArray()
                && StreamEvent.TYPES.contains(type.said())
                && !body.at("notification.type").present();
    }

    /// A line of the event stream, our own command, or an event of Icinga Notifications.
    @Override
    public boolean recognises(Field body) {
        if (!body.isObject()) {
            return false;
        }
        if (body.at("icinga").present()) {
            return true;
        }
        boolean pushed = body.at("tags").isObject() && body.at("severity").present();
        return (streamed(body) && body.at("timestamp").present())
                || (pushed && body.at("message").present() && body.at("name").present());
    }
}
