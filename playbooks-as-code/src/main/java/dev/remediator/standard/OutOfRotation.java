package dev.remediator.standard;

import dev.remediator.playbook.Remedy;
import dev.remediator.port.Rotation;
import java.util.function.Supplier;

/// A node's time out of rotation. That it is put back is promised before it is taken out, because a
/// drain that throws has taken it out all the same.
final class OutOfRotation {
    private final Remedy remedy;
    private final Supplier<Rotation> rotation;
    private boolean stays;

    /// @param rotation asked for inside steps, because that may throw
    OutOfRotation(Remedy remedy, Supplier<Rotation> rotation) {
        this.remedy = remedy;
        this.rotation = rotation;
    }

    /// From now on it is put back when the remedy is broken off.
    void promiseReturn() {
        remedy.step("out of rotation", () -> {}, this::giveBack);
    }

    private void giveBack() {
        if (!stays) {
            rotation.get().restore();
        }
    }

    /// The promise no longer holds. To be said at the same place after a crash.
    void stays() {
        stays = true;
    }

    /// Puts it back in the course of things.
    void end() {
        remedy.step("back into rotation", () -> rotation.get().restore());
    }
}
