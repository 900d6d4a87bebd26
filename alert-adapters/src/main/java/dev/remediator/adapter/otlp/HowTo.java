package dev.remediator.adapter.otlp;

import dev.remediator.adapter.Guide;
import java.util.List;

/// How people let logs come here.
final class HowTo {
    private static final String COLLECTOR =
            """
            receivers:
              otlp:
                protocols:
                  http:
                    endpoint: 127.0.0.1:4318
            processors:
              filter/alerts:
                logs:
                  log_record:
                    - severity_number < SEVERITY_NUMBER_ERROR and attributes["alert.name"] == nil
            exporters:
              otlphttp/remediator:
                logs_endpoint: %s
                headers:
                  Authorization: Bearer %s
                compression: gzip
                retry_on_failure:
                  enabled: true
                  max_elapsed_time: 0s
            service:
              pipelines:
                logs/alerts:
                  receivers: [otlp]
                  processors: [filter/alerts]
                  exporters: [otlphttp/remediator]
            """
                    .formatted(Guide.URL, Guide.SECRET);

    private static final String SDK =
            """
            OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=%s
            OTEL_EXPORTER_OTLP_LOGS_PROTOCOL=http/protobuf
            OTEL_EXPORTER_OTLP_LOGS_HEADERS=Authorization=Bearer%%20%s
            """
                    .formatted(Guide.URL, Guide.SECRET);

    static final Guide GUIDE =
            new Guide(
                    "OpenTelemetry",
                    "OTLP logs by HTTP, as protobuf or JSON; neither traces nor metrics.",
                    List.of("bearer", "header", "basic", "token", "mtls"),
                    List.of(
                            new Guide.Snippet("the collector's configuration", "yaml", COLLECTOR),
                            new Guide.Snippet("an application's environment", "sh", SDK)),
                    "Labels are the attributes of the resource and of the record, and the plain"
                            + " members of a body that is a map. The resource is alert.resource,"
                            + " as it is if it is a kind and a name such as host/web-1; else"
                            + " host.name, the Kubernetes object, k8s.node.name, k8s.pod.name,"
                            + " service.instance.id or service.name.",
                    List.of(
                            "A record is an alert if its severity is a warning or worse, or if it"
                                    + " has an event name, alert.name or alert.status; all others"
                                    + " are ignored, so filter before you send.",
                            "The name is alert.name, alertname, the event name, event.name,"
                                    + " exception.type or k8s.event.reason; without any it is"
                                    + " LogRecord, never the text.",
                            "The severity is alert.severity; else the severity number: FATAL is"
                                    + " critical, ERROR error, WARN warning, the others info.",
                            "The status is alert.status: firing, acknowledged, resolved or"
                                    + " suppressed; a record without one is taken to be over after"
                                    + " the integration's ttl.",
                            "Two records are about the same if they agree in alert.id; else in"
                                    + " service, host, Kubernetes names, scope and name. An episode"
                                    + " is told by alert.episode.",
                            "Exporters send again what is answered with 429, 502, 503 or 504, for"
                                    + " five minutes unless max_elapsed_time says otherwise, and"
                                    + " drop what is answered with anything else."));

    private HowTo() {}
}
