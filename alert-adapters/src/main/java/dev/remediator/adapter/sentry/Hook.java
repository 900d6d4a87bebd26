package dev.remediator.adapter.sentry;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Unreadable;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One message of Sentry's.
record Hook(Delivery delivery, Field body) {

    /// An alert, begun.
    Draft draft() {
        return Draft.of(SentryAdapter.SOURCE, delivery)
                .told(delivery.header("Request-ID").orElse(""));
    }

    /// The alert about an issue, begun: the same series and episode, whichever kind of message
    /// tells of it.
    Draft aboutIssue(String id) {
        return draft().series("issue", id).episode("issue", id).label("issue_id", id);
    }

    /// What happened, in lower case.
    String action() {
        return body.at("action").said().strip().toLowerCase(Locale.ROOT);
    }

    Unreadable unknownAction() {
        return body.at("action").because("is no action that is known");
    }

    Field data() {
        return body.at("data");
    }

    /// When it was sent, if a header says so.
    Optional<Instant> sentAt() {
        return delivery.header("Sentry-Hook-Timestamp")
                .filter(text -> text.strip().matches("\\d{9,11}"))
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text.strip())));
    }

    /// What it is about: a project, and in which environment.
    static void resource(Draft draft, String project, String environment) {
        if (project.isBlank()) {
            return;
        }
        draft.label("project", project).label("environment", environment);
        draft.resource(
                "project",
                environment.isBlank() ? project : project.strip() + "/" + environment.strip());
    }
}
