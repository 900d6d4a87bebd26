package dev.remediator.adapter.otlp;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes an alert of a log record.
record OneRecord(Delivery delivery, Resource resource, String scope, LogRecord record) {
    private static final String UNNAMED = "LogRecord";
    private static final int WARNING = 13;
    private static final int LONGEST_LABEL = 1_000;

    /// A kind and a name, such as `host/web-1`.
    private static final Pattern KIND_AND_NAME = Pattern.compile("([a-z][a-z-]{0,30})/([^/]+)");

    private static final String EPISODE = "alert.episode";
    private static final String STATUS = "alert.status";
    private static final List<String> SERIES =
            List.of("alert.series", "alert.id", "alert.fingerprint");

    /// What people read.
    private static final List<String> TEXTS =
            List.of("exception.message", "exception.stacktrace", "alert.description");

    /// Whether it is one: bad enough, or called an alert or an event.
    boolean isAlert() {
        return record.severity() >= WARNING
                || (record.severity() == 0 && isBad(Severity.read(record.level())))
                || !named().isEmpty()
                || !record.said(STATUS).isEmpty();
    }

    private static boolean isBad(Severity severity) {
        return switch (severity) {
            case CRITICAL, ERROR, WARNING -> true;
            case INFO, UNKNOWN -> false;
        };
    }

    /// The name somebody gave it; empty if nobody did. The Kubernetes receivers use `event.name`
    /// for an object that is called otherwise each time.
    private String named() {
        boolean kubernetes = record.said("event.domain").equals("k8s");
        return first(
                record.said("alert.name"),
                record.said("alertname"),
                record.eventName().strip(),
                kubernetes ? "" : record.said("event.name"));
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    /// The alert.
    ///
    /// @param labels what is copied of the resource
    Alert alert(Map<String, String> labels) {
        var said = status();
        var status = said.orElse(AlertStatus.FIRING);
        var name =
                first(
                        named(),
                        record.said("exception.type"),
                        record.said("k8s.event.reason"),
                        UNNAMED);
        var draft = Draft.of(OtlpAdapter.SOURCE, delivery).name(name).status(status);
        draft.startsAt(record.time());
        if (status == AlertStatus.RESOLVED) {
            draft.endsAt(record.time());
        }
        if (said.isEmpty()) {
            draft.oneShot();
        }
        words(draft, labels);
        about(draft);
        keys(draft, name, said.isPresent());
        severity(draft);
        return draft.alert();
    }

    private Optional<AlertStatus> status() {
        var word = record.said(STATUS);
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "firing", "active", "open" -> Optional.of(AlertStatus.FIRING);
            case "acknowledged" -> Optional.of(AlertStatus.ACKNOWLEDGED);
            case "resolved", "closed", "ok" -> Optional.of(AlertStatus.RESOLVED);
            case "suppressed" -> Optional.of(AlertStatus.SUPPRESSED);
            default ->
                    throw record.complaint()
                            .apply(
                                    "hold an alert.status that is none of firing, acknowledged,"
                                            + " resolved and suppressed");
        };
    }

    private void severity(Draft draft) {
        var word = record.said("alert.severity");
        if (!word.isEmpty()) {
            draft.label("severity", word).severity(word);
            return;
        }
        var severity =
                switch ((record.severity() + 3) / 4) {
                    case 0 -> Severity.read(record.level());
                    case 1, 2, 3 -> Severity.INFO;
                    case 4 -> Severity.WARNING;
                    case 5 -> Severity.ERROR;
                    case 6 -> Severity.CRITICAL;
                    default -> Severity.UNKNOWN;
                };
        draft.severity(severity).label("severity", first(record.level().strip(), severity.word()));
    }

    private void about(Draft draft) {
        var own = anywhere("alert.resource");
        var parts = KIND_AND_NAME.matcher(own);
        if (parts.matches()) {
            draft.resource(parts.group(1), parts.group(2));
        }
        draft.resource("resource", own)
                .resource("host", anywhere("host.name"))
                .resource(kind(), anywhere("k8s.object.name"))
                .resource("node", anywhere("k8s.node.name"))
                .resource("pod", anywhere("k8s.pod.name"))
                .resource("instance", anywhere("service.instance.id"))
                .resource("service", anywhere("service.name"))
                .resource("scope", scope);
    }

    private String kind() {
        return first(anywhere("k8s.object.kind").toLowerCase(Locale.ROOT), "object");
    }

    private String anywhere(String name) {
        return first(record.said(name), resource.said(name));
    }

    /// Told by what the sender or the integration says; else by who wrote it and what it is called.
    /// What has no name is told by how bad it is, and never by its text, which may be another each
    /// time.
    private void keys(Draft draft, String name, boolean lasts) {
        var key = new ArrayList<String>();
        var chosen = delivery.reading().series();
        var own = SERIES.stream().map(record::said).filter(id -> !id.isEmpty()).findFirst();
        if (!chosen.isEmpty()) {
            key.add(name);
            chosen.forEach(attribute -> key.add(anywhere(attribute)));
        } else if (own.isPresent()) {
            key.add(own.get());
        } else {
            key.add(resource.key());
            key.add(anywhere("alert.resource"));
            key.add(scope);
            key.add(name);
            key.add(name.equals(UNNAMED) ? Integer.toString((record.severity() + 3) / 4) : "");
        }
        var series = key.toArray(String[]::new);
        draft.series(series);
        var episode = record.said(EPISODE);
        if (!episode.isEmpty()) {
            draft.episode(String.join("\0", series), episode);
        } else if (lasts) {
            draft.episode(series);
        }
    }

    private void words(Draft draft, Map<String, String> labels) {
        labels.forEach((name, text) -> word(draft, name, text));
        record.members().forEach((name, text) -> word(draft, name, text));
        record.attributes().forEach((name, text) -> word(draft, name, text));
        draft.label("otel.scope.name", scope)
                .annotation("message", record.text())
                .annotation("trace_id", record.trace())
                .annotation("span_id", record.span())
                .link("alert", record.said("alert.url"))
                .link("runbook", record.said("alert.runbook_url"));
    }

    private static void word(Draft draft, String name, String text) {
        if (TEXTS.contains(name) || text.length() > LONGEST_LABEL) {
            draft.annotation(name, text);
        } else if (!name.equals(STATUS)) {
            draft.label(name, text);
        }
    }
}
