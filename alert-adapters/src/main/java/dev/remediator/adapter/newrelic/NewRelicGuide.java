package dev.remediator.adapter.newrelic;

import dev.remediator.adapter.Guide;
import java.util.List;

/// How people let New Relic send its issues here.
final class NewRelicGuide {

    private static final String DESTINATION =
            """
            Type: Webhook
            Endpoint URL: %s
            Authorization: Bearer token, %s
            """
                    .formatted(Guide.URL, Guide.SECRET);

    private static final String TEMPLATE =
            """
            {
              "id": {{ json issueId }},
              "issueUrl": {{ json issuePageUrl }},
              "title": {{ json annotations.title.[0] }},
              "priority": {{ json priority }},
              "impactedEntities": {{ json entitiesData.names }},
              "totalIncidents": {{ json totalIncidents }},
              "state": {{ json state }},
              "trigger": {{ json triggerEvent }},
              "isCorrelated": {{ json isCorrelated }},
              "createdAt": {{ createdAt }},
              "updatedAt": {{ updatedAt }},
              "closedAt": {{ json closedAt }},
              "acknowledgedAt": {{ json acknowledgedAt }},
              "unAcknowledgedAt": {{ json unAcknowledgedAt }},
              "mutingState": {{ json mutingState }},
              "sources": {{ json accumulations.source }},
              "alertPolicyNames": {{ json accumulations.policyName }},
              "alertConditionNames": {{ json accumulations.conditionName }},
              "workflowName": {{ json workflowName }},
              "owner": {{ json owner }}
            }
            """;

    static final Guide GUIDE =
            new Guide(
                    "New Relic",
                    "Workflows with the default template or one like it, and the notification"
                            + " channels before them. Conditions and impacted entities tell the"
                            + " series, the issue tells the episode.",
                    List.of("bearer", "basic", "header"),
                    List.of(
                            new Guide.Snippet("Alerts, Destinations", "", DESTINATION),
                            new Guide.Snippet("Workflows, Webhook, Template", "", TEMPLATE)),
                    "The resource is the first impacted entity; labels are the conditions,"
                            + " policies, entities, workflow, and the members of `labels` and"
                            + " `tags`, if you add them to the template.",
                    List.of(
                            "Set the workflow to notify when an issue is activated, acknowledged"
                                    + " and closed, or nothing is ever over.",
                            "An issue that is acknowledged keeps its state: only the template"
                                    + " above says so, New Relic's own does not.",
                            "Without impactedEntities or alertConditionNames in the template the"
                                    + " title tells the series.",
                            "Messages of the test button are ignored."));

    private NewRelicGuide() {}
}
