package dev.remediator.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often somebody may try to sign in and fail: ten times a minute from one address, and 300
/// times from all of them. Thread-safe.
public final class Attempts {
    /// After how long one may try again.
    public static final Duration WINDOW = Duration.ofMinutes(1);

    static final int EACH = 10;
    static final int ALL = 300;
    private static final int MOST_ADDRESSES = 1000;

    private final InstantSource clock;
    private Failures all = new Failures(Instant.MIN, 0);
    private final Map<String, Failures> each =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    private record Failures(Instant since, int count) {
        Failures one(Instant now) {
            return now.isBefore(since.plus(WINDOW))
                    ? new Failures(since, count + 1)
                    : new Failures(now, 1);
        }

        boolean reached(int most, Instant now) {
            return count >= most && now.isBefore(since.plus(WINDOW));
        }
    }

    /// @param clock the time
    public Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /// Whether somebody at this address may try.
    public synchronized boolean allowed(String address) {
        var now = clock.instant();
        var own = each.get(address);
        return !all.reached(ALL, now) && (own == null || !own.reached(EACH, now));
    }

    /// They tried, and failed.
    public synchronized void failed(String address) {
        var now = clock.instant();
        all = all.one(now);
        each.merge(address, new Failures(now, 1), (before, _) -> before.one(now));
    }
}
