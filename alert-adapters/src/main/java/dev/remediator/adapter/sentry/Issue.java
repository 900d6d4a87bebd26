package dev.remediator.adapter.sentry;

import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// An issue whose state changed.
final class Issue {

    private Issue() {}

    /// None, if the action changes nothing about an issue that is over.
    static Optional<Alert> read(Hook hook) {
        var issue = hook.data().at("issue");
        var id = issue.at("id").said();
        if (id.isBlank()) {
            throw issue.at("id").because("is missing; an issue cannot be told without it");
        }
        return status(hook, issue).map(status -> alert(hook, issue, id, status));
    }

    private static Optional<AlertStatus> status(Hook hook, Field issue) {
        return switch (hook.action()) {
            case "created", "unresolved" -> Optional.of(AlertStatus.FIRING);
            case "resolved" -> Optional.of(AlertStatus.RESOLVED);
            case "ignored", "archived" -> Optional.of(AlertStatus.SUPPRESSED);
            case "assigned" ->
                    open(issue).map(is -> is == AlertStatus.FIRING ? AlertStatus.ACKNOWLEDGED : is);
            // An alert on an issue's activity, and an assignment taken back: its state counts.
            case "triggered", "unassigned" ->
                    "triggered".equals(hook.action()) && over(issue)
                            ? Optional.of(AlertStatus.RESOLVED)
                            : open(issue);
            default -> throw hook.unknownAction();
        };
    }

    private static Optional<AlertStatus> open(Field issue) {
        if (over(issue)) {
            return Optional.empty();
        }
        return Optional.of(
                "ignored".equals(state(issue)) ? AlertStatus.SUPPRESSED : AlertStatus.FIRING);
    }

    private static boolean over(Field issue) {
        return "resolved".equals(state(issue));
    }

    private static String state(Field issue) {
        return issue.at("status").said().strip().toLowerCase(Locale.ROOT);
    }

    private static Alert alert(Hook hook, Field issue, String id, AlertStatus status) {
        var draft = hook.aboutIssue(id).status(status).severity(issue.at("level").said());
        draft.startsAt(beginning(hook, issue));
        draft.endsAt(hook.sentAt());
        draft.name(issue.at("title").said());
        Hook.resource(draft, project(issue.at("project")), "");
        label(draft, issue, "platform", "platform");
        label(draft, issue, "short_id", "shortId");
        label(draft, issue, "substatus", "substatus");
        label(draft, issue, "category", "issueCategory");
        label(draft, issue, "logger", "logger");
        draft.annotation("culprit", issue.at("culprit").anything().orElse(""));
        for (var name : new String[] {"web_url", "permalink"}) {
            draft.link("sentry", issue.at(name).said());
        }
        return draft.alert();
    }

    /// An issue that comes back is the same issue: only a created one began when it was first seen.
    /// Later messages carry when it was last seen, so that they never look older than the events
    /// they follow. Sentry writes that time down late, and not at all if a person opens an issue
    /// again: what comes back, and what is over, is at least as late as its message.
    private static Optional<Instant> beginning(Hook hook, Field issue) {
        var first = issue.at("firstSeen").time();
        var last = issue.at("lastSeen").time();
        return switch (hook.action()) {
            case "created" -> first.or(() -> last);
            case "unresolved", "resolved" ->
                    Stream.of(last.or(() -> first), hook.sentAt())
                            .flatMap(Optional::stream)
                            .max(Comparator.naturalOrder());
            default -> last.or(() -> first);
        };
    }

    private static String project(Field project) {
        if (!project.isObject()) {
            return project.said();
        }
        var slug = project.at("slug").said();
        return slug.isBlank() ? project.at("name").said() : slug;
    }

    private static void label(Draft draft, Field issue, String label, String member) {
        draft.label(label, issue.at(member).said());
    }
}
