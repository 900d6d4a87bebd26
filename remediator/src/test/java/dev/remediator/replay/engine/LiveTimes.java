package dev.remediator.replay.engine;

import dev.remediator.guard.Ruling;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// A running system's lateness: timers are looked at every 100 ms, partition by partition, and
/// whatever partitions tell each other takes a while, in order.
final class LiveTimes extends RecordedTimes {
    private static final long TICK = 100 * Nanos.DECIDED_BY;

    private final SplittableRandom random;
    private final Map<String, Long> lines = new HashMap<>();
    private final long[] phases = new long[5];

    LiveTimes(SplittableRandom random) {
        this.random = random;
        for (int i = 0; i < phases.length; i++) {
            phases[i] = random.nextLong(100) * Nanos.DECIDED_BY;
        }
    }

    private static int partition(String resource) {
        return Math.floorMod(resource.hashCode(), 4);
    }

    private long tick(int partition, long due, long now) {
        long from = Math.max(due, now + Nanos.DECIDED_BY) - phases[partition];
        return Math.ceilDiv(from, TICK) * TICK + phases[partition];
    }

    @Override
    long timer(String resource, long due, long now) {
        return tick(partition(resource), due, now);
    }

    @Override
    long page(String key, long due, long now) {
        return due <= now + 1 ? late("pages", now) : tick(4, due, now);
    }

    @Override
    long petition(String resource, long now) {
        return late("to warden from " + partition(resource), now);
    }

    @Override
    long ruling(Ruling ruling, long now) {
        return late("from warden to " + partition(ruling.resource()), now);
    }

    @Override
    long closing(String incident, long now) {
        return late("from pages", now);
    }

    private long late(String line, long now) {
        long at = Nanos.floor(now) + random.nextLong(1, 61) * Nanos.DECIDED_BY;
        return lines.merge(line, at, Math::max);
    }
}
