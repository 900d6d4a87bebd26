package dev.remediator.adapter.alertmanager;

import dev.remediator.adapter.Guide;
import dev.remediator.adapter.Guide.Snippet;
import dev.remediator.adapter.OurPage;
import java.util.List;

/// How people let Alertmanager, and those who post to its API, send their alerts here.
final class Setup {
    static final Guide GUIDE =
            new Guide(
                    "Prometheus Alertmanager",
                    "Alertmanager's webhook (version 3 and 4), also Mimir's and Cortex'; the arrays"
                            + " that Prometheus, vmalert and the rulers of Loki and Mimir post to"
                            + " /api/v2/alerts; and the events of Alertmanager's event recorder.",
                    List.of("bearer", "basic", "header", "mtls", "none"),
                    List.of(webhook(), prometheus(), vmalert(), loki(), mimir(), events()),
                    "Labels are kept as they are. The resource is the first of the labels"
                            + " exported_instance, instance, host, node, pod, device, service and"
                            + " job; the severity is the label severity, else the annotation"
                            + " severity, else the label priority.",
                    List.of(
                            "Alertmanager tries a 5xx again for one group_interval, and sends"
                                    + " everything that was not taken again at each group_interval,"
                                    + " also after a 4xx: nothing is lost while this program is"
                                    + " away.",
                            "With send_resolved: false nobody says that an alert is over; then set"
                                    + " a time to live, or use the event recorder.",
                            "With max_alerts the end of a large group is not sent; an alert named"
                                    + " AlertsTruncated says how many are missing.",
                            "A custom payload template leaves alerts[] out; messages without it"
                                    + " are refused.",
                            "Who posts to /api/v2/alerts goes around Alertmanager's grouping,"
                                    + " silences and inhibitions, and repeats a firing alert every"
                                    + " minute or so; each time says until when it holds.",
                            "The event recorder needs Alertmanager 0.33 or newer; what it writes to"
                                    + " Kafka may go straight to the inbox topic, as JSON, not as"
                                    + " protobuf.",
                            "The event that an alert is over comes once Alertmanager has sent its"
                                    + " group, even where send_resolved is false. The event that an"
                                    + " alert is muted names its series but not when it began: its"
                                    + " episode key is none a webhook has.",
                            "All other events are taken and mean nothing: only routing says"
                                    + " whether an alert is for this program.",
                            "An alert whose label %s begins with %s is a page this program sent"
                                            .formatted(OurPage.LABEL, OurPage.PREFIX)
                                    + " itself, and is left out."));

    private Setup() {}

    private static Snippet webhook() {
        return new Snippet(
                "alertmanager.yml",
                "yaml",
                """
                route:
                  receiver: remediator
                  group_by: [alertname, cluster]
                  group_wait: 10s
                  group_interval: 1m
                receivers:
                  - name: remediator
                    webhook_configs:
                      - url: <url>
                        send_resolved: true
                        max_alerts: 0
                        http_config:
                          authorization:
                            type: Bearer
                            credentials: <secret>
                """);
    }

    private static Snippet prometheus() {
        return new Snippet(
                "prometheus.yml, to do without Alertmanager; target and path_prefix are the parts"
                        + " of the address",
                "yaml",
                """
                alerting:
                  alertmanagers:
                    - scheme: https
                      path_prefix: /webhooks/alertmanager
                      api_version: v2
                      authorization:
                        type: Bearer
                        credentials: <secret>
                      static_configs:
                        - targets: [remediator.example]
                """);
    }

    private static Snippet vmalert() {
        return new Snippet(
                "vmalert's command line",
                "sh",
                """
                vmalert -rule=/etc/vmalert/rules.yml -datasource.url=http://localhost:8428 \\
                  -notifier.url=<url> \\
                  -notifier.bearerToken=<secret>
                """);
    }

    private static Snippet loki() {
        return new Snippet(
                "Loki's configuration",
                "yaml",
                """
                ruler:
                  alertmanager_url: <url>
                  enable_alertmanager_v2: true
                  alertmanager_client:
                    type: Bearer
                    credentials: <secret>
                """);
    }

    private static Snippet mimir() {
        return new Snippet(
                "Mimir's configuration, for its ruler; its Alertmanager takes a webhook as above",
                "yaml",
                """
                ruler:
                  alertmanager_url: <url>
                  alertmanager_client:
                    basic_auth_username: remediator
                    basic_auth_password: <secret>
                """);
    }

    private static Snippet events() {
        return new Snippet(
                "alertmanager.yml, beside the webhook, with --enable-feature=event-recorder",
                "yaml",
                """
                event_recorder:
                  webhook_outputs:
                    - name: remediator  # required from 0.35 on, unknown before
                      url: <url>
                      http_config:
                        authorization:
                          type: Bearer
                          credentials: <secret>
                """);
    }
}
