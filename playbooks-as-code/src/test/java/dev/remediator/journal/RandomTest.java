package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.testkit.MemoryValues;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RandomTest {
    private final Bench bench = new Bench();

    @Test
    void chance_is_asked_once() throws Exception {
        Bench.Body body = r -> assertThat(r.random(10)).isEqualTo(7);
        bench.throwsDice(7).runs(body);
        bench.throwsDice(3).runs(body);
        assertThat(bench.tenure().lines()).containsExactly("DONE random#1");
    }

    @Test
    void nothing_is_below_nothing() {
        bench.assertThrows(r -> r.random(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be positive, not 0");
    }

    @Test
    void real_chance_stays_below_the_bound() {
        var assignment =
                new Assignment(
                        "run-1", 1, Duration.ofHours(1), Bench.ALERT, bench.tenure().journal());
        var values = new MemoryValues();
        var ending =
                new Performance(assignment, bench.tenure(), values, bench, () -> {})
                        .of(
                                r -> {
                                    for (int i = 0; i < 200; i++) {
                                        assertThat(r.random(3)).isBetween(0, 2);
                                    }
                                });
        assertThat(ending.outcome()).isEqualTo(Outcome.SUCCEEDED);
    }
}
