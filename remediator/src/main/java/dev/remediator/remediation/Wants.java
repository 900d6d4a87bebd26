package dev.remediator.remediation;

import dev.remediator.alert.Replayed;
import dev.remediator.guard.Ask;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Tilt;
import dev.remediator.playbook.Autonomy;
import dev.remediator.playbook.Group;
import dev.remediator.playbook.Plan;
import dev.remediator.reason.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts into words for the warden what an incident wants.
final class Wants {
    private final Draft draft;
    private final Policy policy;
    private final Patience patience;
    private final @Nullable Tilt tilt;

    Wants(Draft draft, Policy policy, Patience patience, @Nullable Tilt tilt) {
        this.draft = draft;
        this.policy = policy;
        this.patience = patience;
        this.tilt = tilt;
    }

    /// A remedy.
    ///
    /// @param parked the run, if it had begun and was halted
    void remedy(Incident incident, Plan<?> plan, int remedy, @Nullable Run parked) {
        var run = parked == null ? Names.run(incident) : parked.id();
        var permit = draft.nextPermit(run);
        var again = draft.now.plus(patience.ruling());
        draft.put(incident.holding(permit).in(new Phase.Asking(remedy, parked, again, null)));
        var rung = plan.rungs().get(remedy);
        draft.ask(
                ask(
                        incident,
                        permit,
                        run,
                        Ask.Purpose.REMEDY,
                        rung.name(),
                        rung.destructive(),
                        budgets(plan, incident, draft.resource),
                        plan.otherwise().policy(),
                        plan.autonomy(),
                        parked != null));
    }

    /// People.
    void people(Incident incident, Optional<Plan<?>> plan, Reason why, String facts) {
        var permit = draft.nextPermit(incident.id() + "-page");
        var by = draft.now.plus(patience.ruling());
        draft.put(incident.holding(permit).in(new Phase.Paging(why, facts, by, null)));
        draft.ask(
                ask(
                        incident,
                        permit,
                        "",
                        why == Reason.NO_REMEDY ? Ask.Purpose.CALL : Ask.Purpose.PAGE,
                        "",
                        false,
                        List.of(),
                        plan.map(p -> p.otherwise().policy()).orElse("default"),
                        plan.map(Plan::autonomy).orElse(Autonomy.AUTO),
                        false));
    }

    private Ask ask(
            Incident incident,
            String permit,
            String run,
            Ask.Purpose purpose,
            String remedy,
            boolean destructive,
            List<Ask.Budget> budgets,
            String escalation,
            Autonomy autonomy,
            boolean resumes) {
        return new Ask(
                permit,
                run,
                draft.resource,
                incident.id(),
                purpose,
                Ladder.playbook(incident),
                remedy,
                destructive,
                incident.alert(),
                policy.scopes().of(draft.resource, incident.alert()),
                budgets,
                escalation,
                autonomy,
                resumes,
                tilt);
    }

    /// What lacks the label is in one group with all others that lack it.
    private static List<Ask.Budget> budgets(Plan<?> plan, Incident incident, String resource) {
        var budgets = new ArrayList<Ask.Budget>();
        for (Group.Budget budget : plan.budgets()) {
            var label = budget.group().label().name();
            var value = incident.alert().label(label).orElse("");
            var group = Replayed.beside(resource, label + "=" + value);
            budget.limits()
                    .forEach(
                            limit -> budgets.add(new Ask.Budget(group, limit.most(), limit.per())));
        }
        return budgets;
    }
}
