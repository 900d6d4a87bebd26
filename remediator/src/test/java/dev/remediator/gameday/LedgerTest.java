package dev.remediator.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerTest {
    private static final long BEGINNING = Long.MAX_VALUE - 500_000_000;

    private final Ledger ledger = new Ledger();

    /// Three writes on the first timeline, then two on the second; the clock passes its end.
    @BeforeEach
    void write() {
        acknowledged(1, 1, 0);
        acknowledged(2, 1, 10);
        acknowledged(4, 1, 20);
        acknowledged(7, 2, 1020);
        acknowledged(8, 2, 1030);
    }

    @Test
    void an_outage_is_from_the_last_write_of_a_timeline_to_the_first_of_a_younger_one() {
        var outage = ledger.outage(1);

        assertThat(outage).contains(Duration.ofSeconds(1));
    }

    @Test
    void there_is_no_outage_while_nobody_has_written_to_a_younger_timeline() {
        var outage = ledger.outage(2);

        assertThat(outage).isEmpty();
    }

    @Test
    void the_time_until_a_write_is_that_until_the_first_on_a_younger_timeline_after_the_moment() {
        var took = ledger.until(0, at(5), 1);

        assertThat(took).contains(Duration.ofMillis(1015));
    }

    @Test
    void writes_before_the_moment_do_not_count() {
        var took = ledger.until(0, at(1025), 1);

        assertThat(took).contains(Duration.ofMillis(5));
    }

    @Test
    void what_was_left_out_at_the_beginning_does_not_count() {
        var took = ledger.until(4, at(5), 1);

        assertThat(took).contains(Duration.ofMillis(1025));
    }

    @Test
    void the_numbers_are_those_that_were_acknowledged_and_no_others() {
        var ids = ledger.ids();

        assertThat(ids).containsExactlyInAnyOrder(1L, 2L, 4L, 7L, 8L);
    }

    @Test
    void histories_that_follow_each_other_are_as_they_must_be() {
        var wentBack = ledger.wentBack(0);

        assertThat(wentBack).isFalse();
    }

    @Test
    void a_write_on_an_older_timeline_after_one_on_a_younger_means_two_primaries() {
        acknowledged(9, 1, 1040);

        var wentBack = ledger.wentBack(2);

        assertThat(wentBack).isTrue();
    }

    @Test
    void silence_is_the_time_since_the_latest_write() {
        var silence = ledger.silence(at(1130));

        assertThat(silence).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void without_any_write_it_has_been_silent_for_ever() {
        var silence = new Ledger().silence(at(0));

        assertThat(silence).isGreaterThan(Duration.ofDays(365));
    }

    private void acknowledged(long id, long timeline, long millis) {
        ledger.acknowledged(id, timeline, at(millis));
    }

    private static long at(long millis) {
        return BEGINNING + Duration.ofMillis(millis).toNanos();
    }
}
