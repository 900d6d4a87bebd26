package dev.remediator.testkit;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.playbook.LabelMatch;
import dev.remediator.playbook.Plan;
import java.util.HashMap;
import java.util.Map;

/// The alert a plan waits for, about one target.
final class MatchingAlert {

    private MatchingAlert() {}

    /// @param plan whose alert
    /// @param target the target's name in the inventory
    static Alert of(Plan<?> plan, String target) {
        var labels = new HashMap<String, String>();
        plan.trigger().where().forEach(match -> add(labels, match));
        name(plan, target, labels);
        plan.budgets().forEach(budget -> labels.putIfAbsent(budget.group().label().name(), "one"));
        return new Alert(
                "rehearsal",
                plan.trigger().name(),
                "episode",
                "delivery",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                plan.trigger().name(),
                plan.lock().kind() + "/" + target,
                VirtualTime.START,
                null,
                labels,
                Map.of(),
                Map.of());
    }

    /// `target-1` in each of several labels would be a name nobody asked for, so the parts are told
    /// apart at the slash.
    private static void name(Plan<?> plan, String target, Map<String, String> labels) {
        var keys = plan.lock().labels();
        var parts = target.split("/", keys.size());
        for (int i = 0; i < keys.size(); i++) {
            labels.putIfAbsent(keys.get(i).name(), parts[Math.min(i, parts.length - 1)]);
        }
    }

    private static void add(Map<String, String> labels, LabelMatch match) {
        switch (match) {
            case LabelMatch.OneOf one -> labels.put(one.label(), one.values().getFirst());
            case LabelMatch.Not _ -> {}
        }
    }
}
