package dev.remediator.escalation;

import dev.remediator.remediation.Page.Action;
import java.time.Instant;
import java.util.Locale;

/// One thing told on one channel, with what became of it.
///
/// @param id names it; the same when it is sent again
/// @param action whether it calls, or tells that the page was acknowledged or is over
/// @param round in which round it began
/// @param channel on which channel
/// @param recipient who, as in [Notification]
/// @param reference what the service calls it; empty if it gave nothing
/// @param status what became of it
/// @param doubtful whether the service may have it, although nobody can say so
/// @param attempt which time it was sent last, from 1
/// @param at in flight: until when it is waited for; later: when it is sent again; else when that
///   became known
public record Call(
        String id,
        Action action,
        int round,
        String channel,
        String recipient,
        String reference,
        Status status,
        boolean doubtful,
        int attempt,
        Instant at) {

    /// What became of it.
    public enum Status {
        /// It was given to the paging room, which has not reported yet.
        IN_FLIGHT,
        /// It is sent again.
        LATER,
        /// The service has it.
        SENT,
        /// The service will never have it.
        REFUSED,
        /// Nobody knows, and it is not sent again.
        UNCLEAR
    }

    boolean is(Status one) {
        return status == one;
    }

    boolean calls() {
        return action == Action.TRIGGER;
    }

    /// Whether it is written down because nobody could be reached.
    boolean lastResort() {
        return id.endsWith("/" + Rulebook.LAST_RESORT);
    }

    /// Whether the service has it, for all anybody knows.
    boolean maybeThere() {
        return is(Status.SENT) || is(Status.UNCLEAR) || doubtful;
    }

    /// Whether it did not reach anybody so far.
    boolean failed() {
        return is(Status.LATER) || is(Status.REFUSED) || is(Status.UNCLEAR);
    }

    boolean sameAddressee(Call other) {
        return channel.equals(other.channel) && recipient.equals(other.recipient);
    }

    Call as(Status next, Instant when) {
        return new Call(
                id, action, round, channel, recipient, reference, next, doubtful, attempt, when);
    }

    Call doubted() {
        return new Call(
                id, action, round, channel, recipient, reference, status, true, attempt, at);
    }

    Call called(String name) {
        var known = name.isEmpty() ? reference : name;
        return new Call(
                id, action, round, channel, recipient, known, status, doubtful, attempt, at);
    }

    Call again(Instant until) {
        return new Call(
                id,
                action,
                round,
                channel,
                recipient,
                reference,
                Status.IN_FLIGHT,
                doubtful,
                attempt + 1,
                until);
    }

    /// What tells the same addressee something else about it.
    ///
    /// @param number tells it from what was told before about the same
    Call telling(Action other, long number, Instant until) {
        return new Call(
                "%s/%s-%d".formatted(id, other.name().toLowerCase(Locale.ROOT), number),
                other,
                round,
                channel,
                recipient,
                reference,
                Status.IN_FLIGHT,
                false,
                1,
                until);
    }

    /// What says the same call again with another text: to whoever knows calls by their names it is
    /// no repetition.
    Call refreshed(Instant until) {
        var again = again(until);
        return new Call(
                id + "/again-" + again.attempt,
                action,
                round,
                channel,
                recipient,
                reference,
                again.status,
                doubtful,
                again.attempt,
                until);
    }

    /// Such as `ana by sms`, or `chat`.
    String whom() {
        if (recipient.startsWith(Notification.PERSON)) {
            return recipient.substring(Notification.PERSON.length()) + " by " + channel;
        }
        if (recipient.startsWith(Notification.SCHEDULE)) {
            var schedule = recipient.substring(Notification.SCHEDULE.length());
            return "whoever is on call by %s by %s".formatted(schedule, channel);
        }
        return channel;
    }
}
