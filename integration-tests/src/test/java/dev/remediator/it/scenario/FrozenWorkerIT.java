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
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worker that stands still in the middle of a deed does not know that it has lost its run. When
/// it goes on, its write is on the way already: only the target can refuse it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class FrozenWorkerIT {
    private static final Workers WORKERS =
            Workforce.of(
                    false, 4, Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofSeconds(5));

    @TempDir private Path directory;

    @Test
    void a_worker_that_thaws_after_its_lease_does_nothing_more_and_its_write_is_refused()
            throws Exception {
        try (var ledger = new Ledger();
                var remediator =
                        new Guarded(directory, WORKERS, 2, Rules.DEFAULT.with(Calm.TILTS));
                var one = remediator.worker("one.log", ledger.javaOption());
                var two = remediator.worker("two.log", ledger.javaOption())) {
            var began = Instant.now();
            ledger.holdsTheFirst("charge");
            ledger.holdsTheFirst("ship");
            remediator.fires(HealByLedger.ALERT, "web-1", began);
            boolean first = awaitHeld(ledger, "charge") == one.pid();
            var frozen = first ? one : two;
            var other = first ? two : one;
            frozen.signal("STOP");
            var stopped = Instant.now();
            assertThat(awaitHeld(ledger, "ship")).isEqualTo(other.pid());
            var taken = Duration.between(stopped, Instant.now());

            frozen.signal("CONT");
            ledger.letsGo("charge");

            await("the late write")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !writes(ledger, "web-1", frozen).isEmpty());
            ledger.letsGo("ship");
            heals(remediator, "web-1", began);
            other.close();
            // The one that was frozen does this: by then it has said all it had to say before.
            remediator.fires(HealByLedger.ALERT, "web-2", began);
            heals(remediator, "web-2", began);
            System.out.printf(
                    "frozen: the other one was in the next deed %d ms after the freeze%n",
                    taken.toMillis());
            onlyTheOtherWrote(ledger, frozen, other);
            onlyTheOtherMovedItOn(remediator, frozen, other);
            assertThat(writes(ledger, "web-2", frozen))
                    .extracting(Ledger.Entry::deed)
                    .containsExactly("charge", "ship");
        }
    }

    private static void onlyTheOtherWrote(
            Ledger ledger, WorkerProcess frozen, WorkerProcess other) {
        var late = writes(ledger, "web-1", frozen);
        var theirs = writes(ledger, "web-1", other);
        assertThat(late)
                .extracting(Ledger.Entry::deed, Ledger.Entry::verdict)
                .containsExactly(tuple("charge", Verdict.REFUSED));
        assertThat(theirs)
                .extracting(Ledger.Entry::deed, Ledger.Entry::verdict)
                .containsExactly(tuple("charge", Verdict.APPLIED), tuple("ship", Verdict.APPLIED));
        assertThat(late.getFirst().key()).isEqualTo(theirs.getFirst().key());
        assertThat(late.getFirst().token()).isLessThan(theirs.getFirst().token());
        assertThat(of(ledger, "web-1", other))
                .as("the probe is asked before the deed")
                .extracting(Ledger.Entry::deed, Ledger.Entry::verdict)
                .startsWith(tuple("charge", Verdict.ASKED), tuple("charge", Verdict.APPLIED));
        assertThat(of(ledger, "web-1", frozen))
                .filteredOn(entry -> entry.verdict() == Verdict.NOTED)
                .hasSize(1);
    }

    /// Each step once, and nothing but evidence from the one that was frozen.
    private static void onlyTheOtherMovedItOn(
            Guarded remediator, WorkerProcess frozen, WorkerProcess other) throws Exception {
        var story =
                Evidence.read(remediator.kafka(), List.of()).decisions().stream()
                        .filter(d -> d.resource().equals("node/web-1"))
                        .toList();
        assertThat(facts(story, Reason.CLAIM_GRANTED)).containsExactly(frozen.name(), other.name());
        assertThat(facts(story, Reason.WORKER_LOST)).containsExactly(frozen.name());
        assertThat(facts(story, Reason.INTENT_COMMITTED)).containsExactly("charge", "ship");
        assertThat(facts(story, Reason.STEP_RECORDED))
                .hasSize(5)
                .extracting(said -> said.replaceAll("[ :].*", ""))
                .containsExactly("look", "charge", "sleep", "ship", "await");
        assertThat(facts(story, Reason.REMEDY_DONE)).hasSize(1);
        assertThat(remediator.http().get("/api/accounting").path("unaccounted").asLong()).isZero();
    }

    private static List<String> facts(List<Decision> story, Reason reason) {
        return story.stream().filter(d -> d.reason() == reason).map(Decision::facts).toList();
    }

    private static List<Ledger.Entry> writes(Ledger ledger, String resource, WorkerProcess worker) {
        return of(ledger, resource, worker).stream().filter(e -> !e.key().isEmpty()).toList();
    }

    private static List<Ledger.Entry> of(Ledger ledger, String resource, WorkerProcess worker) {
        return ledger.entries().stream()
                .filter(e -> e.worker() == worker.pid() && e.resource().equals(resource))
                .toList();
    }

    private static long awaitHeld(Ledger ledger, String deed) {
        await("somebody in the middle of '" + deed + "'")
                .atMost(Duration.ofSeconds(60))
                .until(() -> ledger.held(deed).isPresent());
        return ledger.held(deed).orElseThrow();
    }

    private static void heals(Guarded remediator, String node, Instant began) throws IOException {
        awaitReason(remediator, node, "remedy-done");
        remediator.resolves(HealByLedger.ALERT, node, began);
        awaitReason(remediator, node, "healed");
    }

    private static void awaitReason(Guarded remediator, String node, String reason) {
        await(node + ": " + reason)
                .atMost(Duration.ofSeconds(60))
                .until(() -> remediator.standing(reason).contains("node/" + node));
    }
}
