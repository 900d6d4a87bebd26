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
        labels.putIfAbsent(plan.lock().label().name(), target);
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

    private static void add(Map<String, String> labels, LabelMatch match) {
        switch (match) {
            case LabelMatch.OneOf one -> labels.put(one.label(), one.values().getFirst());
            case LabelMatch.Not _ -> {}
        }
    }
}
