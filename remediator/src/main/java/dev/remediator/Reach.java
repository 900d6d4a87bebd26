package dev.remediator;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.Rulebook;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.Contact;
import dev.remediator.oncall.Person;
import dev.remediator.oncall.Policies;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.settings.Nearest;
import dev.remediator.settings.PersonSpec;
import java.util.List;
import java.util.Optional;

/// Looks whether the settings have everybody whom the policies call, with the address that each
/// channel needs: better now than at the first page.
///
/// @param channels the channels of the settings
/// @param people the people of the settings
record Reach(List<ChannelSpec> channels, List<PersonSpec> people) {

    Reach {
        channels = List.copyOf(channels);
        people = List.copyOf(people);
    }

    /// Whether it is a channel on which somebody listens whom a page may wake: not one that needs a
    /// person's address and has none of its own, nor a page for customers.
    static boolean wakes(ChannelSpec spec) {
        return mayWake(spec.kind()) && missingAddress(spec).isEmpty();
    }

    /// Whether a channel of this kind may be one that wakes somebody.
    static boolean mayWake(ChannelKind kind) {
        return switch (kind) {
            case PAGERDUTY_SCHEDULES, STATUSPAGE -> false;
            default -> true;
        };
    }

    /// @throws IllegalArgumentException in one sentence that names the policy
    void check(Policies policies) {
        policies.plans()
                .forEach(
                        (name, plan) -> {
                            check(name, plan);
                            Policies.peopleOf(plan).forEach(person -> check(name, person));
                        });
    }

    private void check(String policy, CallPlan plan) {
        for (var step : plan.steps()) {
            for (var contact : step.contacts()) {
                if (contact instanceof Contact.Listeners listeners) {
                    var spec = calling(policy, listeners.channel());
                    spec.flatMap(Reach::missingAddress)
                            .ifPresent(
                                    option -> {
                                        throw refusal(
                                                policy,
                                                "the channel '%s', which has nobody of its own to call; say options.%s in pager.channels, or call a person by it"
                                                        .formatted(listeners.channel(), option));
                                    });
                } else if (contact instanceof Contact.Elsewhere elsewhere) {
                    check(policy, elsewhere);
                }
            }
        }
    }

    private void check(String policy, Contact.Elsewhere elsewhere) {
        var spec = channel(policy, elsewhere.channel());
        var kind = spec.map(ChannelSpec::kind);
        if (kind.isEmpty()
                || (kind.get() != ChannelKind.PAGERDUTY_SCHEDULES
                        && kind.get() != ChannelKind.OPSGENIE)) {
            throw refusal(
                    policy,
                    "whoever is on call by %s of the channel '%s', which keeps no schedules; name one of the kind pagerduty-schedules or opsgenie"
                            .formatted(elsewhere.schedule(), elsewhere.channel()));
        }
        if (spec.filter(Reach::isAtJira).isPresent()) {
            throw refusal(
                    policy,
                    "whoever is on call by %s of the channel '%s', but Jira Service Management does not say who that is to a key for alerts; write the schedule in code"
                            .formatted(elsewhere.schedule(), elsewhere.channel()));
        }
        var known = people.stream().filter(person -> !person.email().isEmpty()).toList();
        if (known.isEmpty()) {
            throw refusal(
                    policy,
                    "whoever is on call by %s, but nobody in pager.people has an email, by which they are known there; add theirs"
                            .formatted(elsewhere.schedule()));
        }
        for (var way : elsewhere.ways()) {
            calling(policy, way.channel())
                    .filter(by -> known.stream().allMatch(p -> missing(by, p).isPresent()))
                    .flatMap(by -> missing(by, known.getFirst()))
                    .ifPresent(
                            what -> {
                                throw refusal(
                                        policy,
                                        "whoever is on call by %s by %s, but nobody in pager.people has both email and %s; add them"
                                                .formatted(
                                                        elsewhere.schedule(), way.channel(), what));
                            });
        }
    }

    private static boolean isAtJira(ChannelSpec spec) {
        return spec.url().startsWith("https://api.atlassian.com/");
    }

    private void check(String policy, Person person) {
        var spec =
                people.stream()
                        .filter(p -> p.name().equals(person.name()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        refusal(
                                                policy,
                                                "'%s', whom pager.people does not have; %s"
                                                        .formatted(
                                                                person.name(),
                                                                advice(
                                                                        "add that person",
                                                                        names(),
                                                                        person.name()))));
        for (var way : person.ways()) {
            calling(policy, way.channel())
                    .flatMap(channel -> missing(channel, spec))
                    .ifPresent(
                            what -> {
                                throw refusal(
                                        policy,
                                        "%s by %s, but pager.people has no %s of %s; add it"
                                                .formatted(
                                                        person.name(),
                                                        way.channel(),
                                                        what,
                                                        person.name()));
                            });
        }
    }

    /// A channel that carries pages; empty for the last resort, which is not in the settings.
    private Optional<ChannelSpec> calling(String policy, String name) {
        var spec = channel(policy, name);
        if (spec.filter(s -> s.kind() == ChannelKind.PAGERDUTY_SCHEDULES).isPresent()) {
            throw refusal(
                    policy,
                    "the channel '%s', which only says who is on call; use it in onCallAt"
                            .formatted(name));
        }
        return spec;
    }

    private Optional<ChannelSpec> channel(String policy, String name) {
        var spec = channels.stream().filter(c -> c.name().equals(name)).findFirst();
        if (spec.isEmpty() && !name.equals(Rulebook.LAST_RESORT)) {
            throw refusal(
                    policy,
                    "the channel '%s', which pager.channels does not have; %s"
                            .formatted(
                                    name,
                                    advice(
                                            "add it",
                                            channels.stream().map(ChannelSpec::name).toList(),
                                            name)));
        }
        return spec;
    }

    private List<String> names() {
        return people.stream().map(PersonSpec::name).toList();
    }

    private static String advice(String advice, List<String> names, String said) {
        var nearest = Nearest.of(names, said);
        return nearest.isEmpty()
                ? advice
                : "%s, or say '%s' if that is meant".formatted(advice, nearest);
    }

    /// What of a person's addresses a channel cannot do without.
    private static Optional<String> missing(ChannelSpec channel, PersonSpec person) {
        return switch (channel.kind()) {
            case TWILIO_SMS, TWILIO_VOICE -> gone("phone", person.phone().isEmpty());
            case SMTP -> gone("email", person.email().isEmpty());
            case FCM -> gone("devices", person.devices().isEmpty());
            case SLACK -> gone("slack", person.slack().isEmpty());
            default -> Optional.empty();
        };
    }

    /// The option without which a channel calls nobody by itself.
    private static Optional<String> missingAddress(ChannelSpec spec) {
        return switch (spec.kind()) {
            case TWILIO_SMS, TWILIO_VOICE, SMTP -> gone("to", spec.option("to").isEmpty());
            case SLACK -> gone("room", spec.option("room").isEmpty());
            case FCM -> gone("topic", spec.option("topic").isEmpty());
            default -> Optional.empty();
        };
    }

    private static Optional<String> gone(String what, boolean is) {
        return is ? Optional.of(what) : Optional.empty();
    }

    private static IllegalArgumentException refusal(String policy, String whom) {
        return new IllegalArgumentException("the policy %s calls %s".formatted(policy, whom));
    }
}
