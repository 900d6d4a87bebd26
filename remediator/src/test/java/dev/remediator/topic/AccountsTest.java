package dev.remediator.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountsTest {

    @Test
    void empty_books_balance() {
        assertThat(Accounts.empty(3).unaccounted()).isZero();
    }

    @Test
    void what_is_neither_settled_nor_open_is_unaccounted() {
        assertThat(new Accounts(3, 10, 6, 3).unaccounted()).isEqualTo(1);
    }

    @Test
    void what_is_settled_twice_shows_too() {
        assertThat(new Accounts(3, 10, 11, 0).unaccounted()).isEqualTo(-1);
    }

    @Test
    void of_two_books_those_that_have_read_more_are_later() {
        var early = new Accounts(3, 9, 9, 0);
        var late = new Accounts(3, 10, 4, 6);
        assertThat(early.later(late)).isEqualTo(late);
        assertThat(late.later(early)).isEqualTo(late);
    }

    @Test
    void of_two_that_have_read_as_much_those_that_have_settled_more_are_later() {
        var early = new Accounts(3, 10, 4, 6);
        var late = new Accounts(3, 10, 5, 5);
        assertThat(early.later(late)).isEqualTo(late);
        assertThat(late.later(early)).isEqualTo(late);
    }
}
