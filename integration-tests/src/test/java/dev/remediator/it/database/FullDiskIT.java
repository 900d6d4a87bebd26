package dev.remediator.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL answers with 53100 while its data does not fit, and panics when its log does not:
/// then it is replaced in an orderly way, or failed over.
@DisplayNameGeneration(ReplaceUnderscores.class)
class FullDiskIT {
    private static final String DISK_FULL = "53100";

    @TempDir private Path directory;

    /// If evidence of it finds no room on that disk, it is not destroyed before a person has made
    /// some.
    @Test
    void a_primary_whose_disk_is_full_is_replaced_and_copied_anew() throws Exception {
        try (var disk = new SmallDisk(directory.resolve("n1"));
                var site = new Site(directory)) {
            var relay = new Relay(site.db());
            var data = site.member("n1").data();
            var state = disk.fill(site.member("n1"));
            long began = System.nanoTime();

            var run = relay.run(_ -> false, _ -> false);

            var took = Duration.ofNanos(System.nanoTime() - began);
            var primary = site.primary();
            assertThat(primary).as(run.told()).isNotEqualTo("n1");
            site.awaitWrites();
            site.isNothingLost(primary);
            System.out.printf(
                    "full disk: it said %s%s, %s, %d ms, %d ms without writes%n",
                    state,
                    DISK_FULL.equals(state) ? "" : " and ended",
                    run.ending().outcome(),
                    took.toMillis(),
                    site.longestPause().toMillis());
            if (run.ending().outcome() != Outcome.SUCCEEDED) {
                assertThat(run.ending().evidence())
                        .as(run.told())
                        .startsWith(primary + " is the primary and takes writes, but n1 is not")
                        .contains("No space left on device");
                Files.delete(data.resolve("core"));
                var rebuilt = relay.rebuilds("n1");
                assertThat(rebuilt.ending().outcome())
                        .as(rebuilt.told())
                        .isEqualTo(Outcome.SUCCEEDED);
            }
            assertThat(site.isWhole()).isEqualTo(primary);
            assertThat(data.resolve("core")).doesNotExist();
        }
    }
}
