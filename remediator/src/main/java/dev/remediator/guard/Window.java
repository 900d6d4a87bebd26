package dev.remediator.guard;

import java.time.Instant;
import java.util.List;

/// A maintenance window that is known in advance.
///
/// @param id names it
/// @param matchers what it covers
/// @param from when it begins, such as `2026-12-01T02:00:00Z`
/// @param until when it ends
/// @param why what is done meanwhile
public record Window(String id, List<String> matchers, Instant from, Instant until, String why) {
    /// Reads it, so that a broken one is refused at once.
    public Window {
        matchers = List.copyOf(matchers);
        Check.matchers("guards.maintenance.matchers", matchers);
        Check.named("guards.maintenance.id", id);
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "guards.maintenance '" + id + "': until is " + until + ", not after " + from);
        }
    }

    Silence asSilence() {
        return new Silence(
                id,
                true,
                matchers.stream().map(Matcher::parse).toList(),
                from,
                until,
                "settings",
                why);
    }
}
