package dev.remediator.worker;

import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Report;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out one remedy: finds the target, calls the playbook's method, tells how it ended.
final class RunBody {
    private static final Logger LOG = LoggerFactory.getLogger(RunBody.class);

    private final Book book;
    private final Inventory inventory;
    private final StepValues values;
    private final InstantSource clock;

    RunBody(Book book, Inventory inventory, StepValues values, InstantSource clock) {
        this.book = book;
        this.inventory = inventory;
        this.values = values;
        this.clock = clock;
    }

    /// Whether this worker has the playbook of the offer at all.
    boolean knows(Effect.Offer offer) {
        return book.plan(offer.playbook()).filter(p -> has(p, offer.remedy())).isPresent();
    }

    private static boolean has(Plan<?> plan, int remedy) {
        return remedy >= 0 && remedy < plan.rungs().size();
    }

    /// Runs to the end. Returns false if the run was lost on the way and somebody else must finish.
    boolean run(Effect.Offer offer, Tenure tenure) {
        try {
            perform(book.plan(offer.playbook()).orElseThrow(), offer, tenure);
            tenure.end(Report.Outcome.SUCCEEDED, "");
            return true;
        } catch (RunTaken e) {
            LOG.info("run {} ends here: {}", offer.run(), e.getMessage());
            return false;
        } catch (Stopped e) {
            return end(tenure, e.outcome(), e.evidence());
        } catch (OutOfMemoryError | InternalError e) {
            LOG.error("run {} is given back, because this JVM is in trouble", offer.run(), e);
            return false;
        } catch (Exception | Error e) {
            return failed(offer, tenure, e);
        }
    }

    /// What throws because its run was taken away has not failed.
    private static boolean failed(Effect.Offer offer, Tenure tenure, Throwable thrown) {
        try {
            tenure.check();
        } catch (RunTaken e) {
            LOG.info("run {} ends here: {}", offer.run(), e.getMessage());
            return false;
        }
        return end(tenure, Report.Outcome.FAILED, Evidence.of(thrown));
    }

    private static boolean end(Tenure tenure, Report.Outcome outcome, String evidence) {
        try {
            tenure.end(outcome, evidence);
            return true;
        } catch (RunTaken e) {
            return false;
        }
    }

    private <T> void perform(Plan<T> plan, Effect.Offer offer, Tenure tenure) throws Exception {
        var kind = plan.lock().kind();
        var name = offer.resource().substring(offer.resource().indexOf('/') + 1);
        if (!offer.resource().equals(kind + "/" + name)) {
            throw unknownTarget(offer);
        }
        var target =
                inventory
                        .find(plan.lock().port(), kind, name)
                        .orElseThrow(() -> unknownTarget(offer));
        var journal = new Journal(offer.journal());
        var remedy =
                new JournaledRemedy(offer.run(), offer.alert(), journal, tenure, values, clock);
        try {
            plan.rungs().get(offer.remedy()).action().perform(remedy, target);
        } catch (Exception | Error e) {
            remedy.throwIfOver();
            throw e;
        }
        remedy.finish();
        journal.checkAllUsed();
    }

    private static Stopped unknownTarget(Effect.Offer offer) {
        return new Stopped(
                Report.Outcome.TARGET_UNKNOWN,
                "the inventory has no '" + offer.resource() + "', so nothing was done to it");
    }
}
