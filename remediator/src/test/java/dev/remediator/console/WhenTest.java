package dev.remediator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhenTest {
    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, 03:00:00, 0 s ago",
        "PT59.9S, 02:59:00, 59 s ago",
        "PT1M, 02:59:00, 1 min ago",
        "PT59M59S, 02:00:01, 59 min ago",
        "PT2H5M, 00:55:00, 2 h 5 min ago",
        "PT3H1S, 2026-02-28 23:59:59, 3 h 0 min ago",
        "P2DT4H, 2026-02-26 23:00:00, 2 d 4 h ago",
        "-PT2M, 03:02:00, in 2 min"
    })
    void a_time_has_its_age_beside_it(Duration before, String clock, String age) {
        var when = When.of(NOW.minus(before), NOW);

        assertThat(when.clock()).isEqualTo(clock);
        assertThat(when.age()).isEqualTo(age);
        assertThat(Instant.parse(when.iso())).isEqualTo(NOW.minus(before));
    }
}
