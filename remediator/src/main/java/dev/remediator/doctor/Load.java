package dev.remediator.doctor;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/// How busy this machine is. On one that is overloaded everything takes longer, and that alone is
/// no reason to say that Kafka does not answer.
///
/// @param perProcessor how many threads want each processor, over the last minute; below 0 where
///   nobody says
record Load(double perProcessor) {
    private static final double OVERLOADED = 2;
    private static final int MOST = 6;

    static Load look() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new Load(system.getSystemLoadAverage() / system.getAvailableProcessors());
    }

    /// How long one waits here for what usually takes no longer than this: at most six times that.
    Duration stretched(Duration usual) {
        return usual.multipliedBy(Math.clamp((long) Math.ceil(perProcessor), 1, MOST));
    }

    Finding judge() {
        if (perProcessor < 0) {
            return Finding.ok("load", "this system does not say how busy it is");
        }
        var seen = "%.1f threads want each processor".formatted(perProcessor);
        return perProcessor > OVERLOADED
                ? Finding.warn(
                        "load", seen, "see what else runs here; timers and pages come late on it")
                : Finding.ok("load", seen);
    }
}
