package dev.remediator.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FailoverOverSshIT {
    @TempDir private Path directory;

    @Test
    void hosts_behind_a_real_sshd_are_fenced_destroyed_and_rebuilt() throws Exception {
        try (var sshd = new Sshd(directory.resolve("ssh"));
                var site = new Site(directory, sshd::behind)) {
            var db = site.db();
            var old = site.primary();
            var copy = db.copy(old);
            site.cluster().killHard(old);
            long began = System.nanoTime();

            var run = new Relay(db).run(_ -> false, _ -> false);

            var took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(run.ending().outcome()).as(run.told()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(site.isWhole()).isNotEqualTo(old);
            assertThat(db.copy(old)).as("it was copied anew").isPresent().isNotEqualTo(copy);
            System.out.printf(
                    "failover over ssh: %d ms, %d ms without writes, %d acknowledged%n",
                    took.toMillis(), site.longestPause().toMillis(), site.acknowledged());
        }
    }
}
