package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Guarded;
import dev.remediator.it.fixture.HealByLedger;
import dev.remediator.it.fixture.Ledger;
import dev.remediator.it.fixture.Ledger.Verdict;
import dev.remediator.it.fixture.WorkerProcess;
import dev.remediator.it.fixture.Workforce;
import dev.remediator.it.guarantee.Evidence;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.settings.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worker that is killed in the middle of a deed and started again under its own name need not
/// wait until its former self is missed.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkerComesBackIT {
    private static final String NAME = "rack-4";

    /// Its former self would be missed after ten minutes.
    private static final Workers WORKERS =
            Workforce.of(
                    false, 4, Duration.ofSeconds(3), Duration.ofMinutes(9), Duration.ofMinutes(10));

    @TempDir private Path directory;

    @Test
    void it_goes_on_at_once_with_what_it_held() throws Exception {
        try (var ledger = new Ledger();
                var remediator =
                        new Guarded(directory, WORKERS, 1, Rules.DEFAULT.with(Calm.TILTS));
                var first = named(remediator, ledger, "first.log")) {
            ledger.holdsTheFirst("charge");
            remediator.fires(HealByLedger.ALERT, "web-1", Instant.now());
            await("it is in the middle of a deed")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> ledger.held("charge").isPresent());
            first.kill();

            try (var second = named(remediator, ledger, "second.log")) {
                await("it is up")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> !second.name().isEmpty());
                var up = Instant.now();
                await("the remedy is done")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> decision(remediator, Reason.REMEDY_DONE).isPresent());
                var resumed = decision(remediator, Reason.RUN_RESUMED).orElseThrow();
                System.out.printf(
                        "came back: its run was granted again %d ms after it was up, and its next step recorded %d ms after%n",
                        Duration.between(up, resumed.at()).toMillis(),
                        Duration.between(up, nextStep(remediator, resumed.at())).toMillis());
                assertThat(resumed.facts()).isEqualTo(first.name() + " is " + second.name());
                assertThat(decision(remediator, Reason.WORKER_LOST)).isEmpty();
                assertThat(ledger.entries())
                        .filteredOn(entry -> !entry.key().isEmpty())
                        .extracting(Ledger.Entry::worker, Ledger.Entry::deed, Ledger.Entry::verdict)
                        .containsExactly(
                                tuple(second.pid(), "charge", Verdict.APPLIED),
                                tuple(second.pid(), "ship", Verdict.APPLIED));
            }
        }
    }

    private static WorkerProcess named(Guarded remediator, Ledger ledger, String log)
            throws IOException {
        return remediator.worker(log, ledger.javaOption(), "--name", NAME);
    }

    private static Instant nextStep(Guarded remediator, Instant resumed) throws Exception {
        return story(remediator).stream()
                .filter(decision -> decision.reason() == Reason.STEP_RECORDED)
                .map(Decision::at)
                .filter(at -> at.isAfter(resumed))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Decision> decision(Guarded remediator, Reason reason) throws Exception {
        return story(remediator).stream().filter(d -> d.reason() == reason).findFirst();
    }

    private static List<Decision> story(Guarded remediator) throws Exception {
        return Evidence.read(remediator.kafka(), List.of()).decisions();
    }
}
