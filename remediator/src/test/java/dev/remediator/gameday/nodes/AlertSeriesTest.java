package dev.remediator.gameday.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AlertSeriesTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private final AlertSeries series = new AlertSeries(Monitoring.DOWN, "web-1");

    @Test
    void one_failure_is_not_told() {
        assertThat(series.saw(true, T0)).isEmpty();
    }

    @Test
    void two_failures_in_a_row_fire() {
        var _ = series.saw(true, T0);

        var news = series.saw(true, T0.plusMillis(200)).orElseThrow();

        assertThat(news.labels()).containsEntry("instance", "web-1");
        assertThat(news.startsAt()).isEqualTo(T0.plusMillis(200));
        assertThat(news.endsAt()).isEmpty();
    }

    @Test
    void what_the_door_has_not_accepted_is_posted_again() {
        var _ = series.saw(true, T0);
        var first = series.saw(true, T0.plusMillis(200));

        assertThat(series.saw(true, T0.plusMillis(400))).isEqualTo(first);
    }

    @Test
    void what_the_door_has_accepted_is_not_posted_again() {
        fire();

        assertThat(series.saw(true, T0.plusMillis(400))).isEmpty();
    }

    @Test
    void the_first_check_that_passes_resolves_it() {
        fire();

        var news = series.saw(false, T0.plusMillis(600)).orElseThrow();

        assertThat(news.endsAt()).contains(T0.plusMillis(600));
    }

    @Test
    void it_is_not_over_before_the_door_has_accepted_that() {
        fire();
        var news = series.saw(false, T0.plusMillis(600)).orElseThrow();
        var before = series.over();

        series.told(news, 2000);

        assertThat(before).isEmpty();
        assertThat(series.over()).contains(2000L);
    }

    @Test
    void what_was_raised_earlier_does_not_count() {
        fire();

        assertThat(series.raisedAfter(999)).contains(1000L);
        assertThat(series.raisedAfter(1000)).isEmpty();
    }

    @Test
    void what_is_pretended_fires_although_the_check_passes() {
        series.pretend(true);
        var _ = series.saw(false, T0);

        assertThat(series.saw(false, T0)).isPresent();
    }

    private void fire() {
        var _ = series.saw(true, T0);
        series.told(series.saw(true, T0.plusMillis(200)).orElseThrow(), 1000);
    }
}
