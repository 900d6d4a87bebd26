package dev.remediator.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/// Work that is thrown away, until the compiler has little left to do.
final class WarmUp {
    private static final int LONGEST = 6;

    /// One part in so many.
    private static final int LITTLE = 5;

    private WarmUp() {}

    /// What will be measured.
    @FunctionalInterface
    interface Round {
        void run() throws InterruptedException;
    }

    /// Does it again and again, until it is quiet or for six rounds.
    ///
    /// @param round does what will be measured
    /// @param time how long one round takes
    static void with(Round round, Duration time) throws InterruptedException {
        for (int i = 0; i < LONGEST; i++) {
            long compiling = compileMillis();
            round.run();
            if (compileMillis() - compiling < time.toMillis() / LITTLE) {
                return;
            }
        }
    }

    private static long compileMillis() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }
}
