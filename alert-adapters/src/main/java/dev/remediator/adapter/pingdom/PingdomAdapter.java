package dev.remediator.adapter.pingdom;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import java.util.List;

/// Reads what Pingdom posts when an uptime check or a transaction changes its state.
public final class PingdomAdapter implements AlertAdapter {
    static final String SOURCE = "pingdom";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> new StateChange(delivery, delivery.content()).read());
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Pingdom",
                "State changes of uptime checks (UP, DOWN) and of transactions (SUCCESS, FAILING).",
                List.of("token", "basic"),
                List.of(
                        new Guide.Snippet(
                                "Integrations, Add integration, Type webhook, URL",
                                "",
                                Guide.URL + "?token=" + Guide.SECRET)),
                "The host is the check's host name, else the check itself. Tags such as team:web"
                        + " become labels; beside them there are check_id and check_type.",
                List.of(
                        "Switch the integration on in each check; importance low is a warning,"
                                + " anything else critical.",
                        "Pingdom signs nothing and sends no header of yours, so the secret has to be"
                                + " in the address.",
                        "It does not say when an outage began once it is over: all outages of a"
                                + " check are one episode key, told apart by their times.",
                        "UNKNOWN and unconfirmed states are no alert."));
    }

    @Override
    public boolean recognises(Field body) {
        return body.isObject()
                && body.at("check_id").present()
                && body.at("current_state").present();
    }
}
