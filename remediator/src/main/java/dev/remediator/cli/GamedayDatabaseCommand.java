package dev.remediator.cli;

import dev.remediator.gameday.GameDay;
import dev.remediator.gameday.Played;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Breaks a database cluster.
@Command(
        name = "database",
        mixinStandardHelpOptions = true,
        description = {
            "Break a database cluster of its own so many times: in every way there is, in an order",
            "by chance, then again in another order.",
            "One primary, two standbys, a client that remembers every acknowledged write, and a",
            "whole remediator, all on this machine, in a temporary directory that is removed.",
            "PostgreSQL and HAProxy of this machine are used if it has them.",
            "A false alarm that does not count comes first, to warm up.",
            "Exits 0 only if no acknowledged write was lost and every run ended as it must."
        },
        footer = {
            "",
            "  remediator gameday database",
            "  remediator gameday database --runs 20 --seed 7 --json"
        })
final class GamedayDatabaseCommand implements Callable<Integer> {
    @Mixin private final GamedayReport report = new GamedayReport();

    @Override
    public Integer call() throws Exception {
        long seed = report.begin("a database of its own");
        var day = GameDay.play(report.runs(), seed, this::print);
        var took = day.alertToWrite();
        if (report.json()) {
            var line = new LinkedHashMap<String, Object>();
            line.put("seed", seed);
            line.put("alertToWriteMsP50", took.p50());
            line.put("alertToWriteMsP95", took.p95());
            report.json(line);
        } else {
            report.text(
                    "from the alert to the first write: p50 %d ms, p95 %d ms"
                            .formatted(took.p50(), took.p95()));
        }
        report.json(day.score());
        return day.score().good() && day.score().runs() == report.runs()
                ? 0
                : CommandLineInterface.FAILED;
    }

    private void print(Played played) {
        if (report.json()) {
            var line = new LinkedHashMap<String, Object>();
            line.put("run", played.run());
            line.put("scenario", played.scenario().words());
            line.put("expected", played.scenario().expected().words());
            line.put("outcome", played.outcome().words());
            line.put("outageMs", GamedayReport.millis(played.outage()));
            line.put("alertToWriteMs", GamedayReport.millis(played.alertToWrite()));
            line.put("writesAcked", played.writesAcked());
            line.put("problems", played.problems());
            report.json(line);
            return;
        }
        report.text(
                "%3d  %-52s %-12s outage %6s ms, alert to write %6s ms, %d writes"
                        .formatted(
                                played.run(),
                                played.scenario().words(),
                                played.outcome().words(),
                                GamedayReport.shown(played.outage()),
                                GamedayReport.shown(played.alertToWrite()),
                                played.writesAcked()));
        report.details(played.steps(), played.problems());
    }
}
