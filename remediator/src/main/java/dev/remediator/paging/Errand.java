package dev.remediator.paging;

import dev.remediator.paging.PageService.Ambiguous;
import dev.remediator.paging.PageService.Delivery;
import dev.remediator.paging.PageService.Permanent;
import dev.remediator.paging.PageService.Retry;
import dev.remediator.paging.PageService.Sent;
import dev.remediator.remediation.Page;
import dev.remediator.remediation.Report;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import dev.remediator.worker.Reports;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One record of `pages` on its way: sent, then reported. Remembers what is done, so that a page
/// that arrived is not sent again because its report did not.
final class Errand {
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

    private final ConsumerRecord<byte[], byte[]> record;
    private final PageService service;
    private final Reports reports;
    private final DeadLetters deadLetters;
    private Report.@Nullable PageSent outcome;

    Errand(
            ConsumerRecord<byte[], byte[]> record,
            PageService service,
            Reports reports,
            DeadLetters deadLetters) {
        this.record = record;
        this.service = service;
        this.reports = reports;
        this.deadLetters = deadLetters;
    }

    /// Does what is left to do.
    ///
    /// @return empty if the record may be committed; else how long the service wants to be left
    ///   alone
    Optional<Duration> run() throws InterruptedException {
        Page page;
        try {
            page = read();
        } catch (Unreadable e) {
            LOG.error("record {} of pages cannot be read: {}", record.offset(), e.reason());
            deadLetters.keep(e.reason(), record);
            return Optional.empty();
        }
        if (outcome == null) {
            switch (send(page)) {
                case Sent(var detail) -> outcome = outcome(page, true, detail);
                case Permanent(var why) -> outcome = outcome(page, false, why);
                case Retry(var after, var why) -> {
                    return later(page, after, why);
                }
                case Ambiguous(var why) -> {
                    return later(page, Duration.ZERO, why);
                }
            }
        }
        reports.tell(outcome);
        return Optional.empty();
    }

    private Page read() throws Unreadable {
        if (record.value() == null) {
            throw Wire.unreadable("it is empty");
        }
        var page = Wire.PAGE.read(record.value());
        var parts =
                Stream.of(
                        page.action(),
                        page.incident(),
                        page.resource(),
                        page.policy(),
                        page.alert(),
                        page.playbook(),
                        page.why(),
                        page.at());
        if (parts.anyMatch(Objects::isNull)) {
            throw Wire.unreadable("it is a page with parts missing");
        }
        return page;
    }

    /// A bug in a service costs this page, which is kept whole, and not every page behind it.
    private Delivery send(Page page) throws InterruptedException {
        try {
            return service.send(page);
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                return new Retry(Duration.ZERO, "sending was interrupted");
            }
            LOG.error("sending the page of {} failed", name(page), e);
            deadLetters.keep("sending it failed: " + e, record);
            return new Permanent("sending it failed; its bytes are in dead-letters");
        }
    }

    private static Report.PageSent outcome(Page page, boolean delivered, String detail) {
        if (delivered) {
            LOG.info("the page of {} is delivered: {}", name(page), detail);
        } else {
            LOG.error("the page of {} cannot be delivered: {}", name(page), detail);
        }
        return new Report.PageSent(page.resource(), page.incident(), delivered, detail);
    }

    private static Optional<Duration> later(Page page, Duration after, String why) {
        LOG.warn("the page of {} is tried again later: {}", name(page), why);
        return Optional.of(after);
    }

    private static String name(Page page) {
        return Plain.line(page.incident(), 255);
    }
}
