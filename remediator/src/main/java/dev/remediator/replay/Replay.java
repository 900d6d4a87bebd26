package dev.remediator.replay;

import dev.remediator.Shelf;
import dev.remediator.guard.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Decides recordings again. To come.
public final class Replay {
    private Replay() {}

    /// With these playbooks.
    public static Replay of(Shelf shelf) {
        throw new UnsupportedOperationException("to come for " + shelf);
    }

    /// With another tolerance.
    public Replay tolerating(Duration tolerance) {
        return this;
    }

    /// Under these guards instead of the recorded ones.
    public Replay under(Policy policy) {
        return this;
    }

    /// Passing over what cannot be read.
    public Replay leniently(Consumer<String> told) {
        return this;
    }

    /// Does it.
    public Replayed run(List<Path> recordings) throws IOException {
        throw new UnsupportedOperationException("to come");
    }
}
