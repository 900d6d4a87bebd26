package dev.remediator.cli;

import dev.remediator.gameday.nodes.NodePlayed;
import dev.remediator.gameday.nodes.NodesDay;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Breaks nodes.
@Command(
        name = "nodes",
        mixinStandardHelpOptions = true,
        description = {
            "Break nodes of its own so many times: in every way there is, in an order by chance,",
            "then again in another order. They are killed, hung, made to crash at every start, their",
            "disks are filled, one comes and goes, one never comes back, a whole group is down.",
            "Three groups of real processes and a whole remediator, all on this machine, in a",
            "temporary directory that is removed.",
            "The playbooks are made for the day and not the shipped ones. One restarts and replaces as",
            "HealNode does, with shorter times, and never reboots: a process has no machine to boot.",
            "The other cleans up by the fleet's allow-list alone. Trust in the shipped playbooks needs",
            "more than a day of this: rehearse them, and let them watch first.",
            "The time to heal is from the first alert accepted at the door until all alerts of the",
            "run are over and all health checks pass.",
            "A judge looks at the processes, their files and the fleets' logs. A node that was not",
            "broken must keep its process and stay well; one that says it is well may be restarted",
            "once, because the alert may know more, and never replaced.",
            "Exits 0 only if nothing wrong was done and all runs were played."
        },
        footer = {
            "",
            "  remediator gameday nodes",
            "  remediator gameday nodes --runs 50 --seed 7 --json"
        })
final class GamedayNodesCommand implements Callable<Integer> {
    @Mixin private final GamedayReport report = new GamedayReport();

    @Override
    public Integer call() throws Exception {
        long seed = report.begin("a node of its own, or several,");
        var score = NodesDay.play(report.runs(), seed, this::print);
        if (report.json()) {
            var line = new LinkedHashMap<String, Object>();
            line.put("seed", seed);
            report.json(line);
        }
        report.json(score);
        return score.wrongActions() == 0 && score.runs() == report.runs()
                ? 0
                : CommandLineInterface.FAILED;
    }

    private void print(NodePlayed played) {
        if (report.json()) {
            var line = new LinkedHashMap<String, Object>();
            line.put("run", played.run());
            line.put("scenario", played.scenario().words());
            line.put("nodes", played.nodes());
            line.put("expected", played.expected());
            line.put("outcome", played.outcome().words());
            line.put("reprovisioned", played.reprovisioned());
            line.put("pages", played.pages());
            line.put("concurrentDestructive", played.mostAtOnce());
            line.put("timeToHealMs", GamedayReport.millis(played.timeToHeal()));
            line.put("problems", played.problems());
            report.json(line);
            return;
        }
        report.text(
                "%3d  %-46s %-8s %d replaced, %d pages, healed in %6s ms"
                        .formatted(
                                played.run(),
                                played.scenario().words(),
                                played.outcome().words(),
                                played.reprovisioned(),
                                played.pages(),
                                GamedayReport.shown(played.timeToHeal())));
        report.details(played.steps(), played.problems());
    }
}
