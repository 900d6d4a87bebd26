package dev.remediator.guard;

import dev.remediator.alert.Alert;
import dev.remediator.alert.Replayed;
import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// While an alert fires that explains this one, nothing is done about this one and nobody is paged
/// for it: Alertmanager's inhibition, for actions too.
final class ExplainedByAnother implements Guard {

    @Override
    public Verdict judge(Wish wish, Facts facts, Policy policy, Instant now) {
        var ask = wish.ask();
        return policy.rules().inhibitions().stream()
                .filter(rule -> rule.holds(ask.alert()))
                .flatMap(
                        rule ->
                                facts.explaining(rule.equal(), ask.alert().labels())
                                        .filter(
                                                s ->
                                                        Replayed.together(
                                                                s.resource(), ask.resource()))
                                        .flatMap(
                                                standing -> explained(rule, standing, ask.alert())))
                .findFirst()
                .orElse(Verdict.CLEAR);
    }

    private static Stream<Verdict> explained(Inhibition rule, Standing standing, Alert alert) {
        return standing.symptoms().stream()
                .filter(symptom -> !symptom.series().equals(alert.series()))
                .filter(symptom -> !rule.isMutual(symptom, alert))
                .filter(rule::explainedBy)
                .filter(symptom -> equal(rule.equal(), symptom, alert))
                .map(
                        symptom ->
                                new Verdict.Hold(
                                        Reason.INHIBITED,
                                        standing.resource(),
                                        symptom.alert() + " fires on " + standing.resource(),
                                        Optional.empty()));
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
