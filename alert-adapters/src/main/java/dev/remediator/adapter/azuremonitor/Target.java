package dev.remediator.adapter.azuremonitor;

import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;

/// What an alert is about: the last part of its target's id, else what Azure calls the
/// configuration item. Either may be missing.
final class Target {

    private Target() {}

    /// The first configuration item; for a log alert, that which sent the log.
    static String item(Field essentials) {
        var items = essentials.at("configurationItems").optionalItems();
        return items.isEmpty() ? "" : items.getFirst().said();
    }

    static void into(Draft draft, ArmId target, String item) {
        var thing = new ArmId(item);
        draft.resource(target.full() ? target.kind() : "resource", target.name())
                .resource(thing.full() ? thing.kind() : "configurationItem", thing.name())
                .label("configurationItem", thing.name())
                .label("subscription", target.after("subscriptions"))
                .label("resourceGroup", target.after("resourcegroups"));
    }
}
