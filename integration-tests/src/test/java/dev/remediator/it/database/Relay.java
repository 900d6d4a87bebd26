package dev.remediator.it.database;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.journal.Assignment;
import dev.remediator.journal.Ending;
import dev.remediator.journal.Performance;
import dev.remediator.journal.RunTaken;
import dev.remediator.journal.StepEntry;
import dev.remediator.port.DatabaseCluster;
import dev.remediator.standard.FailOverDatabase;
import dev.remediator.testkit.MemoryValues;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// A failover that one worker after the other carries out, each of which may die on the way; the
/// next goes on with what is recorded.
final class Relay {
    private static final int MOST_WORKERS = 200;

    /// Over all runs on a cluster, because it remembers the highest.
    private long token;

    private int runs;
    private final DatabaseCluster db;

    Relay(DatabaseCluster db) {
        this.db = db;
    }

    /// What became of it.
    ///
    /// @param ending how it ended
    /// @param journal what is recorded
    /// @param moments where a worker could have died
    /// @param workers how many it took
    record Run(Ending ending, List<StepEntry> journal, List<String> moments, int workers) {

        /// In lines, for people.
        String told() {
            var lines = new ArrayList<String>();
            journal.forEach(entry -> lines.add(entry.kind() + " " + entry.step()));
            return ending + "\n  " + String.join("\n  ", lines);
        }
    }

    /// Carries it out to its end.
    ///
    /// @param dies whether a worker dies at this moment; at each moment one dies at most
    /// @param halts whether the engine wants the run to stop, having read this journal
    Run run(Predicate<String> dies, Predicate<List<StepEntry>> halts) {
        var journal = new ArrayList<StepEntry>();
        var values = new MemoryValues();
        var moments = new ArrayList<String>();
        Set<String> died = new HashSet<>();
        runs++;
        for (int epoch = 1; epoch <= MOST_WORKERS; epoch++) {
            token++;
            var tenure =
                    new MortalTenure(
                            token,
                            journal,
                            moment -> {
                                moments.add(moment);
                                return dies.test(moment) && died.add(moment);
                            },
                            halts);
            var assignment =
                    new Assignment("run-" + runs, epoch, Duration.ofMinutes(10), alert(), journal);
            try {
                var performance =
                        new Performance(
                                assignment, tenure, values, InstantSource.system(), () -> {});
                var ending = performance.of(remedy -> FailOverDatabase.failOver(remedy, db));
                return new Run(ending, journal, moments, epoch);
            } catch (RunTaken taken) {
                if (!tenure.dead()) {
                    throw taken;
                }
            }
        }
        throw new IllegalStateException("it was not done by " + MOST_WORKERS + " workers");
    }

    private static Alert alert() {
        var now = InstantSource.system().instant();
        return new Alert(
                "test",
                "DatabaseDown/own",
                "DatabaseDown/own@1",
                "DatabaseDown/own@1",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                "DatabaseDown",
                "database/own",
                now,
                null,
                Map.of("database", "own"),
                Map.of(),
                Map.of());
    }
}
