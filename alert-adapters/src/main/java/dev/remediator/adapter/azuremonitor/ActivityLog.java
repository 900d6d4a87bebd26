package dev.remediator.adapter.azuremonitor;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.Locale;
import java.util.stream.Stream;

/// Reads alerts of the activity log without the common schema. They do not say which rule they are
/// of: the operation is their name. What happened once is never said to be over.
record ActivityLog(Delivery delivery) {

    Alert read(Field data) {
        var event = data.at("context").at("activityLog");
        var operation = event.at("operationName").said();
        if (operation.isEmpty()) {
            throw event.at("operationName").because("is missing: it tells what has happened");
        }
        var target = target(event);
        var draft =
                Draft.of(AzureMonitorAdapter.SOURCE, delivery)
                        .series(
                                operation.toLowerCase(Locale.ROOT),
                                target.key(),
                                Details.of(event).key())
                        .episode(event.at("eventDataId").said())
                        .status(status(data.at("status")))
                        .severity(event.at("level").said())
                        .name(operation)
                        .startsAt(event.at("eventTimestamp").time())
                        .annotation("description", event.at("description").said())
                        .labels(MetricAlert.properties(data.at("properties")))
                        .oneShot();
        Details.of(event).into(draft);
        Target.into(draft, target, "");
        return draft.alert();
    }

    /// The resource, else what was asked for, else the whole subscription.
    private static ArmId target(Field event) {
        var subscription = event.at("subscriptionId").said();
        return Stream.of(
                        event.at("resourceId").said(),
                        event.at("authorization").at("scope").said(),
                        subscription.isEmpty() ? "" : "/subscriptions/" + subscription)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .map(ArmId::new)
                .orElseGet(() -> new ArmId(""));
    }

    private static AlertStatus status(Field word) {
        return word.said().isEmpty() ? AlertStatus.FIRING : MetricAlert.status(word);
    }
}
