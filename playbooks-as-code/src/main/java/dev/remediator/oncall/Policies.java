package dev.remediator.oncall;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All loaded escalation policies: each is complete, and they do not contradict each other.
///
/// Immutable; safe for every thread.
public final class Policies {
    /// The policy that is meant by a name that no other has.
    public static final String DEFAULT = "default";

    private static final String NAME = "[A-Za-z][A-Za-z0-9._-]{0,63}";

    private final Map<String, CallPlan> plans;

    private Policies(Map<String, CallPlan> plans) {
        this.plans = plans;
    }

    /// Reads each policy, once.
    ///
    /// @throws IllegalArgumentException in one sentence that names the policy, if one of them
    ///   cannot be kept: it calls nobody at some time, two are of one name, or a person or a
    ///   schedule is another in another policy
    public static Policies of(Collection<? extends EscalationPolicy> policies) {
        var plans = new LinkedHashMap<String, CallPlan>();
        var people = new LinkedHashMap<String, Known>();
        var schedules = new LinkedHashMap<String, Known>();
        for (var policy : policies) {
            var name = named(policy);
            var plan = plan(name, policy);
            if (plans.putIfAbsent(name, plan) != null) {
                throw new IllegalArgumentException(
                        "two policies are called %s; rename one of them".formatted(name));
            }
            refuseGaps(name, plan);
            people(plan).forEach(p -> same(people, name, "person", p.name(), p.sentence()));
            Coverage.schedules(plan)
                    .forEach(s -> same(schedules, name, "schedule", s.name(), s.sentence()));
        }
        return new Policies(plans);
    }

    /// The policies by name, in the order in which they are listed.
    public Map<String, CallPlan> plans() {
        return new LinkedHashMap<>(plans);
    }

    /// The people of a policy, by name or by a schedule in code.
    public static List<Person> peopleOf(CallPlan plan) {
        return people(plan).distinct().toList();
    }

    /// The schedules in code by which a policy calls.
    public static List<Schedule> schedulesOf(CallPlan plan) {
        return Coverage.schedules(plan).distinct().toList();
    }

    private static String named(EscalationPolicy policy) {
        var name = policy.name();
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "the policy %s is called '%s'; a name is up to 64 letters, digits, '.', '_' and '-', and begins with a letter"
                            .formatted(policy.getClass().getName(), name));
        }
        return name;
    }

    private static CallPlan plan(String name, EscalationPolicy policy) {
        try {
            return policy.plan();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the policy %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static void refuseGaps(String name, CallPlan plan) {
        if (plan.steps().isEmpty() || plan.steps().stream().anyMatch(s -> s.contacts().isEmpty())) {
            throw new IllegalArgumentException(
                    "the policy %s has a step without anybody, or no step; say whom it calls"
                            .formatted(name));
        }
        people(plan)
                .filter(person -> person.ways().isEmpty())
                .findFirst()
                .ifPresent(
                        person -> {
                            throw new IllegalArgumentException(
                                    "the policy %s calls %s, who has no way to be reached; say by which channel"
                                            .formatted(name, person.name()));
                        });
        Coverage.gap(plan)
                .ifPresent(
                        gap -> {
                            throw new IllegalArgumentException(
                                    "the policy %s calls nobody about %s; add a step without a condition"
                                            .formatted(name, gap));
                        });
    }

    private static void same(
            Map<String, Known> all, String policy, String what, String name, String sentence) {
        var known = all.putIfAbsent(name, new Known(policy, sentence));
        if (known != null && !known.sentence().equals(sentence)) {
            throw new IllegalArgumentException(
                    "the %s %s of the policy %s is '%s', but of the policy %s it is '%s'; rename one, or share it"
                            .formatted(
                                    what,
                                    name,
                                    policy,
                                    sentence,
                                    known.policy(),
                                    known.sentence()));
        }
    }

    private static Stream<Person> people(CallPlan plan) {
        return plan.steps().stream()
                .flatMap(step -> step.contacts().stream())
                .flatMap(
                        contact ->
                                switch (contact) {
                                    case Contact.Someone someone -> Stream.of(someone.person());
                                    case Contact.OnCall onCall ->
                                            onCall.schedule().people().stream();
                                    case Contact.Listeners _, Contact.Elsewhere _ ->
                                            Stream.<Person>empty();
                                });
    }

    /// How a person or a schedule was first said.
    private record Known(String policy, String sentence) {}
}
