package dev.remediator.paging;

import dev.remediator.escalation.Notification;
import dev.remediator.escalation.PageReport;
import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.paging.channel.Delivery;
import dev.remediator.paging.text.Plain;
import dev.remediator.topic.PageReports;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done with a notification: it is sent, once, and then reported until the report is taken.
/// Thread-safe.
final class Errand {
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);
    private static final String TOO_LATE = "it was not sent, because nobody waits for it any more";
    private static final int LONGEST_DETAIL = 500;
    private static final long APART_MILLIS = 500;

    private final Switchboard switchboard;
    private final PageReports reports;
    private final DeadLetters deadLetters;
    private final PageTally tally;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);

    Errand(
            Switchboard switchboard,
            PageReports reports,
            DeadLetters deadLetters,
            PageTally tally,
            InstantSource clock) {
        this.switchboard = switchboard;
        this.reports = reports;
        this.deadLetters = deadLetters;
        this.tally = tally;
        this.clock = clock;
    }

    /// Sends it and reports what became of it.
    ///
    /// @throws InterruptedException if nobody was told because the pager stops
    void run(Parcel parcel) throws InterruptedException {
        var notification = parcel.notification();
        if (clock.instant().isAfter(notification.until())) {
            putOff(parcel, Duration.ZERO, TOO_LATE);
            return;
        }
        var told = told(notification, sent(parcel));
        // Whoever interrupted the sending wants to know what it came to.
        var _ = Thread.interrupted();
        report(parcel, told);
    }

    /// Reports that it was not sent.
    ///
    /// @param after how long the channel wants to be left alone
    void putOff(Parcel parcel, Duration after, String why) throws InterruptedException {
        report(parcel, told(parcel.notification(), new Delivery.Retry(after, why)));
    }

    private Delivery sent(Parcel parcel) throws InterruptedException {
        try {
            return switchboard.send(parcel.notification());
        } catch (RuntimeException | Error e) {
            var fault = Fault.of(e);
            LOG.error(
                    "the channel {} has a bug: record {} of notifications was not sent",
                    Plain.line(parcel.address().channel(), LONGEST_DETAIL),
                    parcel.record().offset(),
                    fault);
            var why = "sending it failed: " + fault.getMessage();
            var _ = Thread.interrupted();
            untilTaken("a dead letter", () -> deadLetters.keep(why, parcel.record()));
            return new Delivery.Permanent(why);
        }
    }

    private void report(Parcel parcel, PageReport.Told told) throws InterruptedException {
        tally.told(switchboard.service(parcel.notification()), told.outcome());
        untilTaken("what became of a page", () -> reports.tell(told));
        parcel.done();
    }

    private interface Telling {
        void run() throws InterruptedException;
    }

    private void untilTaken(String what, Telling telling) throws InterruptedException {
        while (true) {
            try {
                telling.run();
                return;
            } catch (RuntimeException e) {
                LOG.error("Kafka does not take {} now; it is told again", what, e);
                if (stop.await(APART_MILLIS, TimeUnit.MILLISECONDS)) {
                    var gaveUp = new InterruptedException("the pager stops");
                    gaveUp.initCause(e);
                    throw gaveUp;
                }
            }
        }
    }

    /// What cannot be told now is not told any more.
    void stop() {
        stop.countDown();
    }

    private static PageReport.Told told(Notification n, Delivery delivery) {
        return switch (delivery) {
            case Delivery.Sent(var detail, var reference) ->
                    told(n, Outcome.SENT, Duration.ZERO, detail, reference);
            case Delivery.Retry(var after, var why) -> told(n, Outcome.LATER, after, why, "");
            case Delivery.Permanent(var why) -> told(n, Outcome.REFUSED, Duration.ZERO, why, "");
            case Delivery.Ambiguous(var why) -> told(n, Outcome.UNCLEAR, Duration.ZERO, why, "");
        };
    }

    private static PageReport.Told told(
            Notification n, Outcome outcome, Duration after, String detail, String reference) {
        return new PageReport.Told(
                n.page().key(),
                n.id(),
                n.attempt(),
                outcome,
                after,
                Plain.line(detail, LONGEST_DETAIL),
                reference);
    }
}
