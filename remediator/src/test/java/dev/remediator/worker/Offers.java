package dev.remediator.worker;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.journal.StepEntry;
import dev.remediator.remediation.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Offers for tests: the first remedy of a playbook for `node/web-1`.
final class Offers {
    static final Duration LIMIT = Duration.ofMinutes(15);

    static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    static final Alert ALERT =
            new Alert(
                    "test",
                    "series",
                    "episode",
                    "delivery",
                    AlertStatus.FIRING,
                    Severity.CRITICAL,
                    "InstanceDown",
                    "node/web-1",
                    START,
                    null,
                    Map.of("instance", "web-1"),
                    Map.of(),
                    Map.of());

    private Offers() {}

    static Effect.Offer of(String playbook) {
        return about("node/web-1", playbook, List.of());
    }

    static Effect.Offer about(String resource, String playbook, List<StepEntry> journal) {
        return new Effect.Offer(
                resource, "inc-1", "run-1", 1, playbook, 0, "", LIMIT, ALERT, journal);
    }

    /// What the workers before have written is its journal.
    static Effect.Offer again(int epoch, List<StepEntry> journal) {
        return new Effect.Offer(
                "node/web-1", "inc-1", "run-1", epoch, "Heal", 0, "", LIMIT, ALERT, journal);
    }

    static Effect.Offer named(String run, String playbook) {
        return new Effect.Offer(
                "node/web-1", "inc-1", run, 1, playbook, 0, "", LIMIT, ALERT, List.of());
    }
}
