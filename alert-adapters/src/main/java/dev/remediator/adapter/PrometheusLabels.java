package dev.remediator.adapter;

import dev.remediator.alert.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What labels mean by custom, among all whose alerts have the labels of Prometheus.
public final class PrometheusLabels {

    /// Where the name of what is broken is looked for: the closest to it first.
    private static final List<String> RESOURCES =
            List.of(
                    "exported_instance",
                    "instance",
                    "host",
                    "node",
                    "pod",
                    "device",
                    "service",
                    "job");

    private PrometheusLabels() {}

    /// Which label names what is broken, such as `instance`, if one does.
    public static Optional<String> resource(Map<String, String> labels) {
        return RESOURCES.stream().filter(label -> said(labels, label).isPresent()).findFirst();
    }

    /// How bad it is: the label `severity`, else the annotation, else the label `priority`.
    public static Severity severity(Map<String, String> labels, Map<String, String> annotations) {
        return said(labels, "severity")
                .or(() -> said(annotations, "severity"))
                .or(() -> said(labels, "priority"))
                .map(Severity::read)
                .orElse(Severity.UNKNOWN);
    }

    /// A text that is there and not blank.
    public static Optional<String> said(Map<String, String> texts, String name) {
        return Optional.ofNullable(texts.get(name)).filter(text -> !text.isBlank());
    }
}
