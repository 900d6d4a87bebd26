package dev.remediator.adapter.elastic;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.TagList;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.Optional;

/// Reads the body a rule's action sends, in our template, in one with the variables' own names, or
/// in that of older versions, where a rule was called an alert and an alert an instance.
record RuleAction(Delivery delivery, Doc doc) {
    private static final String[] RULE = {"rule.id", "rule_id", "ruleId", "rule.uuid"};
    private static final String[] NAME = {
        "rule.name", "rule_name", "ruleName", "context.rule.name", "alertName", "name"
    };
    private static final String[] ALERT = {"alert.id", "alert_id", "alertInstanceId", "instanceId"};
    private static final String[] GROUP = {
        "alert.actionGroup",
        "actionGroup",
        "action_group",
        "alertActionGroup",
        "alert.actionGroupName",
        "actionGroupName",
        "alertActionGroupName"
    };
    private static final String[] STATUS = {
        "alert.status", "status", "state", "event_action", "alertState", "context.alertState"
    };

    static boolean is(Doc doc) {
        return !doc.said(RULE).isEmpty()
                || doc.has("alert.uuid")
                || doc.has("alert.id")
                || doc.has("alertInstanceId")
                || (!doc.said(GROUP).isEmpty() && !doc.said(NAME).isEmpty());
    }

    Alert read() {
        var instance = doc.said(ALERT);
        var rule = rule();
        var thing = instance.isEmpty() ? host() : instance;
        var uuid = doc.said("alert.uuid", "alert_uuid", "alertUuid");
        var group = doc.said(GROUP);
        var word = group.isEmpty() ? doc.said(STATUS) : group;
        var time =
                doc.at("date")
                        .timeIfAny()
                        .or(() -> doc.at("context.timestamp").timeIfAny())
                        .or(() -> doc.at("timestamp").timeIfAny())
                        .or(() -> doc.at("context.date").timeIfAny());
        var draft =
                Draft.of(ElasticAdapter.SOURCE, delivery)
                        .series(rule, thing)
                        .episode(uuid.isEmpty() ? rule + "\0" + thing : uuid)
                        .status(status(group))
                        .severity(Group.severity(word).orElse(delivery.reading().severity()))
                        .severity(doc.said("severity", "context.severity", "priority"))
                        .name(doc.said(NAME))
                        .name(rule)
                        .startsAt(time)
                        .endsAt(time.or(() -> Optional.of(delivery.receivedAt())));
        TagList.read(doc.at("rule.tags")).forEach(draft::label);
        TagList.read(doc.at("tags")).forEach(draft::label);
        Hosts.into(draft, doc);
        Group.instance(instance).ifPresent(id -> draft.resource("instance", id));
        draft.resource("rule", doc.said(NAME).isEmpty() ? rule : doc.said(NAME));
        texts(draft, instance, rule);
        return word.isEmpty() ? draft.oneShot().alert() : draft.alert();
    }

    /// Of a template without the alert's id: two hosts of a rule are not one thing.
    private String host() {
        return doc.said("host.name", "context.host.name", "hostname", "host");
    }

    private void texts(Draft draft, String instance, String rule) {
        draft.label("rule_id", rule)
                .label("alert_id", instance)
                .label("action_group", doc.said(GROUP))
                .label("rule_type", doc.said("rule.type", "rule_type", "ruleType"))
                .label("space", doc.said("rule.spaceId", "spaceId", "space"))
                .annotation("reason", doc.said("context.reason", "reason"))
                .annotation("message", doc.said("context.message", "message"))
                .annotation("value", doc.said("context.value", "value"))
                .link("rule", doc.said("rule.url", "ruleUrl", "context.link"))
                .link("alert", doc.said("context.alertDetailsUrl", "alertDetailsUrl", "url"))
                .link("view", doc.said("context.viewInAppUrl", "viewInAppUrl"));
    }

    /// The group says it, and a status where there is one may say it as well.
    private AlertStatus status(String group) {
        var byGroup = Group.status(group);
        return byGroup == AlertStatus.FIRING ? Group.status(doc.said(STATUS)) : byGroup;
    }

    private String rule() {
        boolean old = doc.has("alertInstanceId");
        var id = old ? doc.said("alertId", "ruleId") : doc.said(RULE);
        var known = id.isEmpty() ? doc.said(NAME) : id;
        if (known.isEmpty()) {
            throw doc.at("rule.id").because("is missing: put {{rule.id}} there");
        }
        return known;
    }
}
