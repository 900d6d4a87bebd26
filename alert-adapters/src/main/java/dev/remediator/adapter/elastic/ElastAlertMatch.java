package dev.remediator.adapter.elastic;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.alert.Alert;

/// Reads a match of ElastAlert 2: the document that matched, and what the rule adds to it. It never
/// says that something is over.
record ElastAlertMatch(Delivery delivery, Doc doc) {
    private static final String[] RULE = {"rule_name", "rule.name", "rule", "alert_name", "name"};

    static boolean is(Doc doc) {
        return doc.has("num_hits") || doc.has("num_matches") || doc.has("rule_name");
    }

    Alert read() {
        var rule = doc.said(RULE);
        if (rule.isEmpty()) {
            throw doc.at("rule_name")
                    .because("is missing: add rule_name to http_post_static_payload");
        }
        var host = doc.said("host.name", "hostname", "host", "kubernetes.pod.name", "service.name");
        var draft =
                Draft.of(ElasticAdapter.SOURCE, delivery)
                        .series("elastalert", rule, host)
                        .episode("elastalert", rule, host)
                        .told(doc.said("_id"))
                        .severity(delivery.reading().severity())
                        .severity(severity())
                        .name(rule)
                        .startsAt(
                                doc.at("@timestamp")
                                        .timeIfAny()
                                        .or(() -> doc.at("timestamp").timeIfAny()));
        return Hosts.into(draft, doc)
                .resource("rule", rule)
                .label("index", doc.said("_index"))
                .annotation("message", doc.said("message", "alert_text"))
                .annotation("num_hits", doc.said("num_hits"))
                .annotation("num_matches", doc.said("num_matches"))
                .link("kibana", doc.said("kibana_discover_url", "kibana_link"))
                .oneShot()
                .alert();
    }

    /// The rule's own word, its priority from 1 to 5, the matched document's level.
    private String severity() {
        var own = doc.said("severity", "alert_severity", "priority");
        var priority = doc.said("alert_priority");
        if (own.isEmpty() && priority.matches("[1-5]")) {
            return "P" + priority;
        }
        return own.isEmpty() ? doc.said("log.level", "level") : own;
    }
}
