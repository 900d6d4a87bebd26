package dev.remediator.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.topic.Accounts;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The accounting identity: accepted = terminal + open, and what is missing shows.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountingTest {
    private final Chronicle chronicle = new Chronicle();

    @Test
    void nothing_was_accepted_and_nothing_is_missing() {
        assertThat(accounting(Map.of())).isEqualTo(new Accounting(0, 0, 0, 0));
    }

    @Test
    void what_was_accepted_and_not_yet_read_is_open() {
        assertThat(accounting(Map.of(0, 7L))).isEqualTo(new Accounting(7, 0, 7, 0));
    }

    @Test
    void what_is_settled_is_terminal() {
        chronicle.counts(new Accounts(0, 10, 8, 2));
        assertThat(accounting(Map.of(0, 10L))).isEqualTo(new Accounting(10, 8, 2, 0));
    }

    @Test
    void what_is_on_its_way_is_open_too() {
        chronicle.counts(new Accounts(0, 10, 8, 2));
        assertThat(accounting(Map.of(0, 13L))).isEqualTo(new Accounting(13, 8, 5, 0));
    }

    @Test
    void a_log_that_is_ahead_of_what_Kafka_says_is_believed() {
        chronicle.counts(new Accounts(0, 10, 8, 2));
        assertThat(accounting(Map.of(0, 9L))).isEqualTo(new Accounting(10, 8, 2, 0));
    }

    @Test
    void partitions_add_up() {
        chronicle.counts(new Accounts(0, 10, 8, 2)).counts(new Accounts(1, 5, 5, 0));
        assertThat(accounting(Map.of(0, 10L, 1, 6L, 2, 1L)))
                .isEqualTo(new Accounting(17, 13, 4, 0));
    }

    @Test
    void an_alert_that_vanished_shows() {
        chronicle.counts(new Accounts(0, 10, 7, 2));
        assertThat(accounting(Map.of(0, 10L))).isEqualTo(new Accounting(10, 7, 2, 1));
    }

    @Test
    void an_alert_that_was_settled_twice_shows_as_less_than_nothing() {
        chronicle.counts(new Accounts(0, 10, 11, 0));
        assertThat(accounting(Map.of(0, 10L)).unaccounted()).isEqualTo(-1);
    }

    @Test
    void whatever_happens_the_sum_is_right() {
        chronicle.counts(new Accounts(0, 10, 7, 2)).counts(new Accounts(1, 4, 4, 0));
        var books = accounting(Map.of(0, 12L, 1, 4L));
        assertThat(books.terminal() + books.open() + books.unaccounted())
                .isEqualTo(books.accepted());
    }

    @Test
    void later_books_replace_earlier_ones() {
        chronicle.counts(new Accounts(0, 10, 8, 2)).counts(new Accounts(0, 10, 10, 0));
        assertThat(accounting(Map.of(0, 10L))).isEqualTo(new Accounting(10, 10, 0, 0));
    }

    @Test
    void earlier_books_that_are_read_later_do_not_turn_them_back() {
        chronicle.counts(new Accounts(0, 10, 10, 0)).counts(new Accounts(0, 9, 4, 5));
        assertThat(accounting(Map.of(0, 10L))).isEqualTo(new Accounting(10, 10, 0, 0));
    }

    private Accounting accounting(Map<Integer, Long> accepted) {
        return chronicle.history().accounting(accepted);
    }
}
