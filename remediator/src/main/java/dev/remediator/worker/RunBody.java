package dev.remediator.worker;

import dev.remediator.alert.Replayed;
import dev.remediator.journal.Assignment;
import dev.remediator.journal.Ending;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.Performance;
import dev.remediator.journal.RunTaken;
import dev.remediator.journal.Stopped;
import dev.remediator.journal.Tenure;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.port.ActuatorException;
import dev.remediator.remediation.Effect;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out one remedy: finds the target, calls the playbook's method, has it undone if it is
/// broken off, tells how it ended. What is replayed is carried out in [Shadow].
final class RunBody {
    private static final Logger LOG = LoggerFactory.getLogger(RunBody.class);

    private final Book book;
    private final Inventory inventory;
    private final StepValues values;
    private final InstantSource clock;
    private final Vetoes vetoes;

    RunBody(Book book, Inventory inventory, StepValues values, InstantSource clock, Vetoes vetoes) {
        this.book = book;
        this.inventory = inventory;
        this.values = values;
        this.clock = clock;
        this.vetoes = vetoes;
    }

    /// Whether this worker can carry out an offer.
    enum Fit {
        /// It can.
        FITS,
        /// It has another version of the playbook, or none.
        LACKS_CODE,
        /// Its inventory does not have the target.
        LACKS_TARGET
    }

    Fit fit(Effect.Offer offer) {
        var plan = book.plan(offer.playbook()).filter(p -> has(p, offer.remedy()));
        if (plan.isEmpty() || !book.code(offer.playbook()).equals(offer.code())) {
            return Fit.LACKS_CODE;
        }
        return isReplayed(offer) || mayHave(plan.get(), offer) ? Fit.FITS : Fit.LACKS_TARGET;
    }

    /// Nothing of it may touch anything.
    private static boolean isReplayed(Effect.Offer offer) {
        return Replayed.is(offer.resource()) || Replayed.is(offer.alert());
    }

    /// Whoever cannot be asked now may answer when the run begins; else the run tells of it.
    private boolean mayHave(Plan<?> plan, Effect.Offer offer) {
        try {
            return target(plan, offer).isPresent();
        } catch (ActuatorException e) {
            LOG.warn("nobody can say whether '{}' is there: {}", offer.resource(), e.getMessage());
            return true;
        }
    }

    /// The versions of playbooks it has.
    Set<String> codes() {
        return book.codes();
    }

    private static boolean has(Plan<?> plan, int remedy) {
        return remedy >= 0 && remedy < plan.rungs().size();
    }

    /// Runs to the end. Returns false if the run was lost on the way and somebody else must finish.
    ///
    /// @throws ActuatorException if it has begun elsewhere and its target cannot be looked up here
    ///   and now: what was done must still be finished or undone
    boolean run(Effect.Offer offer, Tenure tenure) {
        try {
            var ending = perform(book.plan(offer.playbook()).orElseThrow(), offer, tenure);
            tenure.end(ending.outcome(), ending.evidence());
            return true;
        } catch (RunTaken e) {
            LOG.info("run {} ends here: {}", offer.run(), e.getMessage());
            return false;
        } catch (OutOfMemoryError | InternalError e) {
            LOG.error("run {} is given back, because this JVM is in trouble", offer.run(), e);
            return false;
        }
    }

    private <T> Ending perform(Plan<T> plan, Effect.Offer offer, Tenure tenure) {
        var rung = plan.rungs().get(offer.remedy());
        if (isReplayed(offer)) {
            return Shadow.of(rung.name(), offer).perform(tenure, values, clock);
        }
        Optional<T> found;
        try {
            found = target(plan, offer);
        } catch (ActuatorException e) {
            if (offer.journal().isEmpty()) {
                return Ending.after(e, tenure);
            }
            throw e;
        }
        try {
            var target = found.orElseThrow(() -> unknownTarget(offer));
            var objections = new Objections(rung, offer.alert(), offer.resource(), target, vetoes);
            var assignment =
                    new Assignment(
                            offer.run(),
                            offer.epoch(),
                            offer.limit(),
                            offer.alert(),
                            offer.journal());
            return new Performance(assignment, tenure, values, clock, objections::raise)
                    .of(remedy -> rung.action().perform(remedy, target));
        } catch (Exception | Error e) {
            return Ending.after(e, tenure);
        }
    }

    private <T> Optional<T> target(Plan<T> plan, Effect.Offer offer) {
        if (isReplayed(offer)) {
            throw new IllegalStateException("a replay has no target: " + offer.resource());
        }
        var kind = plan.lock().kind();
        var name = offer.resource().substring(offer.resource().indexOf('/') + 1);
        return offer.resource().equals(kind + "/" + name)
                ? inventory.find(plan.lock().port(), kind, name)
                : Optional.empty();
    }

    private static Stopped unknownTarget(Effect.Offer offer) {
        return new Stopped(
                Outcome.TARGET_UNKNOWN,
                "the inventory has no '" + offer.resource() + "', so nothing was done to it");
    }
}
