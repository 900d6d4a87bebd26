package dev.remediator.adapter.dynatrace;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Batch;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import java.util.List;

/// Reads Dynatrace's custom integration (a webhook whose body its users write) and problems as the
/// Problems API has them.
public final class DynatraceAdapter implements AlertAdapter {
    static final String SOURCE = "dynatrace";

    private static final String TEMPLATE =
            """
            {
              "State": "{State}",
              "PID": "{PID}",
              "ProblemID": "{ProblemID}",
              "ProblemTitle": "{ProblemTitle}",
              "ProblemSeverity": "{ProblemSeverity}",
              "ProblemImpact": "{ProblemImpact}",
              "ProblemURL": "{ProblemURL}",
              "ProblemDetailsText": "{ProblemDetailsText}",
              "ProblemDetailsJSONv2": {ProblemDetailsJSONv2},
              "ImpactedEntities": {ImpactedEntities},
              "Tags": "{Tags}"
            }
            """;

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> read(delivery, delivery.content()));
    }

    private static Adapted read(Delivery delivery, Field body) {
        var problems = problems(body);
        if (problems.size() == 1 && new Problem(delivery, problems.getFirst()).test()) {
            return new Adapted.Ignored("it is Dynatrace's test notification");
        }
        return new Batch()
                .read(problems, problem -> new Problem(delivery, problem).alert())
                .adapted("the message holds no problems");
    }

    /// The problem itself, or several: from a Kafka bridge, in a CloudEvent, from the API.
    private static List<Field> problems(Field body) {
        if (body.isArray()) {
            return body.items();
        }
        if (body.at("records").isArray()) {
            return body.at("records").items().stream().map(record -> record.at("value")).toList();
        }
        if (body.at("problems").isArray()) {
            return body.at("problems").items();
        }
        var data = body.at("data");
        return List.of(data.isObject() && !body.at("State").present() ? data : body);
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Dynatrace",
                "Problem notifications of a custom integration, in our template or one with the"
                        + " same names; problems as the Problems API has them.",
                List.of("header", "bearer", "basic"),
                List.of(
                        new Guide.Snippet(
                                "Settings, Integration, Problem notifications, Add notification,"
                                        + " Custom integration: Webhook URL",
                                "",
                                Guide.URL),
                        new Guide.Snippet(
                                "the same, Add HTTP header, as a secret",
                                "",
                                "Authorization: Bearer " + Guide.SECRET),
                        new Guide.Snippet("the same, Custom payload", "json", TEMPLATE)),
                "The resource is the first impacted entity, such as host/web-1 or service/shop, and"
                        + " a label too. Tags such as team:web become labels.",
                List.of(
                        "Leave {ImpactedEntities} and {ProblemDetailsJSONv2} without quotes; switch"
                                + " on notifications of closed problems.",
                        "One problem (PID) is one series and one episode: its title and impacted"
                                + " entities may change while it is open.",
                        "MERGED means that another problem has taken this one over: this one is"
                                + " over.",
                        "CUSTOM_ALERT and MONITORING_UNAVAILABLE are only informational.",
                        "The test notification is answered like an alert, and is none."));
    }

    @Override
    public boolean recognises(Field body) {
        return body.isObject()
                && (body.at("ProblemID").present() || body.at("PID").present())
                && (body.at("State").present() || body.at("ProblemTitle").present());
    }
}
