package dev.remediator.adapter.datadog;

import dev.remediator.adapter.Guide;
import java.util.List;

/// How people let Datadog send its monitors' alerts here.
final class DatadogGuide {

    private static final String TEMPLATE =
            """
            {
              "id": "$ID",
              "alert_id": "$ALERT_ID",
              "alert_cycle_key": "$ALERT_CYCLE_KEY",
              "aggreg_key": "$AGGREG_KEY",
              "alert_scope": "$ALERT_SCOPE",
              "alert_transition": "$ALERT_TRANSITION",
              "alert_type": "$ALERT_TYPE",
              "alert_priority": "$ALERT_PRIORITY",
              "alert_status": "$ALERT_STATUS",
              "alert_title": "$ALERT_TITLE",
              "alert_query": "$ALERT_QUERY",
              "event_title": "$EVENT_TITLE",
              "event_msg": "$EVENT_MSG",
              "event_type": "$EVENT_TYPE",
              "tags": "$TAGS",
              "hostname": "$HOSTNAME",
              "date": "$DATE",
              "last_updated": "$LAST_UPDATED",
              "link": "$LINK",
              "snapshot": "$SNAPSHOT",
              "org_id": "$ORG_ID",
              "org_name": "$ORG_NAME"
            }
            """;

    private static final String WEBHOOK =
            """
            Name: remediator
            URL: %s
            Auth Method: none
            Custom Headers: {"Authorization": "Bearer %s"}
            """
                    .formatted(Guide.URL, Guide.SECRET);

    static final Guide GUIDE =
            new Guide(
                    "Datadog",
                    "Monitors, through the Webhooks integration, with the payload below, with"
                            + " Datadog's own or with one that has the same variables; as JSON or"
                            + " as a form. Organisation, monitor and scope tell the series, the"
                            + " alert cycle tells the episode.",
                    List.of("bearer", "basic", "header"),
                    List.of(
                            new Guide.Snippet("Integrations, Webhooks, New", "", WEBHOOK),
                            new Guide.Snippet("Integrations, Webhooks, Payload", "json", TEMPLATE),
                            new Guide.Snippet(
                                    "each monitor, Notify your team", "", "@webhook-remediator\n")),
                    "The resource is the host, else the service, else the monitor; labels are the"
                            + " tags and the scope. A key that comes several times has its values"
                            + " joined by commas, a tag without a value has `true`.",
                    List.of(
                            "Datadog signs nothing: use the header and HTTPS.",
                            "It waits 15 s, repeats what is answered with 5xx, and drops what is"
                                    + " answered with 4xx.",
                            "The severity is the monitor's priority, else the type of the alert.",
                            "Messages of the button Test Notifications are ignored: they look as if"
                                    + " something were wrong.",
                            "Without $ALERT_CYCLE_KEY a new alert of a series cannot be told from a"
                                    + " repeated one but by its date."));

    private DatadogGuide() {}
}
