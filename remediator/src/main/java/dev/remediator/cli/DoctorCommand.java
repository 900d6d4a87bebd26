package dev.remediator.cli;

import dev.remediator.cli.Table.Column;
import dev.remediator.doctor.Doctor;
import dev.remediator.doctor.Finding;
import dev.remediator.doctor.Grade;
import dev.remediator.doctor.Subject;
import dev.remediator.settings.Settings;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Says whether this machine and these settings are fit for work.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Look whether everything is as the remediator needs it, and say what to do where it is"
                    + " not: Java, memory, disk, clock, Kafka and the topics on it, playbooks,"
                    + " secrets, certificates, the services that carry pages.",
            "Give it the options that 'remediator up' gets. It works before the first start, beside"
                    + " a running remediator, and while Kafka is down. It changes nothing, sends"
                    + " nothing to anybody and prints no secret.",
            "Exit code 0 if nothing has failed, warnings or not; 1 if something has."
        },
        footer = {
            "",
            "  remediator doctor",
            "  remediator doctor --config remediator.yaml --targets",
            "  remediator doctor --kafka kafka-1:9092,kafka-2:9092 --json"
        })
final class DoctorCommand implements Callable<Integer> {
    private static final String MEND = "mend the file; docs/configuration.md lists every key";

    @Mixin private Configuration configuration = new Configuration();

    @Option(
            names = "--targets",
            description = "Ask also what may be acted upon: hosts, clusters, clouds.")
    private boolean targets;

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        System.setProperty("REMEDIATOR_LOG", "ERROR");
        System.setProperty("REMEDIATOR_LOG_ALL", "OFF");
        var found = new ArrayList<Finding>();
        var settings = settings(found);
        found.addAll(
                Doctor.examine(
                        new Subject(
                                settings,
                                configuration.playbooks(),
                                System.getenv(),
                                targets,
                                InstantSource.system())));
        print(found, Objects.requireNonNull(spec).commandLine().getOut());
        return found.stream().anyMatch(f -> f.grade() == Grade.FAIL)
                ? CommandLineInterface.FAILED
                : 0;
    }

    /// Those that are said; where they cannot be read, the usual ones, as far as options go.
    private Settings settings(List<Finding> found) {
        try {
            var read = configuration.settings();
            found.add(
                    new Finding(
                            "settings",
                            Grade.OK,
                            configuration
                                    .named()
                                    .map("%s is sound"::formatted)
                                    .orElse("there is no file; the defaults hold"),
                            ""));
            return read;
        } catch (IOException | IllegalArgumentException e) {
            found.add(
                    new Finding(
                            "settings",
                            Grade.FAIL,
                            "%s; what follows is with the defaults".formatted(e.getMessage()),
                            MEND));
            return configuration.withoutFile();
        }
    }

    private void print(List<Finding> found, PrintWriter out) {
        if (json) {
            found.forEach(finding -> out.println(line(finding)));
        } else {
            var screen = Screen.ofThisProcess();
            var table = new Table(Column.whole(""), Column.whole("CHECK"), Column.whole("SEEN"));
            found.forEach(
                    finding ->
                            table.rowOver(
                                    finding.advice().isEmpty()
                                            ? ""
                                            : "do: " + Terminal.plain(finding.advice()),
                                    finding.grade().word(),
                                    finding.check(),
                                    finding.seen()));
            table.lines(screen).forEach(line -> out.println(coloured(line, screen)));
            out.println(sum(found));
        }
        out.flush();
    }

    private static String coloured(String line, Screen screen) {
        return switch (line.substring(0, Math.min(4, line.length()))) {
            case "ok  " -> screen.green("ok") + line.substring(2);
            case "warn" -> screen.yellow("warn") + line.substring(4);
            case "fail" -> screen.red("fail") + line.substring(4);
            default -> line;
        };
    }

    private static String sum(List<Finding> found) {
        long failed = found.stream().filter(f -> f.grade() == Grade.FAIL).count();
        long warned = found.stream().filter(f -> f.grade() == Grade.WARN).count();
        return "%d checks: %d failed, %d warnings".formatted(found.size(), failed, warned);
    }

    private static String line(Finding finding) {
        return Json.MAPPER.writeValueAsString(
                Json.MAPPER
                        .createObjectNode()
                        .put("check", finding.check())
                        .put("grade", finding.grade().word())
                        .put("seen", finding.seen())
                        .put("advice", finding.advice()));
    }
}
