package dev.remediator.paging;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.Notification;
import dev.remediator.paging.Directory.Found;
import dev.remediator.paging.channel.Addressee;
import dev.remediator.paging.channel.Channel;
import dev.remediator.paging.channel.Delivery;
import dev.remediator.paging.channel.Message;
import dev.remediator.paging.text.Links;
import dev.remediator.paging.text.Plain;
import java.util.Map;

/// Connects a notification with its channel and with whoever it is for. Thread-safe.
public final class Switchboard {
    private static final int LONGEST_NAME = 200;

    private final Map<String, Line> lines;
    private final Directory directory;
    private final Links links;

    /// @param lines the channels by name
    /// @param directory where people can be reached
    /// @param links where people go from a page
    public Switchboard(Map<String, Line> lines, Directory directory, Links links) {
        this.lines = Map.copyOf(lines);
        this.directory = directory;
        this.links = links;
    }

    /// A channel.
    ///
    /// @param kind of which kind it is
    /// @param channel its client, with patience around it
    public record Line(ChannelKind kind, Channel channel) {}

    /// Makes one attempt.
    Delivery send(Notification notification) {
        var line = lines.get(notification.channel());
        if (line == null) {
            return new Delivery.Permanent(
                    "there is no channel %s; add it to pager.channels, or mend the policy"
                            .formatted(plain(notification.channel())));
        }
        return switch (directory.find(notification.recipient())) {
            case Found.Anybody _ -> send(line, notification, Addressee.NOBODY);
            case Found.Someone(var who, var how) -> noting(how, send(line, notification, who));
            case Found.Nobody(var why) -> new Delivery.Permanent(why);
            case Found.Unknown(var after, var why) -> new Delivery.Retry(after, why);
        };
    }

    private Delivery send(Line line, Notification notification, Addressee who) {
        var lacks = who.equals(Addressee.NOBODY) ? "" : lacks(line.kind(), who);
        return lacks.isEmpty()
                ? line.channel().send(new Message(notification, who, links))
                : new Delivery.Permanent(
                        "%s has no %s in pager.people, so %s cannot reach them"
                                .formatted(
                                        plain(who.name()), lacks, plain(notification.channel())));
    }

    private static String lacks(ChannelKind kind, Addressee who) {
        return switch (kind) {
            case TWILIO_SMS, TWILIO_VOICE -> who.phone().isEmpty() ? "phone" : "";
            case SMTP -> who.email().isEmpty() ? "email" : "";
            case SLACK -> who.slack().isEmpty() ? "slack" : "";
            case FCM -> who.devices().isEmpty() ? "devices" : "";
            case PAGERDUTY,
                    PAGERDUTY_SCHEDULES,
                    OPSGENIE,
                    SPLUNK_ON_CALL,
                    SLACK_WEBHOOK,
                    TEAMS,
                    GOALERT,
                    ALERTMANAGER,
                    STATUSPAGE,
                    WEBHOOK,
                    SPOOL,
                    PRINTED ->
                    "";
        };
    }

    /// Says how it was known who is on call.
    private static Delivery noting(String how, Delivery delivery) {
        return how.isEmpty()
                ? delivery
                : switch (delivery) {
                    case Delivery.Sent(var detail, var reference) ->
                            new Delivery.Sent(detail + "; " + how, reference);
                    case Delivery.Retry(var after, var why) ->
                            new Delivery.Retry(after, why + "; " + how);
                    case Delivery.Permanent(var why) -> new Delivery.Permanent(why + "; " + how);
                    case Delivery.Ambiguous(var why) -> new Delivery.Ambiguous(why + "; " + how);
                };
    }

    /// The word of the channel's kind; `none` if there is no such channel.
    String service(Notification notification) {
        var line = lines.get(notification.channel());
        return line == null ? "none" : line.kind().word();
    }

    private static String plain(String name) {
        return Plain.line(name, LONGEST_NAME);
    }
}
