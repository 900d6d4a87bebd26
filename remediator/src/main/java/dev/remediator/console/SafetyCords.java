package dev.remediator.console;

import dev.remediator.guard.Controls;
import dev.remediator.guard.Scopes;
import dev.remediator.history.IncidentView;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import dev.remediator.warden.Posture;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// The andon cord as its page shows it.
///
/// @param cords those that are pulled, the first one first
/// @param groups the groups a cord may be pulled for that are known by name
/// @param playbooks the loaded playbooks
/// @param acting incidents in which something is being done now
/// @param held how many remedies a cord holds back
public record SafetyCords(
        List<Cord> cords,
        List<String> groups,
        List<String> playbooks,
        List<IncidentView> acting,
        long held) {
    private static final int MOST_ACTING = 20;
    private static final int MOST_GROUPS = 200;

    /// Copies the lists.
    public SafetyCords {
        cords = List.copyOf(cords);
        groups = List.copyOf(groups);
        playbooks = List.copyOf(playbooks);
        acting = List.copyOf(acting);
    }

    /// One that is pulled.
    ///
    /// @param scope what it stops
    /// @param by who pulled it
    /// @param why what they said
    /// @param since when
    public record Cord(String scope, String by, String why, When since) {
        private static Cord of(Controls.Cord cord, Instant now) {
            return new Cord(cord.scope(), cord.by(), cord.why(), When.of(cord.at(), now));
        }
    }

    static SafetyCords of(Sources sources) {
        var posture = sources.history().posture().now();
        var now = sources.clock().instant();
        return new SafetyCords(
                posture.controls().cords().stream().map(cord -> Cord.of(cord, now)).toList(),
                groups(sources, posture),
                sources.book().names(),
                sources.history()
                        .incidents(
                                incident -> incident.state().equals(State.ACTING.word()),
                                MOST_ACTING),
                posture.waiting().stream()
                        .filter(w -> Reason.ANDON.word().equals(w.reason()))
                        .count());
    }

    private static List<String> groups(Sources sources, Posture posture) {
        var known = new TreeSet<String>();
        var scopes = sources.policy().scopes();
        scopes.fleets().values().forEach(fleet -> known.add("fleet=" + fleet));
        scopes.elsewhere().values().forEach(fleet -> known.add("fleet=" + fleet));
        known.addAll(scopes.sizes().keySet());
        posture.groups().forEach(group -> known.add(group.group()));
        known.removeIf(group -> Scopes.isEverything(group) || !group.contains("="));
        return known.stream().limit(MOST_GROUPS).toList();
    }

    /// Whether one is pulled.
    public boolean pulled() {
        return !cords.isEmpty();
    }

    /// Whether everything stands still.
    public boolean everything() {
        return cords.stream().anyMatch(cord -> cord.scope().equals(Scopes.EVERYTHING));
    }
}
