package dev.remediator.paging;

import static dev.remediator.paging.Mailbox.KEYED;
import static dev.remediator.paging.Mailbox.OTHERS;
import static dev.remediator.paging.Notifications.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.alert.Replayed;
import dev.remediator.escalation.Notification;
import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.remediation.Page;
import dev.remediator.topic.DeadLetter;
import dev.remediator.topic.PageReports;
import dev.remediator.topic.Wire;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pager does when it is stopped, and when something is wrong.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PagerTroubleTest extends PagerAtWork {

    @Test
    void closing_waits_for_what_is_being_sent_and_reports_it() throws Exception {
        keyed.hanging();
        var pager = pager(LONG);
        mailbox.post(KEYED, call("inc-closing", "keyed"));
        await().until(() -> keyed.begun().size() == 1);
        var closing = Thread.ofVirtual().start(pager::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        keyed.opens();
        closing.join();
        assertThat(pager.alive()).isFalse();
        assertThat(mailbox.reports("inc-closing/1")).hasSize(1);
        try (var _ = pager(LONG)) {
            mailbox.post(KEYED, call("inc-after-closing", "keyed"));
            mailbox.report("inc-after-closing/1");
        }
        assertThat(keyed.begun()).containsExactly("inc-closing/1", "inc-after-closing/1");
    }

    /// Nothing of a replay should come as far; if it does, it is kept and nobody is told.
    @Test
    void what_is_about_a_replay_is_told_to_nobody() throws Exception {
        var real = call("inc-replayed", "keyed");
        var page = real.page();
        var replayed =
                new Notification(
                        real.id(),
                        new Page(
                                page.action(),
                                page.incident(),
                                page.resource(),
                                page.policy(),
                                Replayed.as("storm", page.alert()),
                                page.playbook(),
                                page.why(),
                                page.attempts(),
                                page.at()),
                        real.channel(),
                        real.recipient(),
                        real.reference(),
                        real.by(),
                        real.attempt(),
                        real.at(),
                        real.until());
        try (var _ = pager(LONG)) {
            mailbox.post(KEYED, replayed);
            mailbox.post(KEYED, call("inc-after-replay", "keyed"));
            mailbox.report("inc-after-replay/1");
        }
        assertThat(keyed.begun()).containsExactly("inc-after-replay/1");
        assertThat(mailbox.reports("inc-replayed/1")).isEmpty();
    }

    @Test
    void closing_interrupts_what_hangs_and_reports_what_it_came_to() throws Exception {
        others.hanging();
        try (var _ = pager(SHORT)) {
            mailbox.post(OTHERS, call("inc-hanging", "others"));
            await().until(() -> others.begun().size() == 1);
        }
        assertThat(told("inc-hanging/1")).isEqualTo("UNCLEAR PT0S interrupted while it was sent");
    }

    @Test
    void what_waits_when_the_pager_stops_is_sent_later_by_whom_the_partition_says()
            throws Exception {
        keyed.hanging();
        others.hanging();
        try (var _ = pager(SHORT)) {
            mailbox.post(KEYED, call("inc-k1", "keyed"));
            mailbox.post(KEYED, call("inc-k2", "keyed"));
            mailbox.post(OTHERS, call("inc-o1", "others"));
            long last = mailbox.post(OTHERS, call("inc-o2", "others"));
            await().until(() -> keyed.begun().size() == 1 && others.begun().size() == 1);
            await().until(() -> mailbox.committed(OTHERS) == last + 1);
        }
        assertThat(told("inc-o2/1")).isEqualTo("LATER PT0S the pager stopped before it was sent");
        assertThat(mailbox.reports("inc-k2/1")).isEmpty();
        keyed.opens();
        others.opens();
        try (var _ = pager(LONG)) {
            assertThat(mailbox.report("inc-k2/1").outcome()).isEqualTo(Outcome.SENT);
            mailbox.post(OTHERS, call("inc-o3", "others"));
            mailbox.report("inc-o3/1");
        }
        assertThat(others.begun()).containsExactly("inc-o1/1", "inc-o3/1");
    }

    @Test
    void what_nobody_waits_for_any_more_is_not_sent() throws Exception {
        now = Notifications.UNTIL.plusMillis(1);
        try (var _ = pager(LONG)) {
            mailbox.post(KEYED, call("inc-late", "keyed"));
            mailbox.report("inc-late/1");
        }
        assertThat(told("inc-late/1"))
                .isEqualTo("LATER PT0S it was not sent, because nobody waits for it any more");
        assertThat(keyed.begun()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {KEYED, OTHERS})
    void what_cannot_be_read_is_kept_whole_and_passed_over(int partition) throws Exception {
        var nonsense = "no notification " + partition;
        try (var _ = pager(LONG)) {
            mailbox.post(partition, nonsense.getBytes(StandardCharsets.UTF_8));
            mailbox.post(partition, (byte[]) null);
            mailbox.post(partition, call("inc-after-" + partition, channel(partition)));
            mailbox.report("inc-after-" + partition + "/1");
        }
        assertThat(mailbox.deadLetters(nonsense))
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason()).startsWith("it is no JSON"))
                .satisfies(
                        letter ->
                                assertThat(letter.from())
                                        .startsWith("notifications-" + partition + "@"));
        assertThat(mailbox.deadLetters("")).extracting(DeadLetter::reason).contains("it is empty");
    }

    @Test
    void a_bug_in_a_channel_costs_its_notification_and_shows_nothing_it_says() throws Exception {
        var notification = call("inc-bug", "buggy");
        try (var _ = pager(LONG)) {
            mailbox.post(OTHERS, notification);
            mailbox.post(OTHERS, call("inc-no-bug", "others"));
            mailbox.report("inc-no-bug/1");
            assertThat(mailbox.report("inc-bug/1").outcome()).isEqualTo(Outcome.REFUSED);
        }
        var why = mailbox.report("inc-bug/1").detail();
        assertThat(why)
                .startsWith("sending it failed: java.lang.IllegalStateException at dev.remediator.")
                .doesNotContain("S3CRET");
        var kept = new String(Wire.NOTIFICATION.write(notification), StandardCharsets.UTF_8);
        assertThat(mailbox.deadLetters(kept)).extracting(DeadLetter::reason).containsExactly(why);
    }

    @Test
    void what_was_sent_is_not_sent_again_because_its_report_was_not_taken() throws Exception {
        var deaf = new PageReports(kafka.bootstrap());
        deaf.close();
        try (var _ = pager(SHORT, BOUNDS, deaf)) {
            mailbox.post(OTHERS, call("inc-unreported", "others"));
            await().until(() -> others.begun().size() == 1);
        }
        assertThat(mailbox.reports("inc-unreported/1")).isEmpty();
        try (var _ = pager(LONG)) {
            mailbox.post(OTHERS, call("inc-reported", "others"));
            mailbox.report("inc-reported/1");
        }
        assertThat(others.begun()).containsExactly("inc-unreported/1", "inc-reported/1");
    }

    @Test
    void an_error_while_it_is_told_does_not_hold_up_what_waits_behind_it() throws Exception {
        errors.set(1);
        try (var _ = pager(LONG)) {
            mailbox.post(OTHERS, call("inc-error", "others"));
            await().until(() -> errors.get() == 0);
            mailbox.post(OTHERS, call("inc-behind-error", "others"));
            mailbox.report("inc-behind-error/1");
        }
        assertThat(others.begun()).containsExactly("inc-error/1", "inc-behind-error/1");
    }

    @Test
    void two_pagers_share_the_work_and_everything_goes_out_once() throws Exception {
        try (var _ = pager(LONG);
                var _ = pager(LONG)) {
            for (int i = 0; i < 20; i++) {
                mailbox.post(i % 2, call("inc-shared-" + i, channel(i % 2)));
            }
            for (int i = 0; i < 20; i++) {
                mailbox.report("inc-shared-" + i + "/1");
            }
        }
        assertThat(keyed.begun()).hasSize(10).doesNotHaveDuplicates();
        assertThat(others.begun()).hasSize(10).doesNotHaveDuplicates();
    }
}
