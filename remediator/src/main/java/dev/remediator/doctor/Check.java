package dev.remediator.doctor;

import java.time.Duration;
import java.util.List;

/// One look at something outside. What it throws is a finding too: it has failed.
///
/// @param name what is looked at
/// @param limit how long it may take
/// @param look the look; may block, and is interrupted when its time is over
record Check(String name, Duration limit, Look look) {

    /// One that asks others.
    Check(String name, Look look) {
        this(name, Doctor.LIMIT, look);
    }

    /// One that only reads and computes here.
    static Check local(String name, Look look) {
        return new Check(name, Doctor.LOCAL_LIMIT, look);
    }

    /// The look itself.
    @FunctionalInterface
    interface Look {
        List<Finding> findings() throws Exception;
    }
}
