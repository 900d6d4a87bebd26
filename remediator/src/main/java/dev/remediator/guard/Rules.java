package dev.remediator.guard;

import dev.remediator.playbook.Autonomy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the operator has set. Everything is on by default, with numbers that careful fleets use.
///
/// @param groups which groups there are
/// @param storm when too many are unwell at once
/// @param budgets how much may be done
/// @param flapping when an alert comes and goes too often
/// @param repeats when the same remedy may be tried again
/// @param tilt when this program distrusts itself
/// @param tellAfter how long a remedy may be held back before people are told, once for all that
///   wait for the same thing. Default 10 min
/// @param demoteAfter after so many failures in a row a playbook asks before it acts; 0: never.
///   Default 3
/// @param autonomy how much single playbooks may do by themselves
/// @param protectedTargets resources that are never destroyed. Default none
/// @param dependencies what depends on what
/// @param inhibitions which alerts explain which
/// @param maintenance windows that are known in advance
/// @param timeToLive how long a source's word holds that never says that it is over
public record Rules(
        Groups groups,
        Storms storm,
        Budgets budgets,
        Flapping flapping,
        Repeats repeats,
        Tilts tilt,
        Duration tellAfter,
        int demoteAfter,
        List<Level> autonomy,
        List<String> protectedTargets,
        List<Dependency> dependencies,
        List<Inhibition> inhibitions,
        List<Window> maintenance,
        List<TimeToLive> timeToLive) {

    /// What holds where nobody has said otherwise.
    public static final Rules DEFAULT =
            new Rules(
                    new Groups(List.of("cluster", "zone", "rack", "service"), List.of()),
                    new Storms(20, 1, 5, 3, Duration.ofSeconds(30), Duration.ofMinutes(5)),
                    new Budgets(1, 3, 5, 10),
                    new Flapping(3000, 750, Duration.ofMinutes(15), Duration.ofHours(1)),
                    new Repeats(Duration.ofMinutes(30), Duration.ofHours(1), 3, Duration.ofDays(1)),
                    new Tilts(
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(30)),
                    Duration.ofMinutes(10),
                    3,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());

    /// Copies the lists; refuses what contradicts itself.
    public Rules {
        autonomy = List.copyOf(autonomy);
        protectedTargets = List.copyOf(protectedTargets);
        dependencies = List.copyOf(dependencies);
        inhibitions = List.copyOf(inhibitions);
        maintenance = List.copyOf(maintenance);
        timeToLive = List.copyOf(timeToLive);
        Check.positive("guards.tell-after", tellAfter);
        Check.atLeast("guards.demote-after", demoteAfter, 0);
        Dependency.refuseCycles(dependencies);
        Check.once("guards.autonomy.playbook", autonomy.stream().map(Level::playbook).toList());
        Check.once("guards.maintenance.id", maintenance.stream().map(Window::id).toList());
        Check.once(
                "guards.time-to-live.source", timeToLive.stream().map(TimeToLive::source).toList());
    }

    /// The same, with other groups.
    public Rules with(Groups other) {
        return new Rules(
                other,
                storm,
                budgets,
                flapping,
                repeats,
                tilt,
                tellAfter,
                demoteAfter,
                autonomy,
                protectedTargets,
                dependencies,
                inhibitions,
                maintenance,
                timeToLive);
    }

    /// The same, with another storm breaker.
    public Rules with(Storms other) {
        return new Rules(
                groups,
                other,
                budgets,
                flapping,
                repeats,
                tilt,
                tellAfter,
                demoteAfter,
                autonomy,
                protectedTargets,
                dependencies,
                inhibitions,
                maintenance,
                timeToLive);
    }

    /// The same, with other budgets.
    public Rules with(Budgets other) {
        return new Rules(
                groups,
                storm,
                other,
                flapping,
                repeats,
                tilt,
                tellAfter,
                demoteAfter,
                autonomy,
                protectedTargets,
                dependencies,
                inhibitions,
                maintenance,
                timeToLive);
    }

    /// The same, with another idea of flapping.
    public Rules with(Flapping other) {
        return new Rules(
                groups,
                storm,
                budgets,
                other,
                repeats,
                tilt,
                tellAfter,
                demoteAfter,
                autonomy,
                protectedTargets,
                dependencies,
                inhibitions,
                maintenance,
                timeToLive);
    }

    /// The same, with another idea of repeating.
    public Rules with(Repeats other) {
        return new Rules(
                groups,
                storm,
                budgets,
                flapping,
                other,
                tilt,
                tellAfter,
                demoteAfter,
                autonomy,
                protectedTargets,
                dependencies,
                inhibitions,
                maintenance,
                timeToLive);
    }

    /// The same, with another distrust of itself.
    public Rules with(Tilts other) {
        return new Rules(
                groups,
                storm,
                budgets,
                flapping,
                repeats,
                other,
                tellAfter,
                demoteAfter,
                autonomy,
                protectedTargets,
                dependencies,
                inhibitions,
                maintenance,
                timeToLive);
    }

    /// Which groups there are.
    ///
    /// @param labels labels of alerts whose values make groups. Default cluster, zone, rack,
    ///   service
    /// @param sizes how many members single groups have. Default: as many as were ever heard of
    public record Groups(List<String> labels, List<Size> sizes) {
        /// Copies the lists.
        public Groups {
            labels = List.copyOf(labels);
            sizes = List.copyOf(sizes);
        }
    }

    /// How many members a group has.
    ///
    /// @param group such as `cluster=eu-1`, or `everything`
    /// @param members how many
    public record Size(String group, int members) {
        /// Refuses an empty group.
        public Size {
            Check.named("guards.groups.sizes.group", group);
            Check.atLeast("guards.groups.sizes.members", members, 1);
        }
    }

    /// When too many are unwell at once.
    ///
    /// @param share more than so many percent of a group. Default 20
    /// @param least so many may always be unwell, however small the group. Default 1
    /// @param fleetShare more than so many percent of everything. Default 5
    /// @param fleetLeast so many may always be unwell of everything. Default 3
    /// @param tellAfter how long a storm must last before people are paged. Default 30 s
    /// @param coolDown how long calm must last before a storm is over. Default 5 min
    public record Storms(
            int share,
            int least,
            int fleetShare,
            int fleetLeast,
            Duration tellAfter,
            Duration coolDown) {
        /// Refuses what would be no breaker, or always be one.
        public Storms {
            Check.between("guards.storm.share", share, 1, 100);
            Check.atLeast("guards.storm.least", least, 1);
            Check.between("guards.storm.fleet-share", fleetShare, 1, 100);
            Check.atLeast("guards.storm.fleet-least", fleetLeast, 1);
            Check.notNegative("guards.storm.tell-after", tellAfter);
            Check.positive("guards.storm.cool-down", coolDown);
        }
    }

    /// How much may be done.
    ///
    /// @param destructive destructive remedies in flight in one group. Default 1
    /// @param fleetDestructive destructive remedies in flight altogether. Default 3
    /// @param fleetDestructivePerHour destructive remedies begun altogether in an hour. Default 5
    /// @param remedies remedies of any kind in flight in one group. Default 10
    public record Budgets(
            int destructive, int fleetDestructive, int fleetDestructivePerHour, int remedies) {
        /// Refuses a budget of nothing.
        public Budgets {
            Check.atLeast("guards.budgets.destructive", destructive, 1);
            Check.atLeast("guards.budgets.fleet-destructive", fleetDestructive, 1);
            Check.atLeast("guards.budgets.fleet-destructive-per-hour", fleetDestructivePerHour, 1);
            Check.atLeast("guards.budgets.remedies", remedies, 1);
        }
    }

    /// When an alert comes and goes too often: each time it comes back costs 1000 points, which
    /// decay. The scheme is BGP's route flap damping, RFC 2439.
    ///
    /// @param above from so many points on it is left alone. Default 3000
    /// @param below below so many it is taken up again. Default 750
    /// @param halfLife in which time half the points are forgotten. Default 15 min
    /// @param longest it is left alone for so long at most. Default 1 h
    public record Flapping(int above, int below, Duration halfLife, Duration longest) {
        /// Refuses a threshold that could never be crossed back.
        public Flapping {
            Check.atLeast("guards.flapping.above", above, 1001);
            Check.between("guards.flapping.below", below, 1, above - 1);
            Check.positive("guards.flapping.half-life", halfLife);
            Check.positive("guards.flapping.longest", longest);
        }
    }

    /// When the same remedy may be tried again on the same target.
    ///
    /// @param coolDown not again so soon; the next remedy is taken. Default 30 min
    /// @param relapse what comes back so soon after it was healed begins at the next remedy.
    ///   Default 1 h
    /// @param replacements how often a target may be destroyed. Default 3
    /// @param replacementsWithin in which time. Default 24 h
    public record Repeats(
            Duration coolDown, Duration relapse, int replacements, Duration replacementsWithin) {
        /// Refuses negative times and a budget of nothing.
        public Repeats {
            Check.notNegative("guards.repeats.cool-down", coolDown);
            Check.notNegative("guards.repeats.relapse", relapse);
            Check.atLeast("guards.repeats.replacements", replacements, 1);
            Check.positive("guards.repeats.replacements-within", replacementsWithin);
        }

        /// How long anything must be remembered.
        public Duration longest() {
            var longer = coolDown.compareTo(relapse) > 0 ? coolDown : relapse;
            return longer.compareTo(replacementsWithin) > 0 ? longer : replacementsWithin;
        }
    }

    /// When this program distrusts itself.
    ///
    /// @param stall its loop stood still for so long, or the clock jumped so far. Default 2 s
    /// @param lag what it reads is so old. Default 30 s
    /// @param fresh so long after its start. Default 10 s
    /// @param observe how long it then only observes. Default 30 s
    public record Tilts(Duration stall, Duration lag, Duration fresh, Duration observe) {
        /// Refuses negative times.
        public Tilts {
            Check.positive("guards.tilt.stall", stall);
            Check.positive("guards.tilt.lag", lag);
            Check.notNegative("guards.tilt.fresh", fresh);
            Check.notNegative("guards.tilt.observe", observe);
        }
    }

    /// How much one playbook may do.
    ///
    /// @param playbook its name
    /// @param level how much
    public record Level(String playbook, Autonomy.Level level) {}

    /// How long a source's word holds.
    ///
    /// @param source the source's name
    /// @param after an alert not repeated for so long counts as over
    public record TimeToLive(String source, Duration after) {
        /// Refuses a word that never holds.
        public TimeToLive {
            Check.named("guards.time-to-live.source", source);
            Check.positive("guards.time-to-live.after", after);
        }
    }

    /// How long the word of a source holds, if it must be repeated.
    public Optional<Duration> timeToLive(String source) {
        for (var ttl : timeToLive) {
            if (ttl.source().equals(source)) {
                return Optional.of(ttl.after());
            }
        }
        return Optional.empty();
    }
}
