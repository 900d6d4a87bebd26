package dev.remediator.adapter.azuremonitor;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import java.util.Locale;

/// Reads what a budget says without the common schema. It has no id and no time, and is never said
/// to be over.
record Budget(Delivery delivery) {
    private static final String SCHEMA = "AIP Budget Notification";

    static boolean is(Field body) {
        return body.at("schemaId").said().strip().equalsIgnoreCase(SCHEMA);
    }

    Alert read(Field data) {
        var name = data.at("BudgetName").said();
        if (name.isEmpty()) {
            throw data.at("BudgetName").because("is missing: it tells which budget this is of");
        }
        var subscription = data.at("SubscriptionId").said();
        var group = data.at("ResourceGroup").said();
        return Draft.of(AzureMonitorAdapter.SOURCE, delivery)
                .series(
                        "budget",
                        subscription.toLowerCase(Locale.ROOT),
                        group.toLowerCase(Locale.ROOT),
                        name.toLowerCase(Locale.ROOT))
                .name(name)
                .resource("budget", name)
                .label("subscription", subscription)
                .label("resourceGroup", group)
                .label("budgetType", data.at("BudgetType").said())
                .annotation("budget", data.at("Budget").said())
                .annotation("spent", data.at("SpendingAmount").said())
                .annotation("threshold", data.at("NotificationThresholdAmount").said())
                .annotation("unit", data.at("Unit").said())
                .oneShot()
                .alert();
    }
}
