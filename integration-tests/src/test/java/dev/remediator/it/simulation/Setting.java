package dev.remediator.it.simulation;

import dev.remediator.guard.Dependency;
import dev.remediator.guard.Inhibition;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Window;
import dev.remediator.playbook.Autonomy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a seed picks before anything happens: how large the world is, what the operator has set,
/// what can be wrong.
///
/// @param horizon until when things change, in milliseconds
/// @param partitions of the engine
/// @param workers how many at once
/// @param rules what the operator has set
/// @param series what can be wrong
record Setting(long horizon, int partitions, int workers, Rules rules, List<Series> series) {

    static Setting of(Lot lot, Instant start) {
        int zones = lot.between(1, 3);
        int nodes = lot.between(1, 6);
        long horizon = lot.spell(3600, 9000);
        return new Setting(
                horizon,
                lot.between(1, 3),
                lot.between(1, 3),
                rules(lot, start, horizon, zones, nodes),
                series(lot, zones, nodes));
    }

    private static List<Series> series(Lot lot, int zones, int nodes) {
        var all = new ArrayList<Series>();
        for (int zone = 0; zone < zones; zone++) {
            for (int node = 0; node < nodes; node++) {
                int more = lot.between(0, 2);
                for (int i = 0; i <= more; i++) {
                    boolean nags = lot.chance(150);
                    add(all, lot, nags ? "nagger" : "source", "n" + zone + node, "z" + zone, nags);
                }
            }
            if (lot.chance(400)) {
                all.add(
                        new Series(
                                "source",
                                "ZoneDown",
                                Map.of("zone", "z" + zone, "instance", "edge" + zone),
                                false));
            }
        }
        if (lot.chance(500)) {
            all.add(new Series("source", "DatabaseDown", Map.of("instance", "main"), false));
        }
        if (lot.chance(120)) {
            add(all, lot, "source", "n*", "z0", false);
        }
        return all;
    }

    private static void add(
            List<Series> all, Lot lot, String source, String instance, String zone, boolean mute) {
        var name = lot.of(Virtual.ALERTS);
        var labels = Map.of("instance", instance, "zone", zone, "cluster", "c");
        if (all.stream().noneMatch(s -> s.name.equals(name) && s.labels.equals(labels))) {
            all.add(new Series(source, name, labels, mute));
            if (lot.chance(150)) {
                all.add(new Series("second", name, labels, false));
            }
        }
    }

    private static Rules rules(Lot lot, Instant start, long horizon, int zones, int nodes) {
        var sizes = new ArrayList<Rules.Size>();
        for (int zone = 0; zone < zones; zone++) {
            if (lot.chance(600)) {
                sizes.add(new Rules.Size("zone=z" + zone, nodes + lot.between(0, 12)));
            }
        }
        return new Rules(
                new Rules.Groups(List.of("cluster", "zone"), sizes),
                new Rules.Storms(
                        lot.between(20, 60),
                        lot.between(1, 3),
                        lot.between(20, 60),
                        lot.between(2, 6),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(lot.between(1, 5))),
                new Rules.Budgets(
                        lot.between(1, 2), lot.between(1, 3), lot.between(2, 5), lot.between(2, 6)),
                new Rules.Flapping(
                        lot.between(2000, 3000), 750, Duration.ofMinutes(15), Duration.ofHours(1)),
                new Rules.Repeats(
                        Duration.ofMinutes(lot.between(10, 30)),
                        Duration.ofMinutes(lot.between(15, 60)),
                        lot.between(1, 3),
                        Duration.ofDays(1)),
                Rules.DEFAULT.tilt(),
                Duration.ofMinutes(10),
                lot.between(0, 3),
                autonomy(lot),
                lot.chance(500) ? List.of("node/n00", "node/n10") : List.of(),
                lot.chance(500)
                        ? List.of(new Dependency("zone=z0", List.of("database/main")))
                        : List.of(),
                inhibitions(lot),
                maintenance(lot, start, horizon),
                List.of(new Rules.TimeToLive("nagger", Duration.ofMinutes(6))));
    }

    private static List<Rules.Level> autonomy(Lot lot) {
        var levels = new ArrayList<Rules.Level>();
        if (lot.chance(150)) {
            levels.add(new Rules.Level("HealNode", Autonomy.Level.PROPOSE));
        }
        if (lot.chance(150)) {
            levels.add(new Rules.Level("Clean", Autonomy.Level.SHADOW));
        }
        return levels;
    }

    private static List<Inhibition> inhibitions(Lot lot) {
        return lot.chance(500)
                ? List.of(
                        new Inhibition(
                                List.of("alertname=ZoneDown"),
                                List.of("alertname!=ZoneDown"),
                                List.of("zone")),
                        new Inhibition(
                                List.of("alertname=Noise"),
                                List.of("alertname=DiskFull"),
                                List.of("cluster")))
                : List.of();
    }

    private static List<Window> maintenance(Lot lot, Instant start, long horizon) {
        if (!lot.chance(200)) {
            return List.of();
        }
        var from = start.plusMillis(lot.spell(0, (int) (horizon / 2000)));
        return List.of(
                new Window(
                        "planned",
                        List.of("zone=z0"),
                        from,
                        from.plusMillis(lot.spell(300, 2400)),
                        "a new kernel"));
    }
}
