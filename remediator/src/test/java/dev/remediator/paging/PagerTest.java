package dev.remediator.paging;

import static dev.remediator.paging.Mailbox.KEYED;
import static dev.remediator.paging.Mailbox.OTHERS;
import static dev.remediator.paging.Notifications.call;
import static dev.remediator.paging.Notifications.over;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.escalation.PageReport.Told;
import dev.remediator.paging.channel.Delivery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pager sends, when, and what it says of it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PagerTest extends PagerAtWork {

    @ParameterizedTest
    @ValueSource(ints = {KEYED, OTHERS})
    void what_is_sent_is_reported_committed_and_counted(int partition) throws Exception {
        long offset;
        try (var pager = pager(LONG)) {
            offset = mailbox.post(partition, call("inc-sent-" + partition, channel(partition)));
            assertThat(mailbox.report("inc-sent-" + partition + "/1"))
                    .isEqualTo(
                            new Told(
                                    "inc-sent-" + partition,
                                    "inc-sent-" + partition + "/1",
                                    1,
                                    Outcome.SENT,
                                    Duration.ZERO,
                                    "taken",
                                    "ref-1"));
            assertThat(pager.alive()).isTrue();
        }
        assertThat(mailbox.committed(partition)).isEqualTo(offset + 1);
        assertThat(tally).containsExactly((partition == KEYED ? "pagerduty" : "teams") + " SENT");
    }

    @Test
    void what_becomes_of_it_is_told_and_does_not_stop_the_next() throws Exception {
        keyed.answering(
                new Delivery.Permanent("no such service"),
                new Delivery.Retry(Duration.ofSeconds(7), "busy"),
                new Delivery.Ambiguous("silent"));
        try (var _ = pager(LONG)) {
            for (var incident : List.of("inc-a", "inc-b", "inc-c", "inc-d")) {
                mailbox.post(KEYED, call(incident, "keyed"));
            }
            mailbox.report("inc-d/1");
        }
        assertThat(List.of(told("inc-a/1"), told("inc-b/1"), told("inc-c/1"), told("inc-d/1")))
                .containsExactly(
                        "REFUSED PT0S no such service",
                        "LATER PT7S busy",
                        "UNCLEAR PT0S silent",
                        "SENT PT0S taken");
        assertThat(keyed.begun()).hasSize(4);
    }

    @Test
    void a_channel_that_hangs_holds_up_no_other() throws Exception {
        keyed.hanging();
        try (var _ = pager(LONG)) {
            mailbox.post(KEYED, call("inc-hangs", "keyed"));
            mailbox.post(KEYED, call("inc-other-channel", "second"));
            mailbox.post(KEYED, call("inc-other-person", "keyed", "person:ana"));
            mailbox.report("inc-other-channel/1");
            await().until(() -> keyed.begun().contains("inc-other-person/1"));
            keyed.opens();
            mailbox.report("inc-hangs/1");
        }
    }

    @Test
    void calls_go_before_what_is_over_but_an_incident_stays_in_order() throws Exception {
        keyed.hanging();
        try (var _ = pager(LONG)) {
            mailbox.post(KEYED, call("inc-first", "keyed"));
            await().until(() -> keyed.begun().size() == 1);
            mailbox.post(KEYED, over("inc-old-1", "keyed"));
            mailbox.post(KEYED, over("inc-old-2", "keyed"));
            mailbox.post(KEYED, call("inc-fresh", "keyed"));
            mailbox.post(KEYED, over("inc-fresh", "keyed"));
            mailbox.post(KEYED, call("inc-old-2", "keyed"));
            mailbox.post(KEYED, call("inc-behind", "second"));
            mailbox.report("inc-behind/1");
            keyed.opens();
            mailbox.report("inc-old-2/1");
            mailbox.report("inc-fresh/2");
        }
        assertThat(keyed.begun())
                .containsExactly(
                        "inc-first/1",
                        "inc-fresh/1",
                        "inc-old-1/2",
                        "inc-old-2/2",
                        "inc-old-2/1",
                        "inc-fresh/2");
    }

    @Test
    void what_may_be_repeated_is_committed_after_its_report_and_the_rest_before_it_is_sent()
            throws Exception {
        keyed.hanging();
        others.hanging();
        long first;
        try (var _ = pager(LONG)) {
            first = mailbox.post(KEYED, call("inc-oldest", "keyed"));
            mailbox.post(KEYED, call("inc-done", "second"));
            long once = mailbox.post(OTHERS, call("inc-once", "others"));
            await().until(() -> keyed.begun().size() == 1 && others.begun().size() == 1);
            mailbox.report("inc-done/1");
            assertThat(mailbox.committed(KEYED)).isEqualTo(first);
            assertThat(mailbox.committed(OTHERS)).isEqualTo(once + 1);
            keyed.opens();
            await().until(() -> mailbox.committed(KEYED) == first + 2);
            others.opens();
        }
    }

    @Test
    void what_may_not_be_repeated_is_committed_when_its_sending_begins() throws Exception {
        try (var _ = pager(LONG)) {
            long offset = mailbox.post(OTHERS, call("inc-watched", "watching"));
            mailbox.report("inc-watched/1");
            assertThat(committedBefore).containsExactly(offset + 1);
        }
    }

    @Test
    void only_a_few_that_may_not_be_repeated_wait_here_and_die_with_us() throws Exception {
        others.hanging();
        try (var _ = pager(LONG)) {
            long first = mailbox.post(OTHERS, call("inc-few-0", "others"));
            for (int i = 1; i < 20; i++) {
                mailbox.post(OTHERS, call("inc-few-" + i, "others"));
            }
            await().until(() -> others.begun().size() == 1);
            // As long as several polls take.
            await().during(Duration.ofMillis(500))
                    .until(() -> mailbox.committed(OTHERS) <= first + 1 + 8);
            others.opens();
            mailbox.report("inc-few-19/1");
        }
    }

    @Test
    void a_channel_that_is_far_behind_takes_nothing_more() throws Exception {
        keyed.hanging();
        try (var _ = pager(LONG, new Lanes.Bounds(100, 2))) {
            mailbox.post(KEYED, call("inc-1", "keyed"));
            mailbox.post(KEYED, call("inc-2", "keyed"));
            mailbox.post(KEYED, call("inc-3", "keyed"));
            mailbox.report("inc-3/1");
            keyed.opens();
            assertThat(mailbox.report("inc-2/1").outcome()).isEqualTo(Outcome.SENT);
        }
        assertThat(told("inc-3/1"))
                .isEqualTo("LATER PT30S 2 notifications wait for the channel keyed already");
    }

    @Test
    void nothing_more_is_read_while_too_much_is_in_hand() throws Exception {
        others.hanging();
        try (var _ = pager(LONG, new Lanes.Bounds(1, 50))) {
            mailbox.post(OTHERS, call("inc-full-1", "others"));
            await().until(() -> others.begun().size() == 1);
            long second = mailbox.post(OTHERS, call("inc-full-2", "others"));
            mailbox.post(KEYED, call("inc-full-3", "keyed"));
            // As long as several polls take.
            await().during(Duration.ofMillis(500)).until(() -> keyed.begun().isEmpty());
            assertThat(mailbox.committed(OTHERS)).isEqualTo(second);
            others.opens();
            mailbox.report("inc-full-2/1");
            mailbox.report("inc-full-3/1");
        }
    }
}
