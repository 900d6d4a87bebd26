package dev.remediator.topic;

import dev.remediator.escalation.Notification;
import dev.remediator.escalation.PageReport;
import java.time.Duration;
import java.util.List;

/// One of everything that is told to people, and of what is told about it.
final class PageSamples {
    static final Notification NOTIFICATION =
            new Notification(
                    "inc-1/1/0/0",
                    Samples.PAGE,
                    "sms",
                    Notification.PERSON + "ana",
                    "SM0123",
                    "bo",
                    2,
                    Samples.AT,
                    Samples.AT.plusSeconds(180));

    static final List<PageReport> REPORTS =
            List.of(
                    new PageReport.Told(
                            "inc-1",
                            "inc-1/1/0/0",
                            2,
                            PageReport.Outcome.LATER,
                            Duration.ofSeconds(30),
                            "Twilio answered 429",
                            ""),
                    new PageReport.Acknowledged("inc-1", "ana", "pagerduty", Samples.AT, "on it"),
                    new PageReport.Unacknowledged("inc-1", "ana", "pagerduty", Samples.AT),
                    new PageReport.Closed("inc-1", "ana", "api", Samples.AT, "a new disk"),
                    new PageReport.TestWanted("notice-test-1", "web-on-call", "ana", Samples.AT));

    private PageSamples() {}
}
