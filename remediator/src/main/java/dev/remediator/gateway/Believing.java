package dev.remediator.gateway;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.authentication.Authentication;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is believed about pages: only senders that show who they are. Else anybody who reaches the
/// address could say that a page is acknowledged, and nobody would be called. Thread-safe.
final class Believing {
    private static final Logger LOG = LoggerFactory.getLogger(Believing.class);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final String WHY =
            "it says something about a page, which is believed only of a sender that is"
                    + " authenticated";
    private static final String WHY_NOBODY =
            "it says something about a page, which is believed only on a topic that is listed under"
                    + " integrations";

    private final AtomicReference<Instant> warned = new AtomicReference<>(Instant.MIN);

    /// What is left of what a sender said.
    ///
    /// @param integration who said it
    /// @param adapted what was said
    /// @param now the time
    Adapted of(Integration integration, Adapted adapted, Instant now) {
        if (!(adapted instanceof Adapted.AboutPages(var _, var rest)) || isKnown(integration)) {
            return adapted;
        }
        warn(integration, now);
        return without(rest, WHY);
    }

    /// What is left of what was said where nobody knows who says it.
    static Adapted nobody(Adapted adapted) {
        return adapted instanceof Adapted.AboutPages(var _, var rest)
                ? without(rest, WHY_NOBODY)
                : adapted;
    }

    private static Adapted without(Adapted rest, String why) {
        return rest instanceof Adapted.Ignored ? new Adapted.Ignored(why) : rest;
    }

    private static boolean isKnown(Integration integration) {
        return !integration.authentication().equals(Authentication.NONE);
    }

    private void warn(Integration integration, Instant now) {
        var last = warned.get();
        var due = now.isBefore(last) || last.equals(Instant.MIN) || !now.isBefore(last.plus(QUIET));
        if (due && warned.compareAndSet(last, now)) {
            LOG.warn(
                    "{} says that somebody acknowledged or resolved a page, and is not believed,"
                            + " because anybody could say so; list it under integrations, with the"
                            + " source {} and an authentication",
                    integration.name(),
                    integration.adapter().source());
        }
    }
}
