package dev.remediator.adapter.sentry;

import dev.remediator.adapter.Guide;
import java.util.List;

/// How people let Sentry send its issues and alerts here.
final class SentryGuide {

    private static final String INTEGRATION =
            """
            Name: remediator
            Webhook URL: %s
            Alert Rule Action: on
            Permissions, Issue & Event: Read
            Webhooks: issue
            """
                    .formatted(Guide.URL);

    static final Guide GUIDE =
            new Guide(
                    "Sentry",
                    "Internal and public integrations: issues, issue alerts, errors and metric"
                            + " alerts; and the legacy webhook plugin. An issue is a series and an"
                            + " episode; so is a metric alert's rule, and each of its incidents.",
                    List.of("sentry", "token", "mtls"),
                    List.of(
                            new Guide.Snippet(
                                    "Settings, Developer Settings, New Internal Integration",
                                    "",
                                    INTEGRATION)),
                    "The resource is the project with the environment, where that is said; labels"
                            + " are the event's tags, the project, the platform and the rule.",
                    List.of(
                            "Sentry makes the secret: it is the integration's Client Secret; put"
                                    + " it into the integration's settings here.",
                            "Sentry waits one second for an answer, and stops sending after 1000"
                                    + " timeouts in a day. It does not repeat what it has sent.",
                            "An issue alert is never said to be over: subscribe to issues as well,"
                                    + " and the issue's resolution ends it; else it ends after the"
                                    + " integration's time to live.",
                            "An issue that is assigned counts as acknowledged, one that is archived"
                                    + " as suppressed.",
                            "Installations, comments and what Seer does are no alerts."));

    private SentryGuide() {}
}
