package dev.remediator.paging;

import dev.remediator.escalation.Notification;
import dev.remediator.paging.channel.Addressee;
import dev.remediator.paging.roster.OnCall;
import dev.remediator.paging.roster.Roster;
import dev.remediator.paging.text.Plain;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Knows where people can be reached, and who is on call by schedules elsewhere. Thread-safe.
public final class Directory {
    private static final int LONGEST_NAME = 200;

    private final Map<String, Addressee> people = new LinkedHashMap<>();
    private final Map<String, Roster> rosters;

    /// @param people those of `pager.people`
    /// @param rosters the schedules elsewhere, by the channel's name
    public Directory(List<Addressee> people, Map<String, Roster> rosters) {
        people.forEach(person -> this.people.put(person.name(), person));
        this.rosters = Map.copyOf(rosters);
    }

    /// Who a recipient is.
    sealed interface Found {
        /// Whoever listens there.
        record Anybody() implements Found {}

        /// A person.
        ///
        /// @param how how that is known; empty if it goes without saying
        record Someone(Addressee who, String how) implements Found {}

        /// Nobody who can be reached, and waiting does not help.
        record Nobody(String why) implements Found {}

        /// Nobody knows now who it is.
        ///
        /// @param after how long not to ask again
        record Unknown(Duration after, String why) implements Found {}
    }

    Found find(String recipient) {
        if (recipient.isEmpty()) {
            return new Found.Anybody();
        } else if (recipient.startsWith(Notification.PERSON)) {
            return person(recipient.substring(Notification.PERSON.length()));
        } else if (recipient.startsWith(Notification.SCHEDULE)) {
            return onCall(recipient.substring(Notification.SCHEDULE.length()));
        }
        return new Found.Nobody(
                "nobody knows who '%s' is; report this bug".formatted(plain(recipient)));
    }

    private Found person(String name) {
        var person = people.get(name);
        return person == null
                ? new Found.Nobody(
                        "there is no person %s in pager.people; add them".formatted(plain(name)))
                : new Found.Someone(person, "");
    }

    private Found onCall(String place) {
        int slash = place.indexOf('/');
        var channel = slash < 0 ? place : place.substring(0, slash);
        var schedule = slash < 0 ? "" : place.substring(slash + 1);
        var roster = rosters.get(channel);
        if (roster == null || schedule.isEmpty()) {
            return new Found.Nobody(
                    "there are no schedules at '%s'; name a channel of the kind pagerduty-schedules or opsgenie, and a schedule"
                            .formatted(plain(place)));
        }
        return switch (roster.onCall(schedule)) {
            case OnCall.Are(var emails, var how) -> among(emails, place, how);
            case OnCall.Unknown(var after, var why) -> new Found.Unknown(after, why);
            case OnCall.Refused(var why) -> new Found.Nobody(why);
        };
    }

    private Found among(List<String> listed, String schedule, String how) {
        var emails = listed.stream().filter(email -> !email.isBlank()).toList();
        if (emails.isEmpty()) {
            return new Found.Nobody(
                    "nobody is on call by the schedule %s now".formatted(plain(schedule)));
        }
        for (var email : emails) {
            for (var person : people.values()) {
                if (person.email().equalsIgnoreCase(email)) {
                    return new Found.Someone(person, "on call is " + plain(person.name()) + how);
                }
            }
        }
        return new Found.Nobody(
                "on call by the schedule %s is %s, but nobody in pager.people has that email; add it"
                        .formatted(plain(schedule), plain(String.join(", ", emails))));
    }

    private static String plain(String name) {
        return Plain.line(name, LONGEST_NAME);
    }
}
