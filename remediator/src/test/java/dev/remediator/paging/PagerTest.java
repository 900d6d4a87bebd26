package dev.remediator.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.broker.EmbeddedKafka;
import dev.remediator.paging.FakePagerDuty.Reply;
import dev.remediator.paging.FakePagerDuty.Taken;
import dev.remediator.paging.Guarded.Limits;
import dev.remediator.paging.PageService.Delivery;
import dev.remediator.paging.PageService.Sent;
import dev.remediator.paging.PagerDuty.Timeouts;
import dev.remediator.remediation.Page;
import dev.remediator.remediation.Report.PageSent;
import dev.remediator.topic.DeadLetter;
import dev.remediator.topic.Dispatch;
import dev.remediator.topic.Topics;
import dev.remediator.topic.Wire;
import dev.remediator.worker.Reports;
import io.github.resilience4j.core.IntervalFunction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real broker, a real HTTP server, and the pager between them.
class PagerTest {
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Reply BUSY = Reply.of(503, "busy");

    @TempDir private static Path data;
    private static EmbeddedKafka kafka;
    private static Mailbox mailbox;
    private static Reports reports;

    private FakePagerDuty service;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = EmbeddedKafka.start(data);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            Topics.ensure(admin, 2, Optional.empty(), Dispatch.SHARE);
        }
        mailbox = new Mailbox(kafka.bootstrap());
        reports = new Reports(kafka.bootstrap());
    }

    @AfterAll
    static void stopKafka() {
        reports.close();
        mailbox.close();
        kafka.close();
    }

    @BeforeEach
    void startService() throws IOException {
        service = new FakePagerDuty();
    }

    @AfterEach
    void stopService() {
        service.close();
    }

    @Test
    void a_page_is_delivered_and_reported() throws Exception {
        var page = page("inc-delivered");
        try (var pager = pager(pagerDuty())) {
            mailbox.post(page);
            assertThat(mailbox.report("inc-delivered"))
                    .isEqualTo(
                            new PageSent(
                                    "node/web-1", "inc-delivered", true, "PagerDuty accepted it"));
            assertThat(pager.alive()).isTrue();
        }
        assertThat(service.only().dedupKey()).isEqualTo("remediator:inc-delivered");
    }

    @Test
    void a_page_is_tried_until_the_service_takes_it_and_delivered_once() throws Exception {
        for (int i = 0; i < 8; i++) {
            service.next(BUSY);
        }
        try (var _ = pager(pagerDuty())) {
            mailbox.post(page("inc-busy"));
            assertThat(mailbox.report("inc-busy").delivered()).isTrue();
        }
        assertThat(service.taken()).extracting(Taken::dedupKey).containsOnly("remediator:inc-busy");
        assertThat(service.taken()).hasSize(9);
        assertThat(mailbox.reports("inc-busy")).hasSize(1);
    }

    @Test
    void a_page_that_waits_is_not_overtaken() throws Exception {
        service.next(BUSY).next(BUSY).next(BUSY).next(BUSY);
        var trigger = page("inc-ordered");
        try (var _ = pager(pagerDuty())) {
            mailbox.post(trigger);
            mailbox.post(page("inc-behind"));
            mailbox.post(Pages.as(Page.Action.RESOLVE, trigger));
            mailbox.report("inc-behind");
            await().until(() -> mailbox.reports("inc-ordered").size() == 2);
        }
        assertThat(service.taken())
                .extracting(taken -> taken.action() + " " + taken.dedupKey())
                .endsWith(
                        "trigger remediator:inc-ordered",
                        "trigger remediator:inc-behind",
                        "resolve remediator:inc-ordered");
        assertThat(service.taken()).hasSize(7);
    }

    @Test
    void a_refusal_is_reported_and_does_not_stop_the_others() throws Exception {
        service.next(Reply.of(400, "no such service"));
        try (var _ = pager(pagerDuty())) {
            mailbox.post(page("inc-refused"));
            mailbox.post(page("inc-next"));
            assertThat(mailbox.report("inc-next").delivered()).isTrue();
        }
        assertThat(mailbox.report("inc-refused"))
                .isEqualTo(
                        new PageSent(
                                "node/web-1",
                                "inc-refused",
                                false,
                                "PagerDuty answered 400: no such service"));
    }

    @Test
    void what_cannot_be_read_is_kept_whole_and_passed_over() throws Exception {
        try (var _ = pager(pagerDuty())) {
            mailbox.post("inc-x", "no page".getBytes(StandardCharsets.UTF_8));
            mailbox.post(
                    "inc-x",
                    "{\"schema\":\"page/1\",\"attempts\":[]}".getBytes(StandardCharsets.UTF_8));
            mailbox.post("inc-x", null);
            mailbox.post(page("inc-after-garbage"));
            assertThat(mailbox.report("inc-after-garbage").delivered()).isTrue();
        }
        assertThat(mailbox.deadLetters("no page"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason()).startsWith("it is no JSON"))
                .satisfies(letter -> assertThat(letter.from()).startsWith("pages-0@"));
        assertThat(mailbox.deadLetters("{\"schema\":\"page/1\",\"attempts\":[]}")).hasSize(1);
        assertThat(mailbox.deadLetters("")).extracting(DeadLetter::reason).contains("it is empty");
    }

    @Test
    void a_bug_in_a_service_costs_its_page_and_not_those_behind_it() throws Exception {
        PageService buggy =
                page -> {
                    if (page.incident().equals("inc-bug")) {
                        throw new IllegalStateException("a bug");
                    }
                    return new Sent("here");
                };
        try (var _ = pager(buggy)) {
            mailbox.post(page("inc-bug"));
            mailbox.post(page("inc-after-bug"));
            assertThat(mailbox.report("inc-after-bug").delivered()).isTrue();
        }
        assertThat(mailbox.report("inc-bug").delivered()).isFalse();
        var letters =
                mailbox.deadLetters(
                        new String(Wire.PAGE.write(page("inc-bug")), StandardCharsets.UTF_8));
        assertThat(letters)
                .extracting(DeadLetter::reason)
                .containsExactly("sending it failed: java.lang.IllegalStateException: a bug");
    }

    @Test
    void a_page_that_waits_survives_a_restart() throws Exception {
        service.always(BUSY);
        try (var _ = pager(pagerDuty())) {
            mailbox.post(page("inc-restart"));
            await().until(() -> service.taken().size() >= 4);
        }
        assertThat(mailbox.reports("inc-restart")).isEmpty();
        service.always(Reply.of(202, ""));
        try (var _ = pager(pagerDuty())) {
            assertThat(mailbox.report("inc-restart").delivered()).isTrue();
        }
    }

    @Test
    void a_page_is_not_sent_again_because_its_report_was_not_taken() throws Exception {
        var deaf = new Reports(kafka.bootstrap());
        deaf.close();
        var tries = new AtomicInteger();
        IntervalFunction counting = attempt -> (long) tries.updateAndGet(n -> attempt);
        try (var _ =
                new Pager(
                        kafka.bootstrap(),
                        "",
                        pagerDuty(),
                        deaf,
                        counting,
                        Duration.ofSeconds(30))) {
            mailbox.post(page("inc-unreported"));
            await().until(() -> tries.get() >= 3);
        }
        assertThat(service.only().dedupKey()).isEqualTo("remediator:inc-unreported");
        try (var _ = pager(pagerDuty())) {
            assertThat(mailbox.report("inc-unreported").delivered()).isTrue();
        }
    }

    @Test
    void closing_waits_for_the_page_in_hand_which_is_not_sent_again() throws Exception {
        var sending = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var calls = new AtomicInteger();
        PageService slow =
                page -> {
                    calls.incrementAndGet();
                    sending.countDown();
                    return waited(goOn);
                };
        var pager = pager(slow);
        mailbox.post(page("inc-closing"));
        sending.await();
        var closing = Thread.ofVirtual().start(pager::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        closing.join();
        assertThat(pager.alive()).isFalse();
        try (var _ = pager(slow)) {
            mailbox.post(page("inc-after-closing"));
            mailbox.report("inc-after-closing");
        }
        assertThat(calls).hasValue(2);
        assertThat(mailbox.reports("inc-closing")).hasSize(1);
    }

    @Test
    void closing_gives_up_a_page_that_hangs_and_the_next_start_sends_it() throws Exception {
        var sending = new CountDownLatch(1);
        PageService hanging =
                page -> {
                    sending.countDown();
                    return waited(new CountDownLatch(1));
                };
        mailbox.post(page("inc-hanging"));
        try (var _ =
                new Pager(
                        kafka.bootstrap(),
                        "",
                        hanging,
                        reports,
                        IntervalFunction.of(10),
                        Duration.ofMillis(10))) {
            sending.await();
        }
        assertThat(mailbox.reports("inc-hanging")).isEmpty();
        try (var _ = pager(pagerDuty())) {
            assertThat(mailbox.report("inc-hanging").delivered()).isTrue();
        }
    }

    @Test
    void two_pagers_share_the_work_and_each_page_goes_out_once() throws Exception {
        try (var _ = pager(pagerDuty());
                var _ = pager(pagerDuty())) {
            mailbox.post(page("inc-shared-1"));
            mailbox.post(page("inc-shared-2"));
            mailbox.report("inc-shared-1");
            mailbox.report("inc-shared-2");
        }
        assertThat(service.taken())
                .extracting(Taken::dedupKey)
                .containsExactly("remediator:inc-shared-1", "remediator:inc-shared-2");
    }

    @Test
    void without_a_pager_the_page_is_printed_and_counts_as_delivered() throws Exception {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, false, StandardCharsets.UTF_8);
        try (var _ = pager(new PrintedPages(out))) {
            mailbox.post(page("inc-printed"));
            assertThat(mailbox.report("inc-printed").detail())
                    .isEqualTo("printed: no pager is configured");
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("incident  inc-printed");
    }

    private static Delivery waited(CountDownLatch latch) {
        try {
            latch.await();
            return new Sent("at last");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ScriptedService.SILENT;
        }
    }

    private static Page page(String incident) {
        return Pages.about(incident, Pages.ladderExhausted());
    }

    private static Pager pager(PageService service) {
        return new Pager(
                kafka.bootstrap(),
                "",
                service,
                reports,
                IntervalFunction.of(10),
                Duration.ofSeconds(30));
    }

    private PageService pagerDuty() {
        var limits = new Limits(3, AT_ONCE, AT_ONCE, 1000, Duration.ofMinutes(1), 10_000, AT_ONCE);
        return new Guarded(new PagerDuty("key", service.base(), Timeouts.USUAL), limits);
    }
}
