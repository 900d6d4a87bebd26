package dev.remediator.paging;

import dev.remediator.escalation.Notification;
import dev.remediator.paging.channel.Addressee;
import dev.remediator.paging.channel.Channel;
import dev.remediator.paging.channel.Delivery;
import dev.remediator.paging.channel.Message;
import dev.remediator.paging.text.Links;
import java.util.Map;

/// Connects a notification with its channel and with whoever it is for.
public final class Switchboard {
    private final Map<String, Channel> channels;
    private final Links links;

    /// @param channels by name
    /// @param links where people go from a page
    public Switchboard(Map<String, Channel> channels, Links links) {
        this.channels = Map.copyOf(channels);
        this.links = links;
    }

    Delivery send(Notification notification) {
        var channel = channels.get(notification.channel());
        return channel == null
                ? new Delivery.Permanent("there is no channel " + notification.channel())
                : channel.send(new Message(notification, Addressee.NOBODY, links));
    }
}
