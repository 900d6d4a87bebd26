package dev.remediator.adapter.elastic;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.TagList;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.Locale;
import java.util.Optional;

/// Reads an alert as Kibana keeps it, in a document of `kibana.alert.*`: of a summary of alerts, or
/// of Security.
record AlertDocument(Delivery delivery, Doc doc) {

    static boolean is(Doc doc) {
        return doc.has("kibana.alert.uuid")
                || doc.has("kibana.alert.status")
                || doc.has("kibana.alert.rule.uuid")
                || doc.has("kibana.alert.rule.name");
    }

    Alert read() {
        var rule = doc.said("kibana.alert.rule.uuid", "kibana.alert.rule.rule_id");
        var name = doc.said("kibana.alert.rule.name", "kibana.alert.rule.parameters.name");
        var check = rule.isEmpty() ? name : rule;
        if (check.isEmpty()) {
            throw doc.at("kibana.alert.rule.uuid").because("is missing: it tells the rule");
        }
        var uuid = doc.said("kibana.alert.uuid", "_id");
        var instance = doc.said("kibana.alert.instance.id");
        var draft =
                Draft.of(ElasticAdapter.SOURCE, delivery)
                        .status(status())
                        .severity(delivery.reading().severity())
                        .severity(doc.said("kibana.alert.severity", "kibana.alert.rule.severity"))
                        .name(name)
                        .name(rule)
                        .startsAt(
                                doc.at("kibana.alert.start")
                                        .timeIfAny()
                                        .or(() -> doc.at("kibana.alert.original_time").timeIfAny())
                                        .or(() -> doc.at("@timestamp").timeIfAny()))
                        .endsAt(
                                doc.at("kibana.alert.end")
                                        .timeIfAny()
                                        .or(() -> doc.at("@timestamp").timeIfAny())
                                        .or(() -> Optional.of(delivery.receivedAt())));
        draft.labels(TagList.read(doc.at("kibana.alert.rule.tags")));
        Hosts.into(draft, doc);
        var thing = Group.instance(instance).orElseGet(() -> host(uuid));
        Group.instance(instance).ifPresent(id -> draft.resource("instance", id));
        if (security()) {
            draft.oneShot();
        }
        return draft.resource("rule", name.isEmpty() ? rule : name)
                .series(check, thing)
                .episode(uuid.isEmpty() ? check + "\0" + thing : uuid)
                .label("rule_id", rule)
                .label("alert_id", instance)
                .label("rule_type", doc.said("kibana.alert.rule.rule_type_id"))
                .annotation("reason", doc.said("kibana.alert.reason", "message"))
                .annotation("description", doc.said("kibana.alert.rule.description"))
                .link("alert", doc.said("kibana.alert.url"))
                .alert();
    }

    /// An alert of Security is of no instance: it is about a host, or only itself.
    private String host(String uuid) {
        var host = doc.said("host.name", "host.hostname", "service.name", "user.name");
        return host.isEmpty() ? uuid : host;
    }

    /// Those of Security stay active until a person closes them, which no action reports.
    private boolean security() {
        return doc.said("kibana.alert.rule.rule_type_id").startsWith("siem.")
                || doc.said("kibana.alert.rule.consumer").equals("siem");
    }

    private AlertStatus status() {
        var status = doc.said("kibana.alert.status").toLowerCase(Locale.ROOT);
        var work = doc.said("kibana.alert.workflow_status", "signal.status");
        return switch (status) {
            case "recovered", "closed", "resolved" -> AlertStatus.RESOLVED;
            case "untracked" -> AlertStatus.SUPPRESSED;
            case "active", "open", "" ->
                    switch (work.toLowerCase(Locale.ROOT)) {
                        case "closed" -> AlertStatus.RESOLVED;
                        case "acknowledged", "in-progress" -> AlertStatus.ACKNOWLEDGED;
                        default -> AlertStatus.FIRING;
                    };
            default ->
                    throw doc.at("kibana.alert.status")
                            .because("is none of active, recovered, closed and untracked");
        };
    }
}
