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
        return book.plan(offer.playbook()).filter(p -> offer.remedy() < p.rungs().size()).isPresent();
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
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return end(tenure, Report.Outcome.FAILED, message);
        }
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
        plan.rungs().get(offer.remedy()).action().perform(remedy, target);
        remedy.finish();
        journal.checkAllUsed();
    }

    private static Stopped unknownTarget(Effect.Offer offer) {
        return new Stopped(
                Report.Outcome.TARGET_UNKNOWN,
                "the inventory has no '" + offer.resource() + "', so nothing was done to it");
    }
}
