package dev.remediator.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever watches the other tests of this package sees what must never be.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatcherIT {
    @TempDir private Path directory;

    @Test
    void two_primaries_and_lost_writes_are_seen() throws Exception {
        try (var site = new Site(directory)) {
            assertThat(site.twoAtOnce()).isEmpty();

            tells(site, "n2", "SELECT pg_promote()");

            await("two primaries")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !site.twoAtOnce().isEmpty());
            assertThat(site.twoAtOnce().getFirst()).contains("n1", "n2");
            site.awaitWrites();
            assertThatThrownBy(() -> site.isNothingLost("n2"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("and lost");
        }
    }

    private static void tells(Site site, String member, String sql) throws SQLException {
        try (var connection = Site.connect(site.member(member), new Properties());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
