package dev.remediator.adapter.grafana;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.Fingerprint;
import dev.remediator.adapter.OurPage;
import dev.remediator.adapter.PrometheusLabels;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one element of `alerts[]`.
record OneAlert(Delivery delivery, Group group) {

    /// What Grafana calls an alert it makes up when a rule finds no data, or cannot be evaluated.
    private static final Set<String> ABOUT_THE_RULE = Set.of("DatasourceNoData", "DatasourceError");

    /// Texts for people, of whatever shape.
    private static final List<String> TEXTS = List.of("values", "valueString", "extra");

    /// The alert; none if it is a page of ours.
    Optional<Alert> read(Field field) {
        var labels = field.at("labels").texts();
        var annotations = field.at("annotations").texts();
        if (OurPage.in(labels) || OurPage.in(annotations)) {
            return Optional.empty();
        }
        var draft =
                Draft.of(GrafanaAdapter.SOURCE, delivery)
                        .series(fingerprint(field, labels))
                        .labels(labels)
                        .startsAt(field.at("startsAt").time())
                        .endsAt(field.at("endsAt").time())
                        .annotations(group.annotations())
                        .annotations(annotations);
        status(field, draft);
        identity(field, labels, annotations, draft);
        texts(field, draft);
        links(field, annotations, draft);
        return Optional.of(draft.alert());
    }

    /// Where the alert has no status of its own, its end says that it is over, else the group.
    private void status(Field field, Draft draft) {
        var ended =
                field.at("endsAt")
                        .time()
                        .filter(end -> !end.isAfter(delivery.receivedAt()))
                        .map(_ -> AlertStatus.RESOLVED);
        var own = field.at("status");
        draft.status(
                own.text()
                        .filter(word -> !word.isBlank())
                        .map(
                                word ->
                                        Group.status(word)
                                                .orElseThrow(
                                                        () ->
                                                                own.because(
                                                                        "is neither firing nor"
                                                                                + " resolved")))
                        .or(() -> ended)
                        .orElse(group.status()));
    }

    private void identity(
            Field field, Map<String, String> labels, Map<String, String> annotations, Draft draft) {
        var name =
                PrometheusLabels.said(labels, "alertname")
                        .or(() -> PrometheusLabels.said(labels, "rulename"))
                        .orElse(group.name());
        draft.name(name)
                .label("orgId", field.at("orgId").text().orElse(group.orgId()))
                .label("ruleUID", field.at("ruleUID").text().orElse(""));
        if (ABOUT_THE_RULE.contains(name)) {
            draft.severity(delivery.reading().severity())
                    .resource("rule", PrometheusLabels.said(labels, "rulename").orElse(""));
        } else {
            draft.severity(PrometheusLabels.severity(labels, annotations));
        }
        PrometheusLabels.resource(labels)
                .ifPresent(label -> draft.resource(label, labels.getOrDefault(label, "")));
    }

    private static void texts(Field field, Draft draft) {
        for (var name : TEXTS) {
            field.at(name).anything().ifPresent(text -> draft.annotation(name, text));
        }
    }

    private void links(Field field, Map<String, String> annotations, Draft draft) {
        draft.link("grafana", group.url())
                .link("runbook", annotations.getOrDefault("runbook_url", ""))
                .link("generator", absolute(field.at("generatorURL")))
                .link("silence", absolute(field.at("silenceURL")))
                .link("dashboard", absolute(field.at("dashboardURL")))
                .link("panel", absolute(field.at("panelURL")))
                .link("image", absolute(field.at("imageURL")));
    }

    /// An address that may be relative to where Grafana is, such as `?orgId=1`; empty if there is
    /// none.
    private String absolute(Field address) {
        var text = address.text().orElse("").strip();
        if (text.isEmpty()) {
            return "";
        }
        try {
            var base = group.url().strip();
            var grafana = new URI(base.endsWith("/") ? base : base + "/");
            return grafana.resolve(new URI(text)).toString();
        } catch (URISyntaxException _) {
            return text;
        }
    }

    /// Grafana hashes labels that it does not send, so what was sent is never second-guessed.
    private static String fingerprint(Field field, Map<String, String> labels) {
        var sent = field.at("fingerprint").text().filter(text -> !text.isBlank());
        if (sent.isEmpty() && labels.isEmpty()) {
            throw field.because("has neither labels nor a fingerprint to be told by");
        }
        return sent.orElseGet(() -> Fingerprint.of(labels));
    }
}
