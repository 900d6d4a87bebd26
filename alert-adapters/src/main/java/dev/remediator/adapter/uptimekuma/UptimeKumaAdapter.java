package dev.remediator.adapter.uptimekuma;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.Habits;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Unfilled;
import java.util.List;

/// Reads what Uptime Kuma's notification type Webhook sends, in each of the ways it can.
public final class UptimeKumaAdapter implements AlertAdapter {
    static final String SOURCE = "uptime-kuma";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> read(delivery, unwrapped(delivery.content())));
    }

    private static Adapted read(Delivery delivery, Field body) {
        var heartbeat = body.at("heartbeat").json();
        var monitor = body.at("monitor").json();
        if (heartbeat.present() && !Unfilled.is(heartbeat.anything().orElse(""))) {
            return new Heartbeat(delivery, body, heartbeat, monitor).read();
        }
        var message = body.at("msg").said();
        if (message.isEmpty()) {
            throw body.at("heartbeat")
                    .because("is missing: choose application/json as the request body");
        }
        return Expiry.of(delivery, message)
                .<Adapted>map(alert -> new Adapted.Alerts(List.of(alert)))
                .orElse(new Adapted.Ignored("it is a test, or is about no monitor"));
    }

    /// A form in parts has everything in its field `data`.
    private static Field unwrapped(Field body) {
        var data = body.at("data");
        return data.present() && !body.at("heartbeat").present() ? data.json() : body;
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Uptime Kuma",
                "Heartbeats of monitors, and warnings that a certificate or a domain expires.",
                List.of("header", "bearer", "token"),
                List.of(
                        new Guide.Snippet(
                                "Settings, Notifications, Setup Notification: type Webhook, Post"
                                        + " URL",
                                "",
                                Guide.URL),
                        new Guide.Snippet(
                                "the same, request body application/json, Additional Headers",
                                "json",
                                "{\"Authorization\": \"Bearer " + Guide.SECRET + "\"}")),
                "The host is the monitor's host name or the host in its address, else the monitor."
                        + " Tags of the monitor become labels; beside them there are monitor,"
                        + " monitor_id and type.",
                List.of(
                        "Down is critical; pending is no alert yet; maintenance is suppressed.",
                        "Uptime Kuma sends each message once and never again, whatever is answered:"
                                + " let it resend the notification every few heartbeats.",
                        "It does not say when an outage began once it is over: all outages of a"
                                + " monitor are one episode key, told apart by their times.",
                        "The test button sends no monitor, and is no alert."));
    }

    @Override
    public Habits habits() {
        return Habits.ORDINARY.alsoByGet();
    }

    @Override
    public boolean recognises(Field body) {
        return body.isObject()
                && body.at("heartbeat").isObject()
                && body.at("monitor").isObject()
                && body.at("heartbeat").at("status").present();
    }
}
