package dev.remediator.oncall;

import dev.remediator.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A whole escalation policy.
///
/// @param steps who is called, in order
/// @param confirming how long the alert must have fired before anybody is called; empty: as
///   `pager.confirm-after` says
/// @param rearming how long after a call the same series calls nobody again; empty: as
///   `pager.rearm-after` says
/// @param most how many pages may begin in a time; empty: as `pager.most` says. What is more is
///   gathered into one page
public record CallPlan(
        List<Step> steps,
        Optional<Duration> confirming,
        Optional<Duration> rearming,
        Optional<Most> most) {
    private static final Duration SOONEST = Duration.ofMinutes(1);

    /// Refuses steps that are not in the order of their times, and times that make no sense.
    public CallPlan {
        steps = List.copyOf(steps);
        for (int i = 1; i < steps.size(); i++) {
            var before = steps.get(i - 1).after();
            if (steps.get(i).after().compareTo(before) < 0) {
                throw new IllegalArgumentException(
                        "after(%s) is said later than after(%s); say the steps in the order of their times, which count from the first call"
                                .formatted(steps.get(i).after(), before));
            }
        }
        confirming.ifPresent(time -> Read.notNegative("confirmedFor", time));
        rearming.filter(time -> time.compareTo(SOONEST) < 0)
                .ifPresent(
                        time -> {
                            throw new IllegalArgumentException(
                                    "notAgainWithin(%s) would call people without end; say at least a minute"
                                            .formatted(time));
                        });
    }

    /// The same policy, where an alert must have fired for another time before anybody is called.
    public CallPlan confirmedFor(Duration time) {
        return new CallPlan(steps, Optional.of(time), rearming, most);
    }

    /// The same policy, where the same series calls nobody again for another time.
    public CallPlan notAgainWithin(Duration time) {
        return new CallPlan(steps, confirming, Optional.of(time), most);
    }

    /// The same policy with another bound on pages, to be finished with `per(…)`.
    public Grammar.AtMost atMost(int pages) {
        return time ->
                new CallPlan(steps, confirming, rearming, Optional.of(new Most(pages, time)));
    }

    /// Whom it calls about such an alert, if nobody takes it and every call arrives.
    ///
    /// @param begin when the first call is made
    public List<Call> callsAt(Severity severity, Instant begin) {
        return Call.of(this, severity, begin);
    }

    /// The policy as the sentence its code reads as.
    public String sentence() {
        var text = new StringBuilder("Call ");
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (i > 0) {
                boolean same = step.after().equals(steps.get(i - 1).after());
                text.append("; ").append(same ? "at the same time" : step.delay()).append(' ');
            }
            text.append(step.sentence());
        }
        text.append("; until somebody takes it.");
        var bounds = new ArrayList<String>();
        confirming.ifPresent(time -> bounds.add("confirmed for " + Spoken.time(time)));
        rearming.ifPresent(time -> bounds.add("not again within " + Spoken.time(time)));
        most.ifPresent(
                m -> bounds.add("at most %d per %s".formatted(m.pages(), Spoken.one(m.in()))));
        if (!bounds.isEmpty()) {
            var said = String.join(", ", bounds);
            text.append(' ')
                    .append(Character.toUpperCase(said.charAt(0)))
                    .append(said.substring(1));
            text.append('.');
        }
        return text.toString();
    }

    /// One step.
    ///
    /// @param after how long after the first call, if nobody has acknowledged until then
    /// @param contacts who is called, all at the same time
    /// @param occasion when it applies at all
    public record Step(Duration after, List<Contact> contacts, Occasion occasion) {
        /// Refuses a negative time.
        public Step {
            contacts = List.copyOf(contacts);
            Read.notNegative("after", after);
        }

        /// Such as `after 5 minutes`, or `at once`.
        public String delay() {
            return Spoken.delay(after);
        }

        /// Such as `bo by sms, only from error`.
        public String sentence() {
            var who = Spoken.list(contacts.stream().map(Contact::sentence).toList());
            var when = occasion.sentence();
            return when.isEmpty() ? who : who + ", " + when;
        }
    }

    /// A bound.
    ///
    /// @param pages how many
    /// @param in in which time
    public record Most(int pages, Duration in) {
        /// Refuses a bound of nothing.
        public Most {
            if (pages < 1) {
                throw new IllegalArgumentException(
                        "atMost(%d) lets nobody be called; it must be at least 1".formatted(pages));
            }
            if (in.isZero() || in.isNegative()) {
                throw new IllegalArgumentException(
                        "atMost(%d).per(%s): the time must be longer than nothing"
                                .formatted(pages, in));
            }
        }
    }
}
