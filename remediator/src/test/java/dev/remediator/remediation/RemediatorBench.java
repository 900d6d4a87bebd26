package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Policy;
import dev.remediator.playbook.Book;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How long it takes to decide about an alert that no playbook answers: the first time, again, and
/// when it is over. Prints; asserts nothing. Run it by hand.
final class RemediatorBench {
    private static final Instant START = Instant.parse("2026-01-01T03:00:00Z");
    private static final int ROUNDS = 300_000;

    private RemediatorBench() {}

    public static void main(String[] args) {
        var book = Book.of(List.of(new World.Patient(), new World.Hasty(), new World.Human()));
        var remediator = new Remediator(book, Policy.DEFAULT, Patience.DEFAULT);
        for (int i = 0; i < 5; i++) {
            measure(remediator);
        }
    }

    private static void measure(Decider decider) {
        long[] nanos = new long[4];
        long due = 0;
        var state = ResourceState.quiet("node/web-1");
        for (int i = 0; i < ROUNDS; i++) {
            var at = START.plusSeconds(10L * i);
            var firing = new Event.AlertReceived(alert(i, at, AlertStatus.FIRING));
            var over = new Event.AlertReceived(alert(i, at, AlertStatus.RESOLVED));
            long began = System.nanoTime();
            state = decider.decide(state, firing, at, null).next();
            long opened = System.nanoTime();
            state = decider.decide(state, firing, at.plusSeconds(1), null).next();
            long repeated = System.nanoTime();
            state = decider.decide(state, over, at.plusSeconds(2), null).next();
            long closed = System.nanoTime();
            due += state.due().isPresent() ? 1 : 0;
            nanos[0] += opened - began;
            nanos[1] += repeated - opened;
            nanos[2] += closed - repeated;
            nanos[3] += System.nanoTime() - closed;
        }
        System.out.printf(
                Locale.ROOT,
                "us: open %.2f, again %.2f, over %.2f, due %.2f (%d)%n",
                nanos[0] / 1e3 / ROUNDS,
                nanos[1] / 1e3 / ROUNDS,
                nanos[2] / 1e3 / ROUNDS,
                nanos[3] / 1e3 / ROUNDS,
                due);
    }

    private static Alert alert(int episode, Instant at, AlertStatus status) {
        return new Alert(
                "test",
                "series",
                "episode-" + episode,
                "",
                status,
                Severity.WARNING,
                "NobodyKnows",
                "node/web-1",
                at,
                null,
                Map.of("instance", "web-1", "cluster", "eu-1", "job", "node"),
                Map.of("summary", "nobody knows"),
                Map.of());
    }
}
