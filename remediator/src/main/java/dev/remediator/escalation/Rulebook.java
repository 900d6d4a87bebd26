package dev.remediator.escalation;

import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.Contact;
import dev.remediator.oncall.Occasion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which policies there are, and what holds where a policy does not say.
///
/// @param plans the policies in code, by name
/// @param otherwise who is called by a name that no policy in code has
/// @param channels the channels there are, in the order of the settings
/// @param confirming how long an alert must have fired before anybody is called
/// @param rearming how long after a call the same series calls nobody again
/// @param most how many pages of a policy may begin in which time
public record Rulebook(
        Map<String, CallPlan> plans,
        CallPlan otherwise,
        Map<String, ChannelKind> channels,
        Duration confirming,
        Duration rearming,
        CallPlan.Most most) {

    /// The channel that is always there, for when nothing outside answers.
    public static final String LAST_RESORT = "last-resort";

    /// Every page is printed, without waiting to be sure: where nobody has set anything up.
    public static Rulebook printed() {
        return new Rulebook(
                Map.of(),
                everyChannelInTurn(List.of("printed")),
                Map.of("printed", ChannelKind.PRINTED, LAST_RESORT, ChannelKind.SPOOL),
                Duration.ZERO,
                Duration.ofHours(1),
                new CallPlan.Most(1_000, Duration.ofMinutes(10)));
    }

    /// Copies everything.
    public Rulebook {
        plans = Map.copyOf(plans);
    }

    /// The policy that is meant by a name.
    public CallPlan plan(String policy) {
        return plans.getOrDefault(policy, otherwise);
    }

    /// How many pages of a policy may begin in which time.
    public CallPlan.Most most(String policy) {
        return plan(policy).most().orElse(most);
    }

    /// What a channel can do; empty if it is gone.
    public Optional<ChannelKind> kind(String channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    /// Who is called where nobody has written a policy: each channel in the order of the settings,
    /// five minutes apart.
    ///
    /// @param channels the channels that carry pages, in order
    public static CallPlan everyChannelInTurn(List<String> channels) {
        var steps = new TreeMap<Integer, CallPlan.Step>();
        for (int i = 0; i < channels.size(); i++) {
            steps.put(
                    i,
                    new CallPlan.Step(
                            Duration.ofMinutes(5L * i),
                            List.of(new Contact.Listeners(channels.get(i))),
                            Occasion.ALWAYS));
        }
        return new CallPlan(
                List.copyOf(steps.values()), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
