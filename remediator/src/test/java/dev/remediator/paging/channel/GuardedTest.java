package dev.remediator.paging.channel;

import static dev.remediator.paging.channel.ScriptedService.BUSY;
import static dev.remediator.paging.channel.ScriptedService.HERE;
import static dev.remediator.paging.channel.ScriptedService.NEVER;
import static dev.remediator.paging.channel.ScriptedService.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.ChannelKind.Trait;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.remediation.Page;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedTest {
    private static final Message PAGE = Messages.about(Pages.ladderExhausted());
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Limits QUICK =
            new Limits(3, AT_ONCE, Duration.ofMillis(5), 100, HOUR, 1000, AT_ONCE, HOUR);

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
                guarded(
                        page -> {
                            calls.incrementAndGet();
                            throw new IllegalStateException("a bug");
                        },
                        QUICK);
        assertThatThrownBy(() -> guarded.send(PAGE)).hasMessage("a bug");
        assertThat(calls).hasValue(1);
    }

    @Test
    void a_channel_that_keeps_failing_is_left_alone() {
        var limits = new Limits(1, AT_ONCE, AT_ONCE, 4, HOUR, 1000, AT_ONCE, HOUR);
        var service = new ScriptedService(BUSY, SILENT, BUSY, SILENT, HERE);
        var guarded = guarded(service, limits);
        for (int i = 0; i < 4; i++) {
            guarded.send(PAGE);
        }
        assertThat(guarded.send(PAGE))
                .isEqualTo(
                        new Retry(
                                Duration.ofHours(1),
                                "the channel failed too often and is left alone"));
        assertThat(service.calls()).isEqualTo(4);
    }

    @Test
    void after_its_rest_one_attempt_decides_whether_it_is_well_again() {
        var limits = new Limits(1, AT_ONCE, AT_ONCE, 2, Duration.ofMillis(20), 1000, AT_ONCE, HOUR);
        var service = new ScriptedService(BUSY, BUSY);
        var guarded = guarded(service, limits);
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
    void refusals_do_not_count_against_the_channel() {
        var limits = new Limits(1, AT_ONCE, AT_ONCE, 2, HOUR, 1000, AT_ONCE, HOUR);
        var guarded = guarded(new ScriptedService(NEVER, NEVER, NEVER), limits);
        guarded.send(PAGE);
        guarded.send(PAGE);
        guarded.send(PAGE);
        assertThat(guarded.send(PAGE)).isEqualTo(HERE);
    }

    @Test
    void calls_beyond_the_rate_wait_for_their_turn() {
        var portion = Duration.ofMillis(100);
        var limits = new Limits(1, AT_ONCE, AT_ONCE, 100, HOUR, 2, portion, HOUR);
        var guarded = guarded(new ScriptedService(), limits);
        long start = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            assertThat(guarded.send(PAGE)).isEqualTo(HERE);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(portion);
    }

    @Test
    void a_queue_that_is_too_long_is_left_to_the_caller_at_once() {
        var wait = Duration.ofMillis(1);
        var limits = new Limits(3, AT_ONCE, HOUR, 100, HOUR, 1, HOUR, wait);
        var service = new ScriptedService();
        var guarded = guarded(service, limits);
        guarded.send(PAGE);
        assertThat(guarded.send(PAGE))
                .isEqualTo(new Retry(wait, "more is to be sent than the channel takes"));
        assertThat(service.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void what_follows_calls_leaves_them_half_of_the_rate(int calls) {
        var limits = new Limits(1, AT_ONCE, AT_ONCE, 100, HOUR, calls, HOUR, Duration.ofMillis(1));
        var service = new ScriptedService();
        var guarded = guarded(service, limits);
        var over = Messages.following("", Pages.as(Page.Action.RESOLVE, Pages.ladderExhausted()));
        for (int i = 0; i < 2 * calls; i++) {
            guarded.send(over);
        }
        int told = service.calls();
        assertThat(told).isEqualTo(Math.max(1, calls / 2));
        for (int i = told; i < calls; i++) {
            assertThat(guarded.send(PAGE)).isEqualTo(HERE);
        }
        assertThat(guarded.send(PAGE)).isInstanceOf(Retry.class);
    }

    @ParameterizedTest
    @EnumSource(ChannelKind.class)
    void what_may_have_arrived_is_repeated_only_where_pages_have_keys(ChannelKind kind) {
        var service = new ScriptedService(SILENT);
        var delivery = Guarded.around(kind, service, QUICK).send(PAGE);
        assertThat(delivery).isEqualTo(kind.has(Trait.KEYED) ? HERE : SILENT);
    }

    @ParameterizedTest
    @EnumSource(ChannelKind.class)
    void what_never_arrived_is_repeated_everywhere(ChannelKind kind) {
        var service = new ScriptedService(BUSY, BUSY);
        assertThat(Guarded.around(kind, service, QUICK).send(PAGE)).isEqualTo(HERE);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelKind.class,
            names = {"SPOOL", "PRINTED"})
    void what_is_on_this_machine_has_no_limits(ChannelKind kind) {
        var service = new ScriptedService();
        assertThat(Guarded.around(kind, service)).isSameAs(service);
    }

    @ParameterizedTest
    @CsvSource({"PAGERDUTY, 120", "SLACK, 60", "SLACK_WEBHOOK, 60", "TEAMS, 240", "STATUSPAGE, 30"})
    void the_documented_rates_are_kept(ChannelKind kind, int aMinute) {
        var limits = Limits.of(kind);
        assertThat(limits.calls() * Duration.ofMinutes(1).toMillis() / limits.per().toMillis())
                .isEqualTo(aMinute);
    }

    @Test
    void an_interrupted_wait_ends_at_once_and_keeps_the_page() {
        var limits = new Limits(3, HOUR, HOUR, 100, HOUR, 1000, AT_ONCE, HOUR);
        var service = new ScriptedService(BUSY);
        Thread.currentThread().interrupt();
        assertThat(send(service, limits)).isInstanceOf(Retry.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(service.calls()).isEqualTo(1);
    }

    private static Delivery send(Channel service, Limits limits) {
        return guarded(service, limits).send(PAGE);
    }

    private static Channel guarded(Channel service, Limits limits) {
        return Guarded.around(ChannelKind.PAGERDUTY, service, limits);
    }
}
