package dev.remediator.paging;

import dev.remediator.escalation.Notification;
import dev.remediator.escalation.PageReport;
import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.paging.channel.Delivery;
import dev.remediator.topic.PageReports;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One record of `notifications` on its way: sent, then reported.
final class Errand {
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

    private final ConsumerRecord<byte[], byte[]> record;
    private final Switchboard switchboard;
    private final PageReports reports;
    private final DeadLetters deadLetters;

    Errand(
            ConsumerRecord<byte[], byte[]> record,
            Switchboard switchboard,
            PageReports reports,
            DeadLetters deadLetters) {
        this.record = record;
        this.switchboard = switchboard;
        this.reports = reports;
        this.deadLetters = deadLetters;
    }

    void run() throws InterruptedException {
        Notification notification;
        try {
            notification = Wire.NOTIFICATION.read(record.value());
        } catch (Unreadable e) {
            LOG.error("record {} of notifications cannot be read: {}", record.offset(), e.reason());
            deadLetters.keep(e.reason(), record);
            return;
        }
        reports.tell(told(notification, switchboard.send(notification)));
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
                n.page().incident(), n.id(), outcome, after, detail, reference);
    }
}
