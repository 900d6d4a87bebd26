package dev.remediator.guard;

import dev.remediator.alert.Replayed;
import dev.remediator.playbook.Autonomy;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What people have said, until they say otherwise.
///
/// @param cords andon cords that are pulled
/// @param silences silences and maintenance windows that have not ended
/// @param levels how much single playbooks may do, where a person or a demotion has changed it
public record Controls(
        List<Cord> cords, List<Silence> silences, Map<String, Autonomy.Level> levels) {

    /// Nobody has said anything.
    public static final Controls NONE = new Controls(List.of(), List.of(), Map.of());

    /// Copies everything.
    public Controls {
        cords = List.copyOf(cords);
        silences = List.copyOf(silences);
        levels = Collections.unmodifiableMap(new TreeMap<>(levels));
    }

    /// A pulled andon cord.
    ///
    /// @param scope what it stops: `everything`, a group such as `cluster=eu-1`, or
    ///   `playbook=HealNode`
    /// @param by who pulled it
    /// @param why what they said
    /// @param at when
    public record Cord(String scope, String by, String why, Instant at) {
        /// Whether it stops this. What people stop is stopped in every replay too.
        public boolean stops(String playbook, Iterable<String> groups) {
            if (scope.equals(Scopes.EVERYTHING) || scope.equals("playbook=" + playbook)) {
                return true;
            }
            for (var group : groups) {
                if (Replayed.plain(group).equals(scope)) {
                    return true;
                }
            }
            return false;
        }

        /// Who and why, for people.
        public String sentence() {
            return by + " pulled the cord for " + scope + ": " + why;
        }
    }
}
