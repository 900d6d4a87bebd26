package dev.remediator.oncall;

import dev.remediator.alert.Severity;
import java.time.Instant;

/// When a step of a policy applies at all: for which severities, at which times of day.
public final class Occasion {
    /// Every severity, at any time.
    public static final Occasion ALWAYS = new Occasion();

    private Occasion() {}

    /// Whether the step applies to such an alert at that time.
    public boolean holds(Severity severity, Instant time) {
        return true;
    }
}
