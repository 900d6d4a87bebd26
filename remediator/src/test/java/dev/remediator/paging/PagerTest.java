package dev.remediator.paging;

import static dev.remediator.paging.Mailbox.KEYED;
import static dev.remediator.paging.Mailbox.OTHERS;
import static dev.remediator.paging.Notifications.call;
import static dev.remediator.paging.Notifications.over;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.broker.EmbeddedKafka;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.escalation.PageReport.Told;
import dev.remediator.paging.channel.Addressee;
import dev.remediator.paging.channel.Channel;
import dev.remediator.paging.channel.Delivery;
import dev.remediator.paging.text.Links;
import dev.remediator.topic.DeadLetter;
import dev.remediator.topic.Dispatch;
import dev.remediator.topic.PageReports;
import dev.remediator.topic.Topics;
import dev.remediator.topic.Wire;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A real broker, and the pager between it and two channels.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PagerTest {
    private static final Lanes.Bounds BOUNDS = new Lanes.Bounds(100, 50);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(10);

    @TempDir private static Path data;
    private static EmbeddedKafka kafka;
    private static Mailbox mailbox;
    private static PageReports reports;

    private final Desk keyed = new Desk();
    private final Desk others = new Desk();
    private final List<String> tally = new CopyOnWriteArrayList<>();
    private final List<Long> committedBefore = new CopyOnWriteArrayList<>();
    private volatile Instant now = Notifications.AT;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = EmbeddedKafka.start(data);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            Topics.ensure(admin, 2, Optional.empty(), Dispatch.SHARE);
        }
        mailbox = new Mailbox(kafka.bootstrap());
        reports = new PageReports(kafka.bootstrap());
    }

    @AfterAll
    static void stopKafka() {
        reports.close();
        mailbox.close();
        kafka.close();
    }

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
        assertThat(told("inc-o2/1"))
                .isEqualTo("LATER PT0S the pager stopped before it was sent");
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
        assertThat(mailbox.deadLetters(kept))
                .extracting(DeadLetter::reason)
                .containsExactly(why);
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

    private static String told(String notification) throws Exception {
        var all = mailbox.reports(notification);
        assertThat(all).hasSize(1);
        var told = all.getFirst();
        return told.outcome() + " " + told.after() + " " + told.detail();
    }

    private static String channel(int partition) {
        return partition == KEYED ? "keyed" : "others";
    }

    private Pager pager(Duration grace) {
        return pager(grace, BOUNDS);
    }

    private Pager pager(Duration grace, Lanes.Bounds bounds) {
        return pager(grace, bounds, reports);
    }

    private Pager pager(Duration grace, Lanes.Bounds bounds, PageReports reporting) {
        return new Pager(
                kafka.bootstrap(),
                "",
                switchboard(),
                reporting,
                (service, outcome) -> tally.add(service + " " + outcome),
                () -> now,
                bounds,
                grace);
    }

    private Switchboard switchboard() {
        Channel buggy =
                _ -> {
                    throw new IllegalStateException("cannot send to https://host/S3CRET");
                };
        Channel watching =
                _ -> {
                    committedBefore.add(mailbox.committed(OTHERS));
                    return Desk.TAKEN;
                };
        return new Switchboard(
                Map.of(
                        "watching", new Switchboard.Line(ChannelKind.TEAMS, watching),
                        "keyed", new Switchboard.Line(ChannelKind.PAGERDUTY, keyed),
                        "second", new Switchboard.Line(ChannelKind.OPSGENIE, new Desk()),
                        "others", new Switchboard.Line(ChannelKind.TEAMS, others),
                        "buggy", new Switchboard.Line(ChannelKind.TEAMS, buggy)),
                new Directory(
                        List.of(
                                new Addressee("ana", "", "", "", List.of())),
                        Map.of()),
                new Links("https://remediator.example"));
    }
}
