package dev.remediator.doctor;

import java.util.List;

/// One look at something outside. What it throws is a finding too: it has failed.
///
/// @param name what is looked at
/// @param look the look; may block, and is interrupted when its time is over
record Check(String name, Look look) {

    /// The look itself.
    @FunctionalInterface
    interface Look {
        List<Finding> findings() throws Exception;
    }
}
