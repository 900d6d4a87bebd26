package dev.remediator.paging.channel;

import dev.remediator.escalation.Notification;
import dev.remediator.paging.text.Links;
import dev.remediator.remediation.Page;
import java.time.Duration;
import java.util.List;

/// Messages as the switchboard gives them to channels.
final class Messages {
    static final Addressee ANA =
            new Addressee(
                    "ana", "ana@example.org", "+491701234567", "U012AB3CD", List.of("device-1"));
    private static final Links LINKS = new Links("https://remediator.example");

    private Messages() {}

    /// To whoever listens there.
    static Message about(Page page) {
        return new Message(notification(page, "", ""), Addressee.NOBODY, LINKS);
    }

    /// To a person.
    static Message to(Addressee addressee, Page page) {
        var notification = notification(page, Notification.PERSON + addressee.name(), "");
        return new Message(notification, addressee, LINKS);
    }

    /// What follows a call.
    ///
    /// @param reference what the service had called it
    static Message following(String reference, Page page) {
        return new Message(notification(page, "", reference), Addressee.NOBODY, LINKS);
    }

    private static Notification notification(Page page, String recipient, String reference) {
        return new Notification(
                page.incident() + "/1/0/0",
                page,
                "channel",
                recipient,
                reference,
                page.action() == Page.Action.ACKNOWLEDGE ? "ana" : "",
                1,
                page.at(),
                page.at().plus(Duration.ofMinutes(5)));
    }
}
