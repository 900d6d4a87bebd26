package dev.remediator.remediation;

import java.util.List;
import java.util.stream.Stream;

/// What came of one event.
///
/// @param next what is known afterwards
/// @param effects what shall be done, in order
public record Decided(ResourceState next, List<Effect> effects) {

    /// Copies the effects.
    public Decided {
        effects = List.copyOf(effects);
    }

    /// The decisions among the effects.
    public List<Decision> decisions() {
        return effects.stream()
                .flatMap(e -> e instanceof Effect.Log(var d) ? Stream.of(d) : Stream.empty())
                .toList();
    }
}
