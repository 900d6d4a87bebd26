package dev.remediator.testkit;

import dev.remediator.alert.Alert;
import dev.remediator.journal.Outcome;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Rung;
import dev.remediator.port.DatabaseCluster;
import dev.remediator.port.Deployment;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import dev.remediator.port.Probed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Which playbook is rehearsed, on what, and for which alert. It is said before the remedy.
///
/// For one thread.
public final class Scene {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Rehearsal rehearsal;
    private final Plan<?> plan;
    private @Nullable Object target;
    private @Nullable Alert alert;
    private @Nullable BooleanSupplier fires;

    Scene(Rehearsal rehearsal, Plan<?> plan) {
        this.rehearsal = rehearsal;
        this.plan = plan;
    }

    /// What the remedies work on: the port the playbook locks, as a rule a fake of it.
    public Scene on(Object port) {
        if (!plan.lock().port().isInstance(port)) {
            throw new IllegalArgumentException(
                    "the playbook locks a "
                            + plan.lock().port().getSimpleName()
                            + ", which a "
                            + port.getClass().getSimpleName()
                            + " is not");
        }
        target = port;
        return this;
    }

    /// The alert it answers. Default: one that the playbook waits for, about the target.
    public Scene about(Alert answered) {
        alert = answered;
        return this;
    }

    /// When the alert fires. Default: while the target does not say that it is well; always, if it
    /// cannot be asked.
    public Scene whichFiresWhile(BooleanSupplier condition) {
        fires = condition;
        return this;
    }

    /// Carries out this remedy to its end.
    ///
    /// @throws IllegalArgumentException if the playbook has none of this name
    /// @throws AssertionError if it takes longer than it may
    public Played remedy(String name) {
        return carryOut(plan, name);
    }

    private <T> Played carryOut(Plan<T> whole, String name) {
        var rung = whole.rungs().stream().filter(r -> r.name().equals(name)).findFirst();
        if (rung.isEmpty()) {
            throw new IllegalArgumentException(
                    "the playbook has no remedy '"
                            + name
                            + "', only "
                            + whole.rungs().stream().map(Rung::name).toList());
        }
        return carryOut(whole, rung.get());
    }

    private <T> Played carryOut(Plan<T> whole, Rung<T> rung) {
        var port = whole.lock().port().cast(target());
        return rehearsal.add(new Act<>(rehearsal, rung, port, alert()).toItsEnd());
    }

    /// Carries out the remedies in their order, until one of them has helped: the alert has cleared
    /// in time and stayed clear as long as the playbook says. An ending after which the engine
    /// pages people is the last one too.
    public List<Played> ladder() {
        return climb(plan);
    }

    private <T> List<Played> climb(Plan<T> whole) {
        var all = new ArrayList<Played>();
        for (var rung : whole.rungs()) {
            var played = carryOut(whole, rung);
            all.add(played);
            if (!goesOn(played.ending().outcome(), rung)) {
                break;
            }
        }
        return all;
    }

    /// As the engine decides: what nobody understands, or somebody has stopped, is for people.
    private boolean goesOn(Outcome outcome, Rung<?> rung) {
        return switch (outcome) {
            case FAILED -> true;
            case SUCCEEDED -> !helped(rung);
            case UNKNOWN, DIVERGED, TARGET_UNKNOWN, CANCELLED, STILL_WELL, VETOED -> false;
        };
    }

    private boolean helped(Rung<?> rung) {
        var deadline = rehearsal.time().instant().plus(rung.clearsWithin());
        while (fires() && rehearsal.time().instant().isBefore(deadline)) {
            rehearsal.lets(LOOK);
        }
        var held = rehearsal.time().instant().plus(rung.holding());
        while (!fires() && rehearsal.time().instant().isBefore(held)) {
            rehearsal.lets(LOOK);
        }
        return !fires();
    }

    private boolean fires() {
        if (fires != null) {
            return fires.getAsBoolean();
        }
        return !(target() instanceof Probed probed) || !probed.healthy();
    }

    private Object target() {
        if (target == null) {
            throw new IllegalStateException("on(…) was not said: nobody knows on what");
        }
        return target;
    }

    private Alert alert() {
        return alert == null ? MatchingAlert.of(plan, nameOfTarget()) : alert;
    }

    private String nameOfTarget() {
        return switch (target()) {
            case Node node -> node.name();
            case Fleet fleet -> fleet.name();
            case DatabaseCluster database -> database.name();
            case Deployment deployment -> deployment.name();
            default -> "target";
        };
    }
}
