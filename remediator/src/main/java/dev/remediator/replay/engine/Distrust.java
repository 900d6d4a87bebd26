package dev.remediator.replay.engine;

import dev.remediator.guard.Tilt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Why the engine only observes now, if it does.
final class Distrust implements Supplier<@Nullable Tilt> {
    private final Agenda agenda;
    private @Nullable Tilt tilt;

    Distrust(Agenda agenda) {
        this.agenda = agenda;
    }

    /// Of two, the one that lasts longer counts.
    void begins(Tilt other) {
        if (tilt == null || tilt.until().isBefore(other.until())) {
            tilt = other;
        }
    }

    @Override
    public @Nullable Tilt get() {
        if (tilt != null && !agenda.instant().isBefore(tilt.until())) {
            tilt = null;
        }
        return tilt;
    }
}
