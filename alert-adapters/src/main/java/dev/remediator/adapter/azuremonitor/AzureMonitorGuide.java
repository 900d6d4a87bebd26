package dev.remediator.adapter.azuremonitor;

import dev.remediator.adapter.Guide;
import java.util.List;

/// What people read who let Azure Monitor send its alerts here.
final class AzureMonitorGuide {
    private static final String SHELL =
            """
            az monitor action-group create \\
              --resource-group my-group --name remediator --short-name remediator \\
              --action webhook remediator '%s?token=%s' usecommonalertschema
            vm=$(az vm show --resource-group my-group --name web-1 --query id --output tsv)
            az monitor metrics alert create \\
              --resource-group my-group --name cpu-high --severity 2 \\
              --scopes "$vm" \\
              --condition 'avg Percentage CPU > 90' --auto-mitigate true \\
              --action remediator
            """
                    .formatted(Guide.URL, Guide.SECRET);

    private static final String BICEP =
            """
            resource remediator 'Microsoft.Insights/actionGroups@2023-01-01' = {
              name: 'remediator'
              location: 'global'
              properties: {
                enabled: true
                groupShortName: 'remediator'
                webhookReceivers: [
                  {
                    name: 'remediator'
                    serviceUri: '%s?token=%s'
                    useCommonAlertSchema: true
                  }
                ]
              }
            }
            """
                    .formatted(Guide.URL, Guide.SECRET);

    static final Guide GUIDE =
            new Guide(
                    "Azure Monitor",
                    "The common alert schema of every kind of alert; without it, alerts of"
                            + " metrics (classic ones too), log searches, the activity log and"
                            + " budgets.",
                    List.of("token", "basic"),
                    List.of(
                            new Guide.Snippet("a shell", "sh", SHELL),
                            new Guide.Snippet("Bicep", "bicep", BICEP)),
                    "Labels are the dimensions, the rule's custom properties, a Prometheus"
                            + " rule's labels, and what kind of alert it is; the resource is"
                            + " the first target, such as virtualmachines/web-1, else the first"
                            + " configuration item.",
                    List.of(
                            "Switch the common alert schema on for the webhook in the action"
                                    + " group: the older schemas have no id that tells one"
                                    + " alert from the next.",
                            "Alerts of the activity log, of service and resource health and of"
                                    + " budgets are never said to be over: their word holds for"
                                    + " the integration's time to live.",
                            "An update of a service issue or of a resource's health fires,"
                                    + " whatever it says: let a playbook choose by the labels"
                                    + " stage, status and currentHealthStatus.",
                            "The resource of a log alert is the workspace; what sent the log is"
                                    + " the label configurationItem, and the dimensions are"
                                    + " labels too.",
                            "Azure repeats after 408, 429, 503 and 504, five times within 75"
                                    + " seconds, and then calls no webhook of the action group"
                                    + " for 15 minutes; every other refusal drops the alert.",
                            "It cannot sign its messages and sends no headers of your choice;"
                                    + " the secret is in the address."));

    private AzureMonitorGuide() {}
}
