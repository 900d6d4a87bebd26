package dev.remediator.playbook;

import dev.remediator.alert.Alert;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// A whole policy: which alerts, what is locked, the ladder of remedies, who is paged.
///
/// @param trigger which alerts
/// @param lock what is locked
/// @param budgets how much may be done to which groups
/// @param rungs the remedies, in the order they are tried; may be empty
/// @param otherwise who is paged when none helped
/// @param autonomy how much it may do without being asked
/// @param succession what becomes of its runs when its code is replaced
/// @param <T> the port the remedies act through
public record Plan<T>(
        AlertPattern trigger,
        Lock<T> lock,
        List<Group.Budget> budgets,
        List<Rung<T>> rungs,
        Escalation otherwise,
        Autonomy autonomy,
        Succession succession) {

    /// Refuses two remedies of one name: the log could not tell them apart.
    public Plan {
        budgets = List.copyOf(budgets);
        rungs = List.copyOf(rungs);
        var names = new HashSet<String>();
        for (var rung : rungs) {
            if (!names.add(rung.name())) {
                throw new IllegalArgumentException("two remedies are called '" + rung.name() + "'");
            }
        }
    }

    /// The same policy, which asks people before each remedy.
    ///
    /// @param within how long they have to answer
    /// @param lapse what happens when they do not
    public Plan<T> proposing(Duration within, Autonomy.Lapse lapse) {
        return with(new Autonomy(Autonomy.Level.PROPOSE, within, lapse));
    }

    /// The same policy, which decides and acts on nothing: to be watched before it is trusted.
    public Plan<T> inShadow() {
        return with(Autonomy.SHADOW);
    }

    /// The same policy, with another answer to what becomes of runs whose code is replaced before
    /// they end.
    public Plan<T> whenItsCodeChanges(Succession other) {
        return new Plan<>(trigger, lock, budgets, rungs, otherwise, autonomy, other);
    }

    private Plan<T> with(Autonomy other) {
        return new Plan<>(trigger, lock, budgets, rungs, otherwise, other, succession);
    }

    /// The resource the alert is about, if this plan answers it.
    public Optional<String> answers(Alert alert) {
        return trigger.matches(alert) ? lock.resourceOf(alert) : Optional.empty();
    }

    /// Whether every alert the other plan answers is answered by this one.
    boolean covers(Plan<?> other) {
        return trigger.covers(other.trigger) && hasLabelWhenever(other);
    }

    private boolean hasLabelWhenever(Plan<?> other) {
        return lock.labels().stream().allMatch(other::alwaysHas);
    }

    private boolean alwaysHas(Label label) {
        return lock.labels().contains(label)
                || trigger.where().stream()
                        .anyMatch(
                                m ->
                                        m instanceof LabelMatch.OneOf one
                                                && one.label().equals(label.name())
                                                && one.values().stream()
                                                        .noneMatch(
                                                                v ->
                                                                        v.isBlank()
                                                                                || v.contains(
                                                                                        "/")));
    }

    /// The policy as one English sentence, the one its code reads as.
    public String sentence() {
        var text = new StringBuilder(trigger.sentence()).append(", lock ").append(lock.sentence());
        budgets.forEach(budget -> text.append(", ").append(budget.sentence()));
        for (int i = 0; i < rungs.size(); i++) {
            text.append("; ").append(order(i)).append(' ').append(rungs.get(i).sentence());
        }
        return text.append("; otherwise page ")
                .append(otherwise.policy())
                .append('.')
                .append(autonomy.sentence())
                .append(succession.sentence())
                .toString();
    }

    private String order(int rung) {
        if (rung == 0) {
            return "first";
        }
        return rungs.get(rung).lastly() ? "lastly" : "then";
    }
}
