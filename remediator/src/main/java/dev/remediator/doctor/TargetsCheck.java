package dev.remediator.doctor;

import dev.remediator.Targets;
import dev.remediator.port.Fleet;
import dev.remediator.settings.Settings;
import java.time.Duration;
import java.util.List;

/// Whether the inventories of what may be acted upon are reached.
final class TargetsCheck {
    private static final String ADVICE =
            "see whether it is reached from here, and as whom; 'remediator nodes' says more";

    /// Shorter than the whole check may take.
    private static final Duration EACH = Doctor.LIMIT.minusMillis(500);

    private TargetsCheck() {}

    /// Each on its own, so that one that hangs holds up no other.
    static List<Finding> look(Settings settings) throws InterruptedException {
        try (var targets = new Targets(settings)) {
            var fleets =
                    targets.fleets().stream()
                            .map(f -> new Check("fleet " + f.name(), EACH, () -> List.of(one(f))))
                            .toList();
            return fleets.isEmpty()
                    ? List.of(Finding.ok("targets", "the settings name no nodes"))
                    : Doctor.examine(fleets);
        }
    }

    private static Finding one(Fleet fleet) {
        var name = "fleet " + fleet.name();
        try {
            int members = fleet.members().size();
            int serving = fleet.serving().size();
            var seen = "%d of %d serve".formatted(serving, members);
            return serving == 0 ? Finding.fail(name, seen, ADVICE) : Finding.ok(name, seen);
        } catch (RuntimeException e) {
            return Finding.fail(name, Doctor.said(e), ADVICE);
        }
    }
}
