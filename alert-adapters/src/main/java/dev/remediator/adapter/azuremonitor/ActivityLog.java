package dev.remediator.adapter.azuremonitor;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.Locale;

/// Reads alerts of the activity log without the common schema. They do not say which rule they are
/// of: the operation is their name. What happened once is never said to be over.
record ActivityLog(Delivery delivery) {

    Alert read(Field data) {
        var event = data.at("context").at("activityLog");
        var operation = event.at("operationName").said();
        if (operation.isEmpty()) {
            throw event.at("operationName").because("is missing: it tells what has happened");
        }
        var resource = event.at("resourceId").said();
        var target =
                new ArmId(
                        resource.isEmpty()
                                ? event.at("authorization").at("scope").said()
                                : resource);
        var draft =
                Draft.of(AzureMonitorAdapter.SOURCE, delivery)
                        .series(operation.toLowerCase(Locale.ROOT), target.key(), Details.of(event).key())
                        .episode(event.at("eventDataId").said())
                        .status(status(data.at("status")))
                        .severity(event.at("level").said())
                        .name(operation)
                        .startsAt(event.at("eventTimestamp").time())
                        .annotation("description", event.at("description").said())
                        .label("subscription", event.at("subscriptionId").said())
                        .labels(MetricAlert.properties(data.at("properties")))
                        .oneShot();
        Details.of(event).into(draft);
        Target.into(draft, target, event.at("subscriptionId").said());
        return draft.alert();
    }

    private static AlertStatus status(Field word) {
        return word.said().isEmpty() ? AlertStatus.FIRING : MetricAlert.status(word);
    }
}
