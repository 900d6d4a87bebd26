package dev.remediator.it.simulation;

import java.util.List;
import java.util.SplittableRandom;

/// Chance, all of it from one seed.
final class Lot {
    private final SplittableRandom random;
    private final int roughness;

    Lot(long seed) {
        random = new SplittableRandom(seed);
        roughness = random.nextInt(6) == 0 ? 6 : 1;
    }

    /// Whether something goes wrong with a message: more often in some worlds than in others.
    boolean mishap(int perMille) {
        return chance(perMille * roughness);
    }

    /// True in so many of a thousand cases.
    boolean chance(int perMille) {
        return random.nextInt(1000) < perMille;
    }

    /// A number, both ends included.
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /// A span of time in milliseconds, both ends given in seconds and included.
    long spell(int least, int most) {
        return random.nextLong(least * 1000L, most * 1000L + 1);
    }

    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /// Who is first of two that happen at the same time.
    long tiebreak() {
        return random.nextLong();
    }
}
