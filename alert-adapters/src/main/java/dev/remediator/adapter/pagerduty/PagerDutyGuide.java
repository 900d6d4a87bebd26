package dev.remediator.adapter.pagerduty;

import dev.remediator.adapter.Guide;
import java.util.List;

/// How people let PagerDuty send its incidents here.
final class PagerDutyGuide {

    private static final String SUBSCRIPTION =
            """
            curl https://api.pagerduty.com/webhook_subscriptions \\
              --header 'Authorization: Token token=<API key>' \\
              --header 'Content-Type: application/json' \\
              --data '{
                "webhook_subscription": {
                  "type": "webhook_subscription",
                  "description": "remediator",
                  "delivery_method": {"type": "http_delivery_method", "url": "%s"},
                  "events": [
                    "incident.triggered", "incident.acknowledged", "incident.unacknowledged",
                    "incident.priority_updated", "incident.reopened", "incident.resolved"
                  ],
                  "filter": {"type": "account_reference"}
                }
              }'
            """
                    .formatted(Guide.URL);

    static final Guide GUIDE =
            new Guide(
                    "PagerDuty",
                    "Webhook subscriptions (version 3), and the messages of versions 1 and 2."
                            + " An incident is an episode; its incident key tells the series.",
                    List.of("pagerduty", "header", "mtls"),
                    List.of(
                            new Guide.Snippet("a shell", "sh", SUBSCRIPTION),
                            new Guide.Snippet(
                                    "Integrations, Generic Webhooks (v3), New Webhook",
                                    "",
                                    "Webhook URL: %s\nScope Type: Account\n".formatted(Guide.URL))),
                    "The resource is the incident's service; labels are the service, urgency,"
                            + " priority, teams, escalation policy and number.",
                    List.of(
                            "PagerDuty makes the secret: it is shown once, as"
                                    + " delivery_method.secret in the answer or in the dialogue;"
                                    + " put it into the integration's settings.",
                            "It waits 5 s, and repeats for 48 h what is answered with 5xx or 429.",
                            "Three other refusals in a row switch the subscription off for a day:"
                                    + " what cannot be read is kept and answered with 202, and a"
                                    + " wrong secret with 503, so that it waits.",
                            "The severity is the priority, else the urgency.",
                            "Incidents that this program opened itself come back here, and are"
                                    + " told by their key: that a person acknowledged, resolved or"
                                    + " reopened one is told to whoever pages; all else is"
                                    + " dropped.",
                            "Notes, responders, status updates, services and pings are no"
                                    + " alerts."));

    private PagerDutyGuide() {}
}
