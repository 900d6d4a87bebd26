package dev.remediator.paging;

import dev.remediator.escalation.Notification;
import dev.remediator.remediation.Page;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A notification in hand.
///
/// @param record as it was read
/// @param notification what it says
/// @param progress of its partition
record Parcel(ConsumerRecord<byte[], byte[]> record, Notification notification, Progress progress) {

    /// Whether it calls somebody, and does not only tell what became of a call.
    boolean calls() {
        return notification.page().action() == Page.Action.TRIGGER;
    }

    String incident() {
        return notification.page().incident();
    }

    /// What is told in order.
    Address address() {
        return new Address(notification.channel(), notification.recipient());
    }

    void done() {
        progress.done(record.offset());
    }

    /// A recipient at a channel.
    record Address(String channel, String recipient) {}
}
