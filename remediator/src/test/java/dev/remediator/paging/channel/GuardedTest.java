package dev.remediator.paging.channel;

import static dev.remediator.paging.channel.ScriptedService.BUSY;
import static dev.remediator.paging.channel.ScriptedService.HERE;
import static dev.remediator.paging.channel.ScriptedService.NEVER;
import static dev.remediator.paging.channel.ScriptedService.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.paging.channel.Guarded.Limits;
import dev.remediator.paging.channel.Delivery.Retry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GuardedTest {
    private static final Message PAGE = Messages.about(Pages.ladderExhausted());
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Limits QUICK =
            new Limits(3, AT_ONCE, Duration.ofMillis(5), 100, Duration.ofHours(1), 1000, AT_ONCE);

    @Test
    void what_is_delivered_is_sent_once() {
        var service = new ScriptedService();
        assertThat(send(service, QUICK)).isEqualTo(HERE);
        assertThat(service.calls()).isEqualTo(1);
    }

    @Test
    void what_may_be_repeated_is_repeated_until_it_is_delivered() {
        var service = new ScriptedService(BUSY, SILENT);
        assertThat(send(service, QUICK)).isEqualTo(HERE);
        assertThat(service.calls()).isEqualTo(3);
    }

    @Test
    void after_the_last_attempt_the_caller_is_told_what_it_came_to() {
        var service = new ScriptedService(BUSY, BUSY, SILENT, HERE);
        assertThat(send(service, QUICK)).isEqualTo(SILENT);
        assertThat(service.calls()).isEqualTo(3);
    }

    @Test
    void what_is_refused_for_good_is_not_repeated() {
        var service = new ScriptedService(NEVER);
        assertThat(send(service, QUICK)).isEqualTo(NEVER);
        assertThat(service.calls()).isEqualTo(1);
    }

    @Test
    void a_short_wish_is_waited_for() {
        var service = new ScriptedService(new Retry(Duration.ofMillis(4), "soon"));
        assertThat(send(service, QUICK)).isEqualTo(HERE);
    }

    @Test
    void a_long_wish_is_left_to_the_caller() {
        var later = new Retry(Duration.ofSeconds(30), "later");
        var service = new ScriptedService(later);
        assertThat(send(service, QUICK)).isEqualTo(later);
        assertThat(service.calls()).isEqualTo(1);
    }

    @Test
    void a_bug_is_not_repeated() {
        var calls = new AtomicInteger();
        var guarded =
                new Guarded(
                        page -> {
                            calls.incrementAndGet();
                            throw new IllegalStateException("a bug");
                        },
                        QUICK);
        assertThatThrownBy(() -> guarded.send(PAGE)).hasMessage("a bug");
        assertThat(calls).hasValue(1);
    }

    @Test
    void a_pager_that_keeps_failing_is_left_alone() {
        var limits = new Limits(1, AT_ONCE, AT_ONCE, 4, Duration.ofHours(1), 1000, AT_ONCE);
        var service = new ScriptedService(BUSY, SILENT, BUSY, SILENT, HERE);
        var guarded = new Guarded(service, limits);
        for (int i = 0; i < 4; i++) {
            guarded.send(PAGE);
        }
        assertThat(guarded.send(PAGE))
                .isEqualTo(
                        new Retry(
                                Duration.ofHours(1),
                                "the pager failed too often and is left alone"));
        assertThat(service.calls()).isEqualTo(4);
    }

    @Test
    void after_its_rest_one_attempt_decides_whether_it_is_well_again() {
        var limits = new Limits(1, AT_ONCE, AT_ONCE, 2, Duration.ofMillis(20), 1000, AT_ONCE);
        var service = new ScriptedService(BUSY, BUSY);
        var guarded = new Guarded(service, limits);
        guarded.send(PAGE);
        guarded.send(PAGE);
        Delivery last = BUSY;
        for (int i = 0; i < 1_000_000_000 && !last.equals(HERE); i++) {
            last = guarded.send(PAGE);
        }
        assertThat(last).isEqualTo(HERE);
        assertThat(service.calls()).isEqualTo(3);
        assertThat(guarded.send(PAGE)).isEqualTo(HERE);
    }

    @Test
    void refusals_do_not_count_against_the_pager() {
        var limits = new Limits(1, AT_ONCE, AT_ONCE, 2, Duration.ofHours(1), 1000, AT_ONCE);
        var guarded = new Guarded(new ScriptedService(NEVER, NEVER, NEVER), limits);
        guarded.send(PAGE);
        guarded.send(PAGE);
        guarded.send(PAGE);
        assertThat(guarded.send(PAGE)).isEqualTo(HERE);
    }

    @Test
    void calls_beyond_the_rate_wait_for_their_turn() {
        var portion = Duration.ofMillis(100);
        var limits = new Limits(1, AT_ONCE, AT_ONCE, 100, Duration.ofHours(1), 2, portion);
        var guarded = new Guarded(new ScriptedService(), limits);
        long start = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            assertThat(guarded.send(PAGE)).isEqualTo(HERE);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(portion);
    }

    @Test
    void the_usual_rate_is_120_calls_a_minute() {
        var usual = Limits.USUAL;
        assertThat(usual.calls() * Duration.ofMinutes(1).toMillis() / usual.per().toMillis())
                .isEqualTo(120);
    }

    @Test
    void an_interrupted_wait_ends_at_once_and_keeps_the_page() {
        var limits =
                new Limits(
                        3,
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        100,
                        Duration.ofHours(1),
                        1000,
                        AT_ONCE);
        var service = new ScriptedService(BUSY);
        Thread.currentThread().interrupt();
        assertThat(send(service, limits)).isInstanceOf(Retry.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(service.calls()).isEqualTo(1);
    }

    private static Delivery send(Channel service, Limits limits) {
        return new Guarded(service, limits).send(PAGE);
    }
}
