package dev.remediator.oncall;

import dev.remediator.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// One call that a policy makes.
///
/// @param after how long after the first call
/// @param who who is called: a person's name, whoever is on call by a schedule elsewhere, or empty
///   for whoever listens at the channel
/// @param channel on which channel
public record Call(Duration after, String who, String channel) {

    static List<Call> of(CallPlan plan, Severity severity, Instant begin) {
        return plan.steps().stream()
                .filter(step -> step.occasion().holds(severity, begin.plus(step.after())))
                .flatMap(step -> step.contacts().stream().flatMap(c -> of(c, step.after(), begin)))
                .sorted(Comparator.comparing(Call::after))
                .toList();
    }

    private static Stream<Call> of(Contact contact, Duration after, Instant begin) {
        return switch (contact) {
            case Contact.Listeners listeners -> Stream.of(new Call(after, "", listeners.channel()));
            case Contact.Someone someone ->
                    each(after, someone.person().name(), someone.person().ways());
            case Contact.OnCall onCall ->
                    onCall.schedule().at(begin.plus(after)).stream()
                            .flatMap(person -> each(after, person.name(), person.ways()));
            case Contact.Elsewhere elsewhere ->
                    each(after, "whoever is on call by " + elsewhere.schedule(), elsewhere.ways());
        };
    }

    private static Stream<Call> each(Duration after, String who, List<Person.Way> ways) {
        return ways.stream().map(way -> new Call(after.plus(way.after()), who, way.channel()));
    }

    /// Such as `ana by sms after 2 minutes`, or `ops-chat at once`.
    public String sentence() {
        return "%s %s"
                .formatted(who.isEmpty() ? channel : who + " by " + channel, Spoken.delay(after));
    }
}
