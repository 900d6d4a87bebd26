package dev.remediator.guard;

import dev.remediator.alert.Alert;
import dev.remediator.alert.Replayed;
import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// While an alert fires that explains this one, nothing is done about this one and nobody is paged
/// for it: Alertmanager's inhibition, for actions too.
final class ExplainedByAnother implements Guard {

    @Override
    public Verdict judge(Wish wish, Facts facts, Policy policy, Instant now) {
        var alert = wish.ask().alert();
        for (var rule : policy.rules().inhibitions()) {
            if (!rule.holds(alert)) {
                continue;
            }
            for (var standing : facts.explaining(rule.equal(), alert.labels())) {
                if (!Replayed.together(standing.resource(), wish.ask().resource())) {
                    continue;
                }
                for (var symptom : standing.symptoms()) {
                    if (!symptom.series().equals(alert.series())
                            && !rule.isMutual(symptom, alert)
                            && rule.explainedBy(symptom)
                            && equal(rule.equal(), symptom, alert)) {
                        return new Verdict.Hold(
                                Reason.INHIBITED,
                                standing.resource(),
                                symptom.alert() + " fires on " + standing.resource(),
                                Optional.empty());
                    }
                }
            }
        }
        return Verdict.CLEAR;
    }

    private static boolean equal(List<String> labels, Standing.Symptom symptom, Alert alert) {
        return labels.stream()
                .allMatch(
                        label ->
                                symptom.labels()
                                        .getOrDefault(label, "")
                                        .equals(alert.label(label).orElse("")));
    }
}
