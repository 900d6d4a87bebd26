package dev.remediator.adapter.opsgenie;

import dev.remediator.adapter.Guide;
import java.util.List;

/// How people let Opsgenie and Jira Service Management send their alerts here.
final class OpsgenieGuide {

    private static final String WEBHOOK =
            """
            Webhook URL: %s
            Custom Headers: Authorization = Bearer %s
            Add Alert Description to Payload: yes
            Add Alert Details to Payload: yes
            Alert Actions: Create, Acknowledge, UnAcknowledge, Close, Delete
            """
                    .formatted(Guide.URL, Guide.SECRET);

    static final Guide GUIDE =
            new Guide(
                    "Opsgenie and Jira Service Management",
                    "The Webhook integration of either; they send the same. An alert's alias tells"
                            + " the series, its id the episode.",
                    List.of("bearer", "header", "basic", "token"),
                    List.of(
                            new Guide.Snippet(
                                    "Jira Service Management: Operations, Integrations, Webhook",
                                    "",
                                    WEBHOOK),
                            new Guide.Snippet(
                                    "Opsgenie: Settings, Integrations, Webhook", "", WEBHOOK)),
                    "The resource is the alert's entity, else host, instance, node, pod, device or"
                            + " service of its details; labels are its details and its tags.",
                    List.of(
                            "Opsgenie's own end is announced for 5 April 2027: set it up in Jira"
                                    + " Service Management if you can.",
                            "Nothing is signed: use a secret header and HTTPS.",
                            "Without the details in the payload there are few labels.",
                            "Alerts that this program opened itself come back here, and are told"
                                    + " by their alias: that a person acknowledged,"
                                    + " unacknowledged or closed one is told to whoever"
                                    + " pages; all else is dropped.",
                            "Notes, tags, owners, escalations and actions of your own are no"
                                    + " alerts."));

    private OpsgenieGuide() {}
}
