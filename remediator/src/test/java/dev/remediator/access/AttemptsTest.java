package dev.remediator.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AttemptsTest {
    private Instant now = Instant.parse("2026-11-22T03:00:00Z");
    private final Attempts attempts = new Attempts(() -> now);

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            attempts.failed(address);
        }
    }

    @Test
    void nine_failures_are_forgiven() {
        fail("a", Attempts.EACH - 1);
        assertThat(attempts.allowed("a")).isTrue();
    }

    @Test
    void ten_are_not() {
        fail("a", Attempts.EACH);
        assertThat(attempts.allowed("a")).isFalse();
    }

    @Test
    void somebody_elsewhere_may_still_try() {
        fail("a", Attempts.EACH);
        assertThat(attempts.allowed("b")).isTrue();
    }

    @Test
    void a_minute_later_they_may_try_again() {
        fail("a", Attempts.EACH);
        now = now.plus(Attempts.WINDOW);
        assertThat(attempts.allowed("a")).isTrue();
    }

    @Test
    void many_addresses_together_are_stopped_as_well() {
        for (int i = 0; i < Attempts.ALL; i++) {
            attempts.failed("10.0.0." + i);
        }
        assertThat(attempts.allowed("somewhere else")).isFalse();
    }
}
