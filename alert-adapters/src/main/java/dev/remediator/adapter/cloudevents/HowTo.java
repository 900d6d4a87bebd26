package dev.remediator.adapter.cloudevents;

import dev.remediator.adapter.Guide;
import java.util.List;

/// How people let events come here.
final class HowTo {
    private static final String CURL =
            """
            curl -H 'Authorization: Bearer %s' \\
                 -H 'Content-Type: application/cloudevents+json' \\
                 -d '{
                   "specversion": "1.0",
                   "id": "7f1c",
                   "source": "/checks/disk",
                   "type": "com.example.disk.full",
                   "subject": "host/web-1",
                   "time": "2026-03-01T02:59:00Z",
                   "status": "firing",
                   "severity": "critical"
                 }' %s
            """
                    .formatted(Guide.SECRET, Guide.URL);

    private static final String KNATIVE =
            """
            apiVersion: eventing.knative.dev/v1
            kind: Trigger
            metadata:
              name: remediator
            spec:
              broker: default
              filter:
                attributes:
                  type: com.example.disk.full
              subscriber:
                uri: %s
            """
                    .formatted(Guide.URL);

    private static final String KAFKA =
            """
            inbox:
              topics: [events]
            """;

    static final Guide GUIDE =
            new Guide(
                    "CloudEvents",
                    "Events of version 1.0 and 0.3: one as JSON (structured), an array of them"
                            + " (batch), or one whose attributes are headers (binary), by HTTP and"
                            + " from Kafka.",
                    List.of("bearer", "header", "basic", "token", "hmac", "mtls"),
                    List.of(
                            new Guide.Snippet("a shell", "sh", CURL),
                            new Guide.Snippet("a Knative trigger", "yaml", KNATIVE),
                            new Guide.Snippet(
                                    "remediator.yaml, if they are in Kafka", "yaml", KAFKA)),
                    "The resource is the subject, as it is if it is a kind and a name such as"
                            + " host/web-1; else resource, host, node or instance of the data; else"
                            + " the source. Labels are the extension attributes, the plain members"
                            + " of the data and of its labels, the type, the source and the"
                            + " subject.",
                    List.of(
                            "CloudEvents have no words for alerts; say more than the type in"
                                    + " extension attributes or in members of the data, which are"
                                    + " called alike.",
                            "The name is alertname, rule, name or title; else the type.",
                            "The status is status or state (firing, acknowledged, resolved,"
                                    + " suppressed); else the type's last word (.resolved,"
                                    + " .recovered, .closed, .cleared, .ok, .acknowledged,"
                                    + " .suppressed, .firing, .triggered); else it fires.",
                            "An event that says nothing of a status is taken to be over after the"
                                    + " integration's ttl; one that does fires until another says"
                                    + " that it is over.",
                            "The severity is severity, level or priority; else unknown.",
                            "Two events are about the same if they agree in series, fingerprint or"
                                    + " key; else in source, type without its status, subject, name"
                                    + " and resource, and, if there is none of those, in title; id"
                                    + " tells only deliveries apart.",
                            "An episode is told by episode or incident_id; without one, by"
                                    + " startsAt.",
                            "Knative and most brokers send again what is answered with 5xx, and"
                                    + " drop or dead-letter what is answered with 4xx."));

    private HowTo() {}
}
