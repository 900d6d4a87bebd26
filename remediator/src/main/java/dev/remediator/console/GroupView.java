package dev.remediator.console;

import dev.remediator.guard.Policy;
import dev.remediator.guard.Scopes;
import dev.remediator.guard.Storm;
import dev.remediator.reason.Reason;
import dev.remediator.warden.Posture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One group as the page shows it.
///
/// @param name its name
/// @param weather the breaker's word: `normal`, `storm` or `regaining`
/// @param calm whether destroying is on
/// @param meaning what the word means
/// @param health how many are unwell, how many may be
/// @param unwellWords the same in words
/// @param budgets what of its budgets is in use
/// @param waiting the first of what waits for it
/// @param more how much more waits for it
public record GroupView(
        String name,
        String weather,
        boolean calm,
        String meaning,
        GroupBudget health,
        String unwellWords,
        List<GroupBudget> budgets,
        List<HeldBack> waiting,
        int more) {
    private static final int SHOWN = 20;

    /// Copies the lists.
    public GroupView {
        budgets = List.copyOf(budgets);
        waiting = List.copyOf(waiting);
    }

    /// One wish that waits for the group.
    ///
    /// @param incident of which incident
    /// @param resource on what
    /// @param remedy what would be done; empty if people would be paged
    /// @param why what holds it back
    public record HeldBack(String incident, String resource, String remedy, String why) {}

    static GroupView of(Posture.Group group, Posture posture, Policy policy) {
        boolean everything = Scopes.isEverything(group.group());
        var most = policy.rules().budgets();
        var waiting =
                posture.waiting().stream().filter(w -> w.scope().equals(group.group())).toList();
        var budgets = new ArrayList<GroupBudget>();
        budgets.add(
                new GroupBudget(
                        "destructive remedies in flight",
                        group.destructive(),
                        everything ? most.fleetDestructive() : most.destructive()));
        if (!everything) {
            budgets.add(
                    new GroupBudget(
                            "remedies of any kind in flight", group.inFlight(), most.remedies()));
        }
        return new GroupView(
                group.group(),
                group.weather().toLowerCase(Locale.ROOT),
                group.weather().equals(Storm.Weather.NORMAL.name()),
                meaning(group.weather()),
                new GroupBudget("unwell", group.unwell(), group.mayBeUnwell()),
                "%d of %d unwell, at most %d may be before it is a storm"
                        .formatted(group.unwell(), group.size(), group.mayBeUnwell()),
                budgets,
                waiting.stream().limit(SHOWN).map(GroupView::heldBack).toList(),
                Math.max(0, waiting.size() - SHOWN));
    }

    private static String meaning(String weather) {
        return switch (Storm.Weather.valueOf(weather)) {
            case NORMAL -> "few are unwell";
            case STORM -> Reason.STORM.sentence();
            case REGAINING -> Reason.STORM_EASES.sentence();
        };
    }

    private static HeldBack heldBack(Posture.Waiting waiting) {
        var why =
                Arrays.stream(Reason.values())
                        .filter(r -> r.word().equals(waiting.reason()))
                        .findFirst()
                        .map(Reason::sentence)
                        .orElse("it is being judged");
        return new HeldBack(waiting.incident(), waiting.resource(), waiting.remedy(), why);
    }
}
