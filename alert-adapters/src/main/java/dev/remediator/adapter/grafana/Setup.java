package dev.remediator.adapter.grafana;

import dev.remediator.adapter.Guide;
import dev.remediator.adapter.Guide.Snippet;
import dev.remediator.adapter.OurPage;
import java.util.List;

/// How people let Grafana send its alerts here.
final class Setup {
    static final Guide GUIDE =
            new Guide(
                    "Grafana",
                    "The webhook of Grafana's alerting (8 and newer, also Grafana Cloud), and the"
                            + " webhook of dashboard alerts before it.",
                    List.of("grafana", "bearer", "basic", "header", "mtls", "none"),
                    List.of(signed(), bearer(), legacy()),
                    "Labels are kept as they are; orgId and, where it is sent, ruleUID are added."
                            + " The resource is the first of the labels exported_instance,"
                            + " instance, host, node, pod, device, service and job; the severity is"
                            + " the label severity, else the annotation severity, else the label"
                            + " priority.",
                    List.of(
                            "Leave Custom Payload empty; messages without alerts[] are refused.",
                            "Grafana sends a message once, and what was not taken again at the next"
                                    + " group interval, while the alert fires.",
                            "Give the webhook to a notification policy, or to each alert rule; a"
                                    + " contact point alone sends nothing but tests. A test arrives"
                                    + " as an alert named TestAlert.",
                            "Both POST and PUT are taken.",
                            "The signature needs Grafana 12 or newer. Set the timestamp header too,"
                                    + " or a recorded message can be sent again.",
                            "DatasourceNoData and DatasourceError are alerts about the rule: their"
                                    + " resource is the rule, and their severity is the"
                                    + " integration's default, whatever the rule's label says.",
                            "With Max Alerts the end of a large group is not sent; an alert named"
                                    + " AlertsTruncated says how many are missing.",
                            "A dashboard alert of Grafana before 9 is one series for each rule,"
                                    + " since nothing else is said when it is over; what matched is"
                                    + " kept in its annotations, and its severity is the rule's tag"
                                    + " severity, else the integration's default.",
                            "Alerts that Grafana passes to an external Alertmanager come from"
                                    + " there; see alertmanager.",
                            "An alert whose label %s begins with %s is a page this program sent"
                                            .formatted(OurPage.LABEL, OurPage.PREFIX)
                                    + " itself, and is left out."));

    private Setup() {}

    private static Snippet signed() {
        return new Snippet(
                "provisioning/alerting/remediator.yaml, with a signature (from Grafana 12 on)",
                "yaml",
                """
                apiVersion: 1
                contactPoints:
                  - orgId: 1
                    name: remediator
                    receivers:
                      - uid: remediator
                        type: webhook
                        disableResolveMessage: false
                        settings:
                          url: <url>
                          httpMethod: POST
                          hmacConfig:
                            secret: <secret>
                            header: X-Grafana-Alerting-Signature
                            timestampHeader: X-Grafana-Alerting-Timestamp
                """);
    }

    private static Snippet bearer() {
        return new Snippet(
                "provisioning/alerting/remediator.yaml, with a bearer token (from Grafana 9.1 on)",
                "yaml",
                """
                apiVersion: 1
                contactPoints:
                  - orgId: 1
                    name: remediator
                    receivers:
                      - uid: remediator
                        type: webhook
                        disableResolveMessage: false
                        settings:
                          url: <url>
                          httpMethod: POST
                          authorization_scheme: Bearer
                          authorization_credentials: <secret>
                """);
    }

    private static Snippet legacy() {
        return new Snippet(
                "provisioning/notifiers/remediator.yaml, for dashboard alerts (before Grafana 9)",
                "yaml",
                """
                notifiers:
                  - name: remediator
                    uid: remediator
                    type: webhook
                    org_id: 1
                    is_default: true
                    send_reminder: true
                    frequency: 15m
                    disable_resolve_message: false
                    settings:
                      url: <url>
                      httpMethod: POST
                      username: remediator
                    secure_settings:
                      password: <secret>
                """);
    }
}
