package dev.remediator.it.scenario;

import static org.awaitility.Awaitility.await;

import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Guarded;
import dev.remediator.it.fixture.HealByLedger;
import dev.remediator.it.fixture.Ledger;
import dev.remediator.it.fixture.Ledger.Verdict;
import dev.remediator.it.fixture.Reaper;
import dev.remediator.it.fixture.Workforce;
import dev.remediator.it.guarantee.Evidence;
import dev.remediator.it.guarantee.Guarantee;
import dev.remediator.settings.Settings;
import dev.remediator.settings.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workers die all the time, the engine now and then and Kafka with it. Every run reaches its end
/// all the same, and no deed is lost or done twice.
///
/// How much of it: `-Dchaos.runs=200 -Dchaos.kills=50`; the same moments again: `-Dchaos.seed=…`.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkersKilledIT {
    private static final int RUNS = Integer.getInteger("chaos.runs", 200);
    private static final int KILLS = Integer.getInteger("chaos.kills", 50);
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
    private static final int CREW = 4;
    private static final int MOST_UNCLAIMED = 2 * CREW;

    /// So many there may be, where runs end faster than workers die.
    private static final int MOST_RUNS = 2 * RUNS;

    /// So many fire before the first kill.
    private static final int FIRST = RUNS * 3 / 10;

    /// So many are left for the time after the last one.
    private static final int LAST = RUNS / 10;

    private static final String[] UNCLAIMED = {
        "remedy-offered", "offer-repeated", "worker-lost", "run-returned"
    };
    private static final Workers WORKERS =
            Workforce.of(
                    false,
                    8,
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(15),
                    Settings.DEFAULT.workers().lease());

    @TempDir private Path directory;

    private final Instant began = Instant.now();
    private final List<Instant> outages = new ArrayList<>();
    private final Set<String> resolved = new HashSet<>();
    private int fired;

    @Test
    void whoever_is_killed_every_run_ends_and_every_deed_is_done_once() throws Exception {
        System.out.printf("chaos: seed %d%n", SEED);
        try (var ledger = new Ledger();
                var remediator = new Guarded(directory, WORKERS, MOST_RUNS, rules());
                var reaper =
                        new Reaper(
                                new Random(SEED),
                                KILLS,
                                number ->
                                        remediator.worker(
                                                "worker-" + number + ".log",
                                                ledger.javaOption()))) {
            ledger.tells(reaper::sees);
            reaper.starts(CREW);
            for (int third = 1; third <= 2; third++) {
                int most = third * KILLS / 3;
                awaitThat(most + " kills", remediator, reaper, () -> reaper.killed() >= most);
                outages.add(Instant.now());
                remediator.isKilledAndStartedAgain();
            }
            awaitThat(
                    "the end of every run",
                    remediator,
                    reaper,
                    () -> reaper.killed() == KILLS && fired >= RUNS && allHealed(remediator));

            var evidence = Evidence.read(remediator.kafka(), List.of());
            System.out.printf(
                    "chaos: %d runs, %d workers killed, %d told to stop, %d engines killed in %d s%n",
                    fired,
                    reaper.killed(),
                    reaper.deaths().size() - reaper.killed(),
                    outages.size(),
                    Duration.between(began, Instant.now()).toSeconds());
            new Takeovers(evidence.decisions(), reaper.deaths(), outages).print();
            keepsItsPromises(evidence, ledger, remediator, reaper);
        }
    }

    /// Meanwhile alerts fire as fast as runs are claimed, so that no run that is taken over stands
    /// in a line; those that were remedied are over.
    private void awaitThat(
            String what, Guarded remediator, Reaper reaper, Callable<Boolean> condition) {
        await(what)
                .atMost(Duration.ofMinutes(8))
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> {
                            int unclaimed = remediator.standing(UNCLAIMED).size();
                            int most = mayHaveFired(remediator, reaper);
                            for (int i = unclaimed; i < MOST_UNCLAIMED && fired < most; i++) {
                                remediator.fires(HealByLedger.ALERT, "web-" + (fired + 1), began);
                                fired++;
                            }
                            for (var resource : remediator.standing("remedy-done")) {
                                if (resolved.add(resource)) {
                                    var node = resource.substring("node/".length());
                                    remediator.resolves(HealByLedger.ALERT, node, began);
                                }
                            }
                            return condition.call();
                        });
    }

    /// The work is spread over all the kills; when all is done and nobody died of it, there is
    /// more, for as long as somebody is to die.
    private static int mayHaveFired(Guarded remediator, Reaper reaper) throws IOException {
        int withTheKills = FIRST + reaper.killed() * (RUNS - FIRST - LAST) / KILLS;
        int afterAll = remediator.standing("healed").size() + CREW;
        int most = reaper.killed() < KILLS ? MOST_RUNS : RUNS;
        return Math.min(most, Math.max(withTheKills, afterAll));
    }

    private boolean allHealed(Guarded remediator) throws IOException {
        return remediator.standing("healed").size() == fired;
    }

    private void keepsItsPromises(
            Evidence evidence, Ledger ledger, Guarded remediator, Reaper reaper)
            throws IOException {
        var promises = new SoftAssertions();
        promises.assertThat(deeds(ledger, Verdict.APPLIED))
                .as("each deed once: none lost, none twice")
                .containsExactlyInAnyOrderElementsOf(wanted());
        promises.assertThat(deeds(ledger, Verdict.REPEATED))
                .as("deeds that only the target's memory kept from happening twice")
                .isEmpty();
        for (var guarantee : Guarantee.values()) {
            promises.assertThat(guarantee.brokenBy(evidence)).as(guarantee.name()).isEmpty();
        }
        var accounts = remediator.http().get("/api/accounting");
        promises.assertThat(accounts.path("unaccounted").asLong()).isZero();
        promises.assertThat(accounts.path("open").asLong()).isZero();
        promises.assertThat(accounts.path("accepted").asLong()).isEqualTo(2L * fired);
        promises.assertThat(reaper.killed()).isEqualTo(KILLS);
        promises.assertThat(reaper.endedByThemselves()).as("nobody ends by itself").isEmpty();
        promises.assertAll();
    }

    private List<String> wanted() {
        return IntStream.rangeClosed(1, fired)
                .boxed()
                .flatMap(i -> Stream.of("charge web-" + i, "ship web-" + i))
                .toList();
    }

    private static List<String> deeds(Ledger ledger, Verdict verdict) {
        return ledger.entries().stream()
                .filter(entry -> entry.verdict() == verdict)
                .map(entry -> entry.deed() + " " + entry.resource())
                .toList();
    }

    private static Rules rules() {
        var storms = Rules.DEFAULT.storm();
        return Rules.DEFAULT
                .with(Calm.TILTS)
                .with(new Rules.Budgets(1, 3, 5, MOST_RUNS))
                .with(new Rules.Storms(100, 1, 100, 3, storms.tellAfter(), storms.coolDown()));
    }
}
