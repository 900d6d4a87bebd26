package dev.remediator.demo;

import dev.remediator.Closing;
import dev.remediator.gameday.CleanUp;
import dev.remediator.history.Accounting;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The demonstration: five things break for real on this machine, and are healed or paged.
public final class Demo {
    private static final Duration QUIET = Duration.ofSeconds(15);

    private Demo() {}

    /// Runs it.
    ///
    /// @param directory where everything is kept; made if it is not there
    /// @param keep whether it stays afterwards
    /// @param json whether it prints JSON lines and nothing else
    /// @param out where it prints
    /// @return whether everything went as it should
    /// @throws IOException in one sentence, if it could not be set up
    public static boolean run(Path directory, boolean keep, boolean json, PrintStream out)
            throws IOException, InterruptedException {
        boolean colours = interactive() && System.getenv("NO_COLOR") == null;
        var quiet = new PrintStream(PrintStream.nullOutputStream(), false, out.charset());
        var timeline = new Timeline(json ? quiet : out, colours, InstantSource.system());
        timeline.title(
                "remediator demo: three web nodes, two workers, a database, a pager, all on this machine");
        var closing = new Closing();
        closing.keep(() -> leave(directory, keep, timeline));
        var cleanUp = new CleanUp(closing);
        try {
            var place = Files.createDirectories(directory).toAbsolutePath();
            var database = OwnDatabase.place(place);
            if (!database.startsWith(place)) {
                closing.keep(() -> leave(database, keep, timeline));
            }
            Stage stage;
            try (var _ = cleanUp.settingUp()) {
                stage = new Stage(place, database, timeline, closing);
            }
            return play(stage, json, out);
        } finally {
            closing.close();
        }
    }

    private static boolean play(Stage stage, boolean json, PrintStream out)
            throws IOException, InterruptedException {
        var timeline = stage.timeline;
        var program = program(new Acts(stage), new DatabaseAct(stage));
        var acts = new ArrayList<Act>();
        for (var next : program) {
            timeline.title(
                    "Act %d of %d: %s".formatted(acts.size() + 1, program.size(), next.title()));
            acts.add(perform(next));
        }
        var accounting = accounts(stage);
        if (json) {
            acts.forEach(act -> out.println(Json.MAPPER.writeValueAsString(line(act))));
            out.println(Json.MAPPER.writeValueAsString(total(acts, accounting)));
        } else {
            close(timeline, acts, accounting);
        }
        return acts.stream().noneMatch(Act::failed) && accounting.unaccounted() == 0;
    }

    // Since JDK 25 there is again no console where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean interactive() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private record Scene(String title, String alert, Play play) {}

    @FunctionalInterface
    private interface Play {
        Act perform() throws ActFailed, IOException, InterruptedException;
    }

    private static List<Scene> program(Acts acts, DatabaseAct database) {
        return List.of(
                new Scene(
                        "a node is killed; a restart brings it back",
                        "InstanceDown",
                        acts::nodeIsKilled),
                new Scene(
                        "a node dies again after every restart; it is replaced",
                        "InstanceDown",
                        acts::restartDoesNotHold),
                new Scene(
                        "an alert no playbook can fix; a human is paged",
                        "CheckoutErrors",
                        acts::nobodyCanFix),
                new Scene(
                        "the worker is killed in the middle of a remedy; another finishes it",
                        "InstanceDown",
                        acts::workerIsKilled),
                new Scene(
                        "the database's primary is killed; a standby takes over, nothing is lost",
                        DatabaseWatch.ALERT,
                        database::primaryIsKilled));
    }

    private static Act perform(Scene scene) throws IOException, InterruptedException {
        try {
            return scene.play().perform();
        } catch (ActFailed e) {
            return Act.failed(scene.title(), scene.alert(), String.valueOf(e.getMessage()));
        }
    }

    /// The accounts once nothing is open any more.
    private static Accounting accounts(Stage stage) throws InterruptedException {
        var history = stage.installation.history();
        var _ = stage.witness.await(0, QUIET, _ -> history.open() == 0);
        return stage.installation.log().accounting();
    }

    private static Map<String, Object> line(Act act) {
        var line = new LinkedHashMap<String, Object>();
        line.put("act", act.act());
        line.put("alert", act.alert());
        line.put("outcome", act.outcome());
        line.put("remedies", act.remedies());
        line.put("alertToFirstStepMs", act.alertToFirstStepMs());
        line.put("alertToHealedMs", act.alertToHealedMs());
        act.writes()
                .ifPresent(
                        writes -> {
                            line.put("writesAcked", writes.acked());
                            line.put("writesLost", writes.lost());
                        });
        if (act.failed()) {
            line.put("complaint", act.complaint());
        }
        return line;
    }

    private static Map<String, Object> total(List<Act> acts, Accounting accounting) {
        var line = new LinkedHashMap<String, Object>();
        line.put("demo", "done");
        line.put("acts", acts.size());
        line.put("failed", acts.stream().filter(Act::failed).count());
        line.put("alertsAccepted", accounting.accepted());
        line.put("alertsUnaccounted", accounting.unaccounted());
        return line;
    }

    private static void close(Timeline timeline, List<Act> acts, Accounting accounting) {
        timeline.title("What happened");
        timeline.line(
                "%-48s %-8s %12s %10s  %s"
                        .formatted("act", "outcome", "first step", "over", "remedies"));
        for (var act : acts) {
            timeline.line(
                    "%-48s %-8s %9d ms %7.1f s  %s"
                            .formatted(
                                    act.act(),
                                    act.outcome(),
                                    act.alertToFirstStepMs(),
                                    act.alertToHealedMs() / 1000.0,
                                    String.join(", then ", act.remedies())));
            act.writes()
                    .ifPresent(
                            writes ->
                                    timeline.line(
                                            "    %d writes were acknowledged, %d of them are lost"
                                                    .formatted(writes.acked(), writes.lost())));
            if (act.failed()) {
                timeline.line("    " + act.complaint());
            }
        }
        timeline.line("");
        timeline.line(
                "%d alerts accepted, %d unaccounted for."
                        .formatted(accounting.accepted(), accounting.unaccounted()));
    }

    private static void leave(Path directory, boolean keep, Timeline timeline) {
        if (keep) {
            timeline.line("Everything it kept is in " + directory);
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            timeline.line("could not remove " + directory + ": " + e.getMessage());
        }
    }
}
