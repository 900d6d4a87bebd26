package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Scopes;
import dev.remediator.guard.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// How a resource stands, seen from outside. Computed from its state, so it cannot drift from it.
final class Standings {

    private Standings() {}

    static Standing of(ResourceState state, Policy policy) {
        var groups = new TreeSet<String>();
        var symptoms = new ArrayList<Standing.Symptom>();
        boolean unwell = false;
        boolean told = false;
        boolean anyExplains = !policy.rules().inhibitions().isEmpty();
        for (var incident : state.incidents().values()) {
            if (unwell(incident)) {
                unwell = true;
                groups.addAll(policy.scopes().of(state.resource(), incident.alert()));
            }
            told = told || incident.phase() instanceof Phase.Paged;
            if (anyExplains && incident.firing() && explains(incident, policy)) {
                symptoms.add(
                        new Standing.Symptom(
                                incident.alert().series(),
                                state.resource(),
                                incident.alert().name(),
                                incident.alert().labels()));
            }
        }
        var everything = Scopes.everything(state.resource());
        var in = unwell ? everythingLast(groups, everything) : List.<String>of();
        return new Standing(state.resource(), unwell, told, in, symptoms);
    }

    /// Whether, of one incident before and after, neither its part in how its resource stands nor
    /// its permit can have changed. False where it takes more to know.
    static boolean alike(Incident was, Incident is, Policy policy) {
        if (!Objects.equals(was.permit(), is.permit())
                || unwell(was) != unwell(is)
                || was.phase() instanceof Phase.Paged != is.phase() instanceof Phase.Paged
                || was.firing() != is.firing()) {
            return false;
        }
        boolean countsForNothing = !unwell(is) && policy.rules().inhibitions().isEmpty();
        return countsForNothing || samePlace(was.alert(), is.alert());
    }

    private static boolean unwell(Incident incident) {
        return incident.playbook() != null && !(incident.phase() instanceof Phase.Unmatched);
    }

    private static boolean samePlace(Alert one, Alert other) {
        return one.name().equals(other.name())
                && one.resource().equals(other.resource())
                && one.labels().equals(other.labels());
    }

    private static boolean explains(Incident incident, Policy policy) {
        return policy.rules().inhibitions().stream()
                .anyMatch(rule -> rule.explains(incident.alert()));
    }

    private static List<String> everythingLast(Set<String> groups, String everything) {
        var list = new ArrayList<>(groups);
        if (list.remove(everything)) {
            list.add(everything);
        }
        return list;
    }
}
