package dev.remediator.warden;

import dev.remediator.guard.Ask;
import dev.remediator.guard.Command;
import dev.remediator.guard.Dependency;
import dev.remediator.guard.Inhibition;
import dev.remediator.guard.Matcher;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Silence;
import dev.remediator.guard.Standing;
import dev.remediator.guard.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How long the warden takes to decide in a storm: so many resources turn unwell within a minute,
/// each asks for a remedy, a minute later they are well again one after the other. Prints the time
/// of one petition; asserts nothing. Run it by hand: `WardenBench 1000 27000`.
final class WardenBench {
    private static final int GROUPS = 40;
    private static final Duration SPREAD = Duration.ofMinutes(1);
    private static final long MOST_NANOS = 20_000_000_000L;

    /// What makes one storm different from another.
    enum Kind {
        GROUPS,
        UNKNOWN_HOSTS,
        ONE_FLEET,
        ONE_AT_ONCE,
        SILENCED,
        INHIBITED,
        SICK_PARENT
    }

    private final Kind kind;
    private final int resources;
    private final Policy policy;
    private final Warden warden;
    private WardenState state = WardenState.QUIET;
    private Optional<Instant> due = Optional.empty();
    private long decisions;
    private long effects;

    private WardenBench(Kind kind, int resources) {
        this.kind = kind;
        this.resources = resources;
        this.policy = policy(kind);
        this.warden = new Warden(policy);
    }

    public static void main(String[] sizes) {
        System.out.println("us for each petition; unwell, then well again");
        for (var kind : Kind.values()) {
            for (var size : sizes) {
                var bench = new WardenBench(kind, Integer.parseInt(size));
                System.out.printf(Locale.ROOT, "%-14s %7s  %s%n", kind, size, bench.storm());
            }
        }
    }

    private static Policy policy(Kind kind) {
        var rules = Rules.DEFAULT;
        var inhibitions =
                kind == Kind.INHIBITED
                        ? List.of(
                                new Inhibition(
                                        List.of("severity=critical"),
                                        List.of("severity=warning"),
                                        List.of("instance")))
                        : List.<Inhibition>of();
        var dependencies =
                kind == Kind.SICK_PARENT
                        ? List.of(new Dependency("everything", List.of("database/main")))
                        : List.<Dependency>of();
        return Policy.of(
                new Rules(
                        rules.groups(),
                        rules.storm(),
                        rules.budgets(),
                        rules.flapping(),
                        rules.repeats(),
                        rules.tilt(),
                        rules.tellAfter(),
                        rules.demoteAfter(),
                        rules.autonomy(),
                        rules.protectedTargets(),
                        dependencies,
                        inhibitions,
                        rules.maintenance(),
                        rules.timeToLive()),
                Map.of());
    }

    private String storm() {
        if (kind == Kind.SILENCED) {
            for (int i = 0; i < 20; i++) {
                silence("silence-" + i, i == 19 ? "eu-*" : "us-" + i);
            }
        }
        if (kind == Kind.SICK_PARENT) {
            decide(new Petition.Stands(standing("database/main", Map.of())), Wishes.NOW);
        }
        var unwell = phase(Wishes.NOW, true);
        int most = state.queue().size();
        var well = phase(Wishes.NOW.plus(Duration.ofMinutes(2)), false);
        return unwell + " / " + well + "   held " + most + ", effects " + effects;
    }

    private void silence(String id, String cluster) {
        var silence =
                new Silence(
                        id,
                        false,
                        List.of(Matcher.parse("cluster=" + cluster)),
                        Wishes.NOW,
                        Wishes.NOW.plus(Duration.ofHours(1)),
                        "ann",
                        "moving");
        var command = new Command.SetSilence(id, "ann", "moving", silence);
        take(warden.decide(state, new WardenEvent.Commanded(command), Wishes.NOW, null));
    }

    private String phase(Instant from, boolean unwell) {
        long began = System.nanoTime();
        long before = decisions;
        for (int i = 0; i < resources; i++) {
            var now = from.plus(SPREAD.multipliedBy(i).dividedBy(resources));
            pass(now);
            if (unwell) {
                turnsUnwell(i, now);
            } else {
                turnsWell(i, now);
            }
            if (System.nanoTime() - began > MOST_NANOS) {
                return "%.1f (only %d)"
                        .formatted((System.nanoTime() - began) / 1e3 / (decisions - before), i);
            }
        }
        return "%.1f".formatted((System.nanoTime() - began) / 1e3 / (decisions - before));
    }

    private void turnsUnwell(int i, Instant now) {
        var wishes = wishes(i);
        var labels = wishes.labels();
        decide(new Petition.Stands(standing(wishes.resource(), labels)), now);
        decide(new Petition.Asks(wishes.ask(policy)), now);
    }

    private Standing standing(String resource, Map<String, String> labels) {
        var groups = new ArrayList<String>();
        if (labels.containsKey("cluster")) {
            groups.add("cluster=" + labels.get("cluster"));
        }
        groups.add("everything");
        var symptoms =
                kind == Kind.INHIBITED && resource.hashCode() % 2 == 0
                        ? List.of(
                                new Standing.Symptom("other-" + resource, resource, "Down", labels))
                        : List.<Standing.Symptom>of();
        return new Standing(resource, true, false, groups, symptoms);
    }

    private Wishes wishes(int i) {
        var resource = "node/web-" + i;
        boolean gentle =
                kind == Kind.ONE_AT_ONCE || kind == Kind.SICK_PARENT || kind == Kind.UNKNOWN_HOSTS;
        var wishes = gentle ? Wishes.toRestart(resource) : Wishes.toReplace(resource);
        var group = "eu-" + (kind == Kind.ONE_FLEET ? 0 : i % GROUPS);
        wishes = wishes.labelled("cluster", group).labelled("instance", "web-" + i);
        return switch (kind) {
            case UNKNOWN_HOSTS ->
                    new Wishes(
                            resource,
                            Map.of("instance", "web-" + i),
                            i % 2 == 0,
                            wishes.purpose(),
                            wishes.budgets(),
                            wishes.autonomy(),
                            null);
            case ONE_AT_ONCE -> wishes.within(new Ask.Budget("cluster=" + group, 1, null));
            case INHIBITED -> wishes.labelled("severity", i % 3 == 0 ? "critical" : "warning");
            case GROUPS, ONE_FLEET, SILENCED, SICK_PARENT -> wishes;
        };
    }

    private void turnsWell(int i, Instant now) {
        var wishes = wishes(i);
        decide(new Petition.Returns(wishes.ask(policy).permit()), now);
        decide(new Petition.Stands(Standing.well(wishes.resource())), now);
    }

    private void pass(Instant until) {
        while (due.filter(d -> !d.isAfter(until)).isPresent()) {
            take(warden.decide(state, new WardenEvent.TimePassed(), due.orElse(until), null));
        }
    }

    private void decide(Petition petition, Instant now) {
        take(warden.decide(state, new WardenEvent.Petitioned(petition), now, null));
    }

    private void take(WardenDecided decided) {
        state = decided.next();
        due = decided.due();
        decisions++;
        effects += decided.effects().size();
    }
}
