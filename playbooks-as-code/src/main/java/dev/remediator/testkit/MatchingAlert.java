package dev.remediator.testkit;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.playbook.LabelMatch;
import dev.remediator.playbook.Lock;
import dev.remediator.playbook.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The alert a plan waits for, about one target.
final class MatchingAlert {

    private MatchingAlert() {}

    /// @param plan whose alert
    /// @param target the target's name in the inventory
    static Alert of(Plan<?> plan, String target) {
        var labels = new HashMap<String, String>();
        plan.trigger().where().forEach(match -> add(labels, match));
        var parts = parts(plan.lock(), target);
        for (int i = 0; i < parts.size(); i++) {
            labels.putIfAbsent(plan.lock().labels().get(i).name(), parts.get(i));
        }
        plan.budgets().forEach(budget -> labels.putIfAbsent(budget.group().label().name(), "one"));
        return new Alert(
                "rehearsal",
                plan.trigger().name(),
                "episode",
                "delivery",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                plan.trigger().name(),
                plan.lock().kind() + "/" + String.join("/", parts),
                VirtualTime.START,
                null,
                labels,
                Map.of(),
                Map.of());
    }

    /// One for each label that names the target. What the name lacks at its beginning is called like
    /// its label, so that `web` is `namespace/web`.
    private static List<String> parts(Lock<?> lock, String target) {
        var parts = new ArrayList<>(List.of(target.split("/", lock.labels().size())));
        for (int missing = lock.labels().size() - parts.size(); missing > 0; missing--) {
            parts.addFirst(lock.labels().get(missing - 1).name());
        }
        return parts;
    }

    private static void add(Map<String, String> labels, LabelMatch match) {
        switch (match) {
            case LabelMatch.OneOf one -> labels.put(one.label(), one.values().getFirst());
            case LabelMatch.Not _ -> {}
        }
    }
}
