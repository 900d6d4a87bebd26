package dev.remediator.adapter.json;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Batch;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import java.util.List;
import java.util.Optional;

/// Reads JSON of no known format: where everything is, the integration's mapping says. Without one,
/// words most senders use are looked for, among them those of our own alerts as `remediator adapt
/// --json` prints them.
public final class MappedJsonAdapter implements AlertAdapter {
    static final String SOURCE = "json";

    private static final String MAPPING =
            """
            integrations:
              backup:
                source: json
                mapping:
                  alerts: /items
                  name: /job/name
                  status: /result
                  statuses: {broken: firing, done: resolved}
                  severity: /level
                  resource: /machine
                  kind: host
                  series: /job/id
                  startsAt: /since
                  labels: {site: /site, team: /owner/team}
                  annotations: {summary: /text}
                  links: {log: /log/url}
            """;

    private static final String PLAIN =
            """
            curl --fail-with-body --silent --show-error \\
              -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \\
              --data '{"name": "BackupFailed", "status": "firing", "severity": "error",
                       "resource": "host/web-1", "labels": {"team": "storage"}}' '%s'
            """
                    .formatted(Guide.SECRET, Guide.URL);

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> read(delivery, delivery.content()));
    }

    private static Adapted read(Delivery delivery, Field body) {
        var mapping = delivery.reading().mapping();
        var batch = new Batch();
        if (mapping.isPresent()) {
            var mapped = new MappedAlert(delivery, mapping.get(), body);
            batch.read(mapped.elements(), element -> Optional.of(mapped.read(element)));
        } else {
            var plain = new PlainAlert(delivery);
            batch.read(
                    PlainAlert.elements(body),
                    element -> Optional.of(plain.read(Members.of(element))));
        }
        return batch.adapted("the message holds no alerts");
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Anything else that sends JSON",
                "One alert, an array of them, or an object with an array of them, at the places the"
                        + " integration's mapping names.",
                List.of("hmac", "bearer", "header", "basic", "token", "mtls"),
                List.of(
                        new Guide.Snippet("the configuration, for any format", "yaml", MAPPING),
                        new Guide.Snippet("a script, without a mapping", "sh", PLAIN)),
                "Labels, resource and all the rest are where the mapping's JSON pointers lead;"
                        + " without a mapping labels are in labels, tags and the resource.",
                List.of(
                        "Without a mapping name, status, severity, resource (or host, instance,"
                                + " node, service), id (or fingerprint, key), startsAt, endsAt,"
                                + " labels, tags and links are looked for at the top.",
                        "What remediator adapt --json prints can be sent here as it is.",
                        "Without a status nobody can say that something is over: then an alert"
                                + " holds for the integration's time to live.",
                        "Without a series, name and resource tell one alert from another."));
    }
}
