package dev.remediator.recording;

import dev.remediator.guard.Policy;
import dev.remediator.oncall.CallPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a remediator was set to while it decided: written to the incident log when it starts, so
/// that a recording needs nothing beside it. No secret, no address.
///
/// @param version which remediator
/// @param policy the guards, and the groups of the inventory
/// @param aliases what else nodes are called
/// @param channels the channels that carried pages and their kinds, in the order of the settings
/// @param confirming how long an alert had to fire before anybody was called
/// @param rearming how long after a call the same series called nobody again
/// @param most how many pages of a policy might begin in which time
/// @param playbooks which playbooks it had, in the order they were tried
/// @param policies which escalation policies it had
public record Session(
        String version,
        Policy policy,
        Map<String, String> aliases,
        List<Channel> channels,
        Duration confirming,
        Duration rearming,
        CallPlan.Most most,
        List<Sheet> playbooks,
        List<Sheet> policies) {

    /// Copies everything.
    public Session {
        aliases = Map.copyOf(aliases);
        channels = List.copyOf(channels);
        playbooks = List.copyOf(playbooks);
        policies = List.copyOf(policies);
    }

    /// A channel.
    ///
    /// @param name as policies call it
    /// @param kind the word for its kind
    /// @param calls whether it calls somebody by itself; where that is not known, its kind says it
    public record Channel(String name, String kind, @Nullable Boolean calls) {
        /// One of which only its kind is known.
        public Channel(String name, String kind) {
            this(name, kind, null);
        }
    }

    /// A playbook or a policy.
    ///
    /// @param name its name
    /// @param type the class it was written as
    /// @param sentence what it says
    /// @param code the version of its code; empty for a policy
    public record Sheet(String name, String type, String sentence, String code) {}
}
