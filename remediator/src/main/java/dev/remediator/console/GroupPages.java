package dev.remediator.console;

import dev.remediator.alert.Replayed;
import dev.remediator.guard.Storm;
import dev.remediator.warden.Posture;
import java.util.Comparator;
import java.util.Map;

/// What holds automation back in each group.
final class GroupPages {
    /// Whoever writes alerts can invent groups.
    private static final int SHOWN = 200;

    private static final Comparator<Posture.Group> URGENT =
            Comparator.comparing(
                            (Posture.Group g) -> Storm.Weather.NORMAL.name().equals(g.weather()))
                    .thenComparing(Comparator.comparingLong(Posture.Group::inFlight).reversed())
                    .thenComparing(Comparator.comparingInt(Posture.Group::unwell).reversed())
                    .thenComparing(Posture.Group::group);

    private final Sources sources;

    GroupPages(Sources sources) {
        this.sources = sources;
    }

    /// Groups with their budgets and breakers, those first in which most goes on; none that is
    /// replayed.
    Page all(Viewer viewer) {
        var posture = sources.history().posture().now();
        var real = posture.groups().stream().filter(g -> !Replayed.is(g.group())).toList();
        var groups =
                real.stream()
                        .sorted(URGENT)
                        .limit(SHOWN)
                        .map(group -> GroupView.of(group, posture, sources.policy()))
                        .toList();
        return Templates.draw(
                "groups/all.jte",
                Map.of(
                        "frame",
                        Frame.of(sources, viewer, "/groups", "Groups"),
                        "groups",
                        groups,
                        "more",
                        real.size() - groups.size(),
                        "perHour",
                        sources.policy().rules().budgets().fleetDestructivePerHour()));
    }
}
