package dev.remediator.bench;

import java.time.Duration;

/// Processor time, of all threads, in user and system mode.
final class Processor {

    private Processor() {}

    /// What this process has used so far; 0 where the system does not say.
    static long nanos() {
        return nanos(ProcessHandle.current());
    }

    static long nanos(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }
}
