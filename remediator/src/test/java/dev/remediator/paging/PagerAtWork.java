package dev.remediator.paging;

import static dev.remediator.paging.Mailbox.KEYED;
import static dev.remediator.paging.Mailbox.OTHERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.broker.EmbeddedKafka;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.paging.channel.Addressee;
import dev.remediator.paging.channel.Channel;
import dev.remediator.paging.text.Links;
import dev.remediator.topic.Dispatch;
import dev.remediator.topic.PageReports;
import dev.remediator.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// A real broker, and the pager between it and channels: what its tests share.
abstract class PagerAtWork {
    static final Lanes.Bounds BOUNDS = new Lanes.Bounds(100, 50);
    static final Duration LONG = Duration.ofSeconds(30);
    static final Duration SHORT = Duration.ofMillis(10);

    @TempDir private static Path data;
    static EmbeddedKafka kafka;
    static Mailbox mailbox;
    private static PageReports reports;

    final Desk keyed = new Desk();
    final Desk others = new Desk();
    final List<String> tally = new CopyOnWriteArrayList<>();
    final List<Long> committedBefore = new CopyOnWriteArrayList<>();
    final AtomicInteger errors = new AtomicInteger();
    volatile Instant now = Notifications.AT;

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

    static String told(String notification) throws Exception {
        var all = mailbox.reports(notification);
        assertThat(all).hasSize(1);
        var told = all.getFirst();
        return told.outcome() + " " + told.after() + " " + told.detail();
    }

    static String channel(int partition) {
        return partition == KEYED ? "keyed" : "others";
    }

    final Pager pager(Duration grace) {
        return pager(grace, BOUNDS);
    }

    final Pager pager(Duration grace, Lanes.Bounds bounds) {
        return pager(grace, bounds, reports);
    }

    final Pager pager(Duration grace, Lanes.Bounds bounds, PageReports reporting) {
        return new Pager(
                kafka.bootstrap(),
                "",
                switchboard(),
                reporting,
                this::count,
                () -> now,
                bounds,
                grace);
    }

    private void count(String service, Outcome outcome) {
        if (errors.get() > 0) {
            errors.decrementAndGet();
            throw new LinkageError("a class is missing");
        }
        tally.add(service + " " + outcome);
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
                new Directory(List.of(new Addressee("ana", "", "", "", List.of())), Map.of()),
                new Links("https://remediator.example"));
    }
}
