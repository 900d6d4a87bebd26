package dev.remediator.guard;

import dev.remediator.alert.Alert;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which alerts explain which: while an alert that matches the one side fires, alerts that match
/// the other are neither acted upon nor paged, if the labels named are equal. Alertmanager's rule.
///
/// @param when what explains, such as `alertname=ZoneDown`
/// @param hold what is explained by it
/// @param equal labels that must have the same value on both, such as `zone`
public record Inhibition(List<String> when, List<String> hold, List<String> equal) {
    /// Reads the matchers, so that a broken one is refused at once.
    public Inhibition {
        when = List.copyOf(when);
        hold = List.copyOf(hold);
        equal = List.copyOf(equal);
        Check.matchers("guards.inhibitions.when", when);
        Check.matchers("guards.inhibitions.hold", hold);
    }

    boolean holds(Alert alert) {
        return hold.stream().map(Matcher::parse).allMatch(m -> m.matches(alert));
    }

    /// Whether an alert explains others.
    public boolean explains(Alert alert) {
        return when.stream().map(Matcher::parse).allMatch(m -> m.matches(alert));
    }

    /// What an alert that may be held has in common with whatever explains it; none, if this never
    /// holds it.
    public Optional<String> held(Alert alert) {
        return holds(alert) ? Optional.of(values(alert.labels())) : Optional.empty();
    }

    /// What a symptom has in common with the alerts it may explain; none, if it explains none.
    public Optional<String> explaining(Standing.Symptom symptom) {
        return explainedBy(symptom) ? Optional.of(values(symptom.labels())) : Optional.empty();
    }

    /// Labels are hostile: no two lists of values read the same.
    private String values(Map<String, String> labels) {
        var values = new StringBuilder();
        for (var label : equal) {
            var value = labels.getOrDefault(label, "");
            values.append(value.length()).append(':').append(value).append(' ');
        }
        return values.toString();
    }

    boolean explainedBy(Standing.Symptom symptom) {
        return symptom.satisfies(when);
    }

    /// Two that match both sides would hold each other for ever; as in Alertmanager, they do not.
    boolean isMutual(Standing.Symptom symptom, Alert alert) {
        return explains(alert) && symptom.satisfies(hold);
    }
}
