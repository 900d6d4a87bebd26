package dev.remediator.warden;

import dev.remediator.guard.Policy;
import dev.remediator.guard.Scopes;
import dev.remediator.guard.Wish;
import dev.remediator.reason.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What the verdict on a wish may hang on. A guard that looks at something else needs a key here,
/// or what it holds is judged again too late; [Pace] says when.
final class Key {
    /// Whatever waits.
    static final String ALL = "";

    /// What has not been judged since it was asked, and what people have approved.
    static final String NEWS = "news";

    /// What waits until this program trusts itself again.
    static final String OBSERVING = "observing";

    private Key() {}

    /// Whether it storms in a group.
    static String weather(String group) {
        return "weather:" + group;
    }

    /// What is in flight in one of the resource's groups.
    static String room(String group) {
        return "room:" + group;
    }

    /// What is in flight, or was begun, in a group that the playbook itself limits.
    static String own(String group) {
        return "own:" + group;
    }

    /// What was begun altogether.
    static final String SPENT = "spent";

    /// How something stands that others depend on.
    static String parent(String resource) {
        return "parent:" + resource;
    }

    /// Whether something fires that explains it.
    ///
    /// @param rule which rule says so
    /// @param values what both have in common
    static String explained(int rule, String values) {
        return "explained:" + rule + ":" + values;
    }

    /// What matters as long as it waits.
    static List<String> lasting(Wish wish, Policy policy) {
        var ask = wish.ask();
        var keys = new ArrayList<String>();
        if (!wish.remedy() || wish.destructive()) {
            for (var group : new TreeSet<>(ask.groups())) {
                keys.add(weather(group));
            }
        }
        for (var parent : policy.parents(ask.resource(), ask.groups())) {
            keys.add(parent(parent));
        }
        var inhibitions = policy.rules().inhibitions();
        for (int i = 0; i < inhibitions.size(); i++) {
            int rule = i;
            inhibitions.get(i).held(ask.alert()).ifPresent(v -> keys.add(explained(rule, v)));
        }
        return keys;
    }

    /// What matters as long as it is held for the reason it is.
    static List<String> passing(Wish wish) {
        var reason = wish.heldBy();
        if (reason == null) {
            return List.of(NEWS);
        }
        var keys = new ArrayList<String>();
        keys.add(Notice.key(reason, wish.scope()));
        if (wish.approvedBy() != null && reason == Reason.APPROVAL_WANTED) {
            keys.add(NEWS);
        }
        if (reason == Reason.OBSERVING) {
            keys.add(OBSERVING);
        }
        if (wish.remedy() && hangsOnRoom(reason)) {
            limits(wish, keys);
        }
        return keys;
    }

    /// The guards that count are asked last: what another one holds does not hang on them. What
    /// this program's distrust holds may have passed them all.
    private static boolean hangsOnRoom(Reason reason) {
        return reason == Reason.BUDGET_IN_USE
                || reason == Reason.BUDGET_SPENT
                || reason == Reason.OBSERVING;
    }

    private static void limits(Wish wish, List<String> keys) {
        var ask = wish.ask();
        for (var group : new TreeSet<>(ask.groups())) {
            if (wish.destructive() || !Scopes.isEverything(group)) {
                keys.add(room(group));
            }
        }
        var own = new TreeSet<String>();
        ask.budgets().forEach(budget -> own.add(budget.group()));
        own.forEach(group -> keys.add(own(group)));
        if (wish.destructive()) {
            keys.add(SPENT);
        }
    }
}
