package dev.remediator.paging.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A roster that is asked at most once a minute for each schedule, and whose last good answer holds
/// for an hour when the service does not answer: better whoever was on call than nobody.
/// Thread-safe.
final class RememberedRoster implements Roster {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Roster roster;
    private final InstantSource clock;
    private final Map<String, Memory> memories = new ConcurrentHashMap<>();

    RememberedRoster(Roster roster, InstantSource clock) {
        this.roster = roster;
        this.clock = clock;
    }

    @Override
    public OnCall onCall(String schedule) {
        return memories.computeIfAbsent(schedule, _ -> new Memory()).ask(schedule);
    }

    /// Of one schedule. Who asks while it is asked waits for that answer.
    private final class Memory {
        private final ReentrantLock lock = new ReentrantLock();
        private OnCall.@Nullable Are good;
        private Instant at = Instant.EPOCH;
        private Instant askAgain = Instant.EPOCH;
        private OnCall last = new OnCall.Unknown(Duration.ZERO, "");

        OnCall ask(String schedule) {
            lock.lock();
            try {
                var now = clock.instant();
                if (!now.isBefore(askAgain) || now.plus(LONGEST).isBefore(askAgain)) {
                    remember(roster.onCall(schedule), now);
                }
                return answer(clock.instant());
            } finally {
                lock.unlock();
            }
        }

        private void remember(OnCall answer, Instant now) {
            last = answer;
            switch (answer) {
                case OnCall.Are are -> {
                    good = are;
                    at = now;
                    askAgain = now.plus(FRESH);
                }
                case OnCall.Unknown unknown -> askAgain = now.plus(unknown.after());
                case OnCall.Refused _ -> {
                    good = null;
                    askAgain = now.plus(FRESH);
                }
            }
        }

        private OnCall answer(Instant now) {
            if (good == null || !(last instanceof OnCall.Unknown(_, var why))) {
                return last;
            }
            var age = Duration.between(at, now);
            return age.compareTo(LONGEST) > 0
                    ? last
                    : new OnCall.Are(
                            good.emails(),
                            " as of %d min ago, because %s"
                                    .formatted(Math.max(0, age.toMinutes()), why));
        }
    }
}
