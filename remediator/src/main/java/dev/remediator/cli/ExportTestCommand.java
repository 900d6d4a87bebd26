package dev.remediator.cli;

import dev.remediator.replay.export.IncidentTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes an incident a test.
@Command(
        name = "export-test",
        mixinStandardHelpOptions = true,
        description = {
            "Make one recorded incident a JUnit test, with its fixture beside it, that passes at once.",
            "Call it in the project's own folder, where its tests are run. Without FILE the incident",
            "is recorded out of --data or --kafka first, as 'remediator record' does."
        },
        footer = {
            "",
            "  remediator export-test inc-0123456789abcdef night.jsonl --playbooks target/ours.jar",
            "  remediator export-test inc-0123456789abcdef --data data --out src/test/java/incidents"
        })
final class ExportTestCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "The incident.")
    private String incident = "";

    @Parameters(index = "1..*", paramLabel = "FILE", description = "Recordings it may be in.")
    private List<Path> recordings = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to. Default: the folder of the package below src/test/java")
    private @Nullable Path out;

    @Option(
            names = "--package",
            paramLabel = "NAME",
            description = "The test's package. Default: ${DEFAULT-VALUE}",
            defaultValue = "incidents")
    private String packageName = "incidents";

    @Option(
            names = "--playbooks",
            paramLabel = "JAR",
            arity = "1..*",
            description = "Jars or class folders that have the playbooks the recording names.")
    private List<Path> jars = List.of();

    @Option(names = "--data", paramLabel = "DIR", description = "Record out of this directory.")
    private @Nullable Path data;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,…",
            description = "Record out of this Kafka.")
    private @Nullable String kafka;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!recordings.isEmpty()) {
            export(recordings);
            return 0;
        }
        var folder = Files.createTempDirectory("remediator-export");
        try {
            var recording = folder.resolve("incidents.jsonl");
            int code = record(recording);
            if (code == 0) {
                export(List.of(recording));
            }
            return code;
        } finally {
            delete(folder);
        }
    }

    private int record(Path recording) {
        var arguments = new ArrayList<>(List.of("record", "--out", recording.toString()));
        if (data != null) {
            arguments.addAll(List.of("--data", data.toString()));
        }
        if (kafka != null) {
            arguments.addAll(List.of("--kafka", kafka));
        }
        var silent = new PrintWriter(Writer.nullWriter());
        return CommandLineInterface.run(silent, err(), arguments.toArray(String[]::new));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void export(List<Path> files) throws IOException {
        for (var file : files) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("there is no recording to be read at " + file);
            }
        }
        var written = new IncidentTest(folder(), packageName, jars).write(incident, files);
        var print = Objects.requireNonNull(spec).commandLine().getOut();
        written.files().forEach(print::println);
        print.println("The test is called " + written.method() + " and passes.");
        if (written.company() > 0) {
            print.println(
                    "It holds %d other incidents of that time, without which it was decided otherwise."
                            .formatted(written.company()));
        }
        if (written.declares()) {
            print.println(
                    "Taken out of its night, something is decided otherwise; the test declares it.");
        }
        print.flush();
    }

    /// As the test names it: from where tests are run, wherever that is possible.
    private Path folder() {
        if (out == null) {
            return Path.of("src/test/java").resolve(packageName.replace('.', '/'));
        }
        var here = Path.of("").toAbsolutePath();
        var given = out.toAbsolutePath().normalize();
        return given.startsWith(here) ? here.relativize(given) : given;
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
