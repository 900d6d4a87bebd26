package dev.remediator.warden;

import dev.remediator.remediation.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// What came of one event.
///
/// @param next what is known afterwards
/// @param effects what shall be done, in order
/// @param due when something is due although nothing happens
/// @param touched the only keys under which something may differ from before
public record WardenDecided(
        WardenState next,
        List<Effect> effects,
        Optional<Instant> due,
        Map<Kind, SortedSet<String>> touched) {

    /// Copies the effects.
    public WardenDecided {
        effects = List.copyOf(effects);
    }
}
