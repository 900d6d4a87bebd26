package dev.remediator.console;

import dev.remediator.history.IncidentView;
import dev.remediator.playbook.Flow;
import dev.remediator.playbook.Plan;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where an incident stands on its playbook's flow.
///
/// @param incident which incident
/// @param node the id of the node at which it stands
/// @param way the ids of the nodes it has come to, in order, the last one included
public record FlowStanding(IncidentView incident, String node, Set<String> way) {
    /// After these the next remedy is taken.
    private static final Set<Reason> NEXT =
            EnumSet.of(
                    Reason.REMEDY_FAILED,
                    Reason.DID_NOT_CLEAR,
                    Reason.DID_NOT_HOLD,
                    Reason.COOLING_DOWN,
                    Reason.RELAPSED);

    /// Reads it off the decisions.
    static FlowStanding of(Plan<?> plan, IncidentView.Detailed found) {
        var names = plan.rungs().stream().map(rung -> rung.name()).toList();
        var way = new LinkedHashSet<String>();
        way.add(Flow.ALERT);
        int next = 0;
        for (var decision : found.decisions()) {
            int remedy = remedy(names, decision);
            if (remedy >= 0) {
                if (begun(decision)) {
                    way.add(Flow.remedy(remedy));
                }
                next = NEXT.contains(decision.reason()) ? remedy + 1 : remedy;
            }
        }
        var node = node(found.incident(), next, names.size(), way);
        way.remove(node);
        way.add(node);
        return new FlowStanding(found.incident(), node, way);
    }

    private static int remedy(List<String> names, Decision decision) {
        return decision.remedy() == null ? -1 : names.indexOf(decision.remedy());
    }

    private static boolean begun(Decision decision) {
        return decision.state() == State.ACTING || decision.state() == State.VERIFYING;
    }

    /// What a guard holds back stands before the remedy it would take; nobody is called for it.
    private static String node(
            IncidentView incident, int next, int remedies, LinkedHashSet<String> way) {
        var state = incident.state();
        boolean held = state.equals(State.REFUSED.word()) && incident.closedAt() == null;
        if (held
                || state.equals(State.WAITING.word())
                || state.equals(State.ACTING.word())
                || state.equals(State.VERIFYING.word())) {
            return next < remedies ? Flow.remedy(next) : way.getLast();
        }
        if (state.equals(State.PAGED.word())) {
            return Flow.PAGE;
        }
        return state.equals(State.HEALED.word()) ? Flow.HEALED : way.getLast();
    }
}
