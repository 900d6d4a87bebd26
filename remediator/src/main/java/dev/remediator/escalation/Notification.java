package dev.remediator.escalation;

import dev.remediator.remediation.Page;
import java.time.Instant;

/// One thing to tell on one channel: the topic `notifications`. Sending is the paging room's; what
/// became of it comes back as [PageReport.Told].
///
/// @param id names it; the same when it is sent again, so services may know it by this
/// @param page what it is about. Its action says whether somebody is called, or is told that the
///   page was acknowledged or is over
/// @param channel on which channel, by its name in the settings
/// @param recipient who: `person:ana`, `schedule:CHANNEL/ID`, or empty for whoever listens there
/// @param reference what the service called our call when it took it, such as a thread; empty if it
///   gave nothing, or if this is the call
/// @param by who has acknowledged or closed it; empty if nobody has
/// @param attempt which time this is sent, from 1
/// @param at when it was decided
/// @param until when nobody waits for it any more
public record Notification(
        String id,
        Page page,
        String channel,
        String recipient,
        String reference,
        String by,
        int attempt,
        Instant at,
        Instant until) {

    /// Begins a recipient that is a person.
    public static final String PERSON = "person:";

    /// Begins a recipient that is whoever is on call by a schedule elsewhere.
    public static final String SCHEDULE = "schedule:";
}
