package dev.remediator.warden;

import dev.remediator.remediation.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What came of one event.
///
/// @param next what is known afterwards
/// @param effects what shall be done, in order
/// @param due when something is due although nothing happens
public record WardenDecided(WardenState next, List<Effect> effects, Optional<Instant> due) {

    /// Copies the effects.
    public WardenDecided {
        effects = List.copyOf(effects);
    }
}
