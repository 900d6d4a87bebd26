package dev.remediator.adapter.elastic;

import dev.remediator.adapter.Guide;
import java.util.List;

/// How Elastic's programs are told to send here.
final class ElasticGuide {
    private static final String CONNECTOR =
            """
            curl -X POST "$KIBANA_URL/api/actions/connector" -H 'kbn-xsrf: true' \\
              -H "Authorization: ApiKey $KIBANA_KEY" -H 'Content-Type: application/json' -d '{
              "name": "remediator",
              "connector_type_id": ".webhook",
              "config": {"method": "post", "url": "%s", "hasAuth": true,
                         "headers": {"Content-Type": "application/json"}},
              "secrets": {"user": "kibana", "password": "%s"}
            }'
            """
                    .formatted(Guide.URL, Guide.SECRET);

    private static final String ACTION =
            """
            {
              "rule": {
                "id": "{{rule.id}}", "name": "{{rule.name}}", "type": "{{rule.type}}",
                "spaceId": "{{rule.spaceId}}", "tags": "{{rule.tags}}", "url": "{{rule.url}}"
              },
              "alert": {
                "id": "{{alert.id}}", "uuid": "{{alert.uuid}}",
                "actionGroup": "{{alert.actionGroup}}"
              },
              "date": "{{date}}",
              "severity": "critical",
              "host": "{{context.host.name}}",
              "reason": "{{context.reason}}",
              "message": "{{context.message}}",
              "alertDetailsUrl": "{{context.alertDetailsUrl}}"
            }
            """;

    private static final String WATCH =
            """
            "actions": {
              "remediator": {
                "webhook": {
                  "method": "POST",
                  "url": "%s",
                  "headers": {"Content-Type": "application/json"},
                  "auth": {"basic": {"username": "watcher", "password": "%s"}},
                  "body": "{\\"watch_id\\": \\"{{ctx.watch_id}}\\", \\"id\\": \\"{{ctx.id}}\\", \
            \\"execution_time\\": \\"{{ctx.execution_time}}\\"}"
                }
              }
            }
            """
                    .formatted(Guide.URL, Guide.SECRET);

    private static final String ELASTALERT =
            """
            alert: post
            http_post_url: "%s"
            http_post_headers:
              Authorization: "Bearer %s"
            http_post_all_values: true
            http_post_static_payload:
              rule_name: the name of this rule
              severity: warning
            """
                    .formatted(Guide.URL, Guide.SECRET);

    static final Guide GUIDE =
            new Guide(
                    "Elastic",
                    "Actions of Kibana's rules, alert documents of Kibana and Security, watches, and"
                            + " matches of ElastAlert 2.",
                    List.of("basic", "bearer", "header", "mtls"),
                    List.of(
                            new Guide.Snippet("a shell, for Kibana's connector", "sh", CONNECTOR),
                            new Guide.Snippet(
                                    "the body of two actions of each rule: one for when it is"
                                            + " active, one that runs when Recovered",
                                    "json",
                                    ACTION),
                            new Guide.Snippet("a watch", "json", WATCH),
                            new Guide.Snippet("a rule of ElastAlert 2", "yaml", ELASTALERT)),
                    "The resource is a host, node, pod or service the body names, else the alert's"
                            + " id, which is the group it is for, else the rule. Tags such as"
                            + " team:web become labels.",
                    List.of(
                            "Without the second action nobody says that something is over: Kibana"
                                    + " adds no recovery by itself.",
                            "Send one message for each alert, when its status changes; a summary"
                                    + " needs {{{alerts.new.data}}} and the like.",
                            "The rule and the alert's id are the series, its uuid the episode.",
                            "Watches, ElastAlert and the rules of Security never say that something"
                                    + " is over: their word holds for the integration's time to"
                                    + " live.",
                            "Kibana has no severity: write one into the body, else the action"
                                    + " group's name or the integration says it."));

    private ElasticGuide() {}
}
