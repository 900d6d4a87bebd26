package dev.remediator.adapter.uptimerobot;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.Habits;
import dev.remediator.adapter.payload.Field;
import java.util.List;

/// Reads what Uptime Robot's webhook sends: its own fields in the address or in a form, or a JSON
/// body with its variables in it.
public final class UptimeRobotAdapter implements AlertAdapter {
    static final String SOURCE = "uptime-robot";

    private static final String TEMPLATE =
            """
            {
              "monitorID": "*monitorID*",
              "monitorFriendlyName": "*monitorFriendlyName*",
              "monitorURL": "*monitorURL*",
              "alertType": "*alertType*",
              "alertTypeFriendlyName": "*alertTypeFriendlyName*",
              "alertDetails": "*alertDetails*",
              "alertDuration": "*alertDuration*",
              "alertDateTime": "*alertDateTime*",
              "sslExpiryDate": "*sslExpiryDate*",
              "sslExpiryDaysLeft": "*sslExpiryDaysLeft*"
            }
            """;

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> new MonitorEvent(delivery, Variables.of(delivery)).read());
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Uptime Robot",
                "Monitors that go down and come up, and certificates and domains that expire.",
                List.of("token", "header", "basic"),
                List.of(
                        new Guide.Snippet(
                                "Integrations, Webhook, URL to notify",
                                "",
                                Guide.URL + "?token=" + Guide.SECRET + "&"),
                        new Guide.Snippet(
                                "the same, POST value (JSON format), send as JSON",
                                "json",
                                TEMPLATE)),
                "The host is the one in the monitor's address, else the monitor. Beside it there are"
                        + " the labels monitor, monitor_id and alert_type.",
                List.of(
                        "Down is critical, an expiry a warning that holds for the time to live.",
                        "Variables it does not fill in arrive literally, as *alertDuration*, and"
                                + " mean nothing.",
                        "Without *monitorID* a monitor is told by its address; without"
                                + " *alertDateTime* an outage begins when it is heard of.",
                        "It does not say when an outage began once it is over: all outages of a"
                                + " monitor are one episode key, told apart by their times."));
    }

    @Override
    public Habits habits() {
        return Habits.ORDINARY.alsoByGet();
    }

    @Override
    public boolean recognises(Field body) {
        if (!body.isObject()) {
            return false;
        }
        var variables = Variables.of(body);
        return variables.at("alertType").present()
                && (variables.at("monitorURL").present() || variables.at("monitorID").present())
                && variables.at("monitorFriendlyName").present();
    }
}
