package dev.remediator.stream;

import java.time.Duration;
import java.time.Instant;

/// After a restart, what was said meanwhile is read before anything is done that is due: somebody
/// may have taken the page.
final class Backlog {
    private static final Duration BEGINNING = Duration.ofSeconds(3);
    private static final Duration OLD = Duration.ofSeconds(2);
    private static final Duration QUIET = Duration.ofSeconds(1);

    /// However much there is to read, people are called then.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Instant began;
    private final Instant longest;
    private Instant until;

    Backlog(Instant began) {
        this.began = began;
        longest = began.plus(LONGEST);
        until = began.plus(BEGINNING);
    }

    /// Something was read that was written then.
    void read(Instant written, Instant now) {
        var quiet = now.plus(QUIET);
        if (written.plus(OLD).isBefore(now) && quiet.isAfter(until) && quiet.isBefore(longest)) {
            until = quiet;
        }
    }

    /// Whether it is read, or the clock was put back, so that nobody knows.
    boolean isRead(Instant now) {
        return !now.isBefore(until) || now.isBefore(began);
    }
}
