package dev.remediator.paging.channel;

import dev.remediator.escalation.Notification;
import dev.remediator.paging.text.Links;
import dev.remediator.remediation.Page;

/// A notification with everything a channel needs to send it.
///
/// @param notification what is to be told
/// @param to where the recipient can be reached; [Addressee#NOBODY] for whoever listens at the
///   channel
/// @param links where people go from here
public record Message(Notification notification, Addressee to, Links links) {

    /// The page it is about.
    public Page page() {
        return notification.page();
    }

    /// What is to be done at the pager.
    public Page.Action action() {
        return page().action();
    }
}
