package dev.remediator.cli;

import dev.remediator.recording.RecordingWriter;
import dev.remediator.replay.export.IncidentTest;
import dev.remediator.replay.record.Span;
import dev.remediator.replay.record.Tape;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes an incident a test.
@Command(
        name = "export-test",
        mixinStandardHelpOptions = true,
        description = {
            "Make one recorded incident a JUnit test, with its fixture beside it, that passes at"
                    + " once.",
            "Call it in the project's own folder, where its tests are run. Without FILE the"
                    + " incident is recorded out of --data or --kafka first, as 'remediator record'"
                    + " does."
        },
        footer = {
            "",
            "  remediator export-test inc-01234567 night.jsonl --playbooks target/classes",
            "  remediator export-test inc-01234567 --data data --package com.example.nights"
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
            description =
                    "Jars or class folders that have the playbooks the recording names. Default:"
                            + " the standard ones")
    private List<Path> jars = List.of();

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Mixin private Recorded recorded = new Recorded();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!recordings.isEmpty()) {
            if (recorded.given()) {
                throw new IllegalArgumentException(
                        "name a recording, or say --data or --kafka, not both");
            }
            export(recordings);
            return 0;
        }
        var folder = Files.createTempDirectory("remediator-export");
        try {
            var recording = folder.resolve("incidents.jsonl");
            record(recording, folder);
            export(List.of(recording));
        } finally {
            delete(folder);
        }
        return 0;
    }

    private void record(Path recording, Path folder) throws IOException, InterruptedException {
        System.setProperty("REMEDIATOR_LOG", "WARN");
        var now = InstantSource.system().instant();
        try (var source = recorded.open();
                var tape = Tape.read(source, Span.EVERYTHING, folder, now, (_, _) -> {});
                var writer = RecordingWriter.create(recording, tape.from(), tape.to())) {
            tape.writeTo(writer::write);
            writer.finish();
        }
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
        if (json) {
            var line = Json.MAPPER.createObjectNode().put("test", written.method());
            written.files().forEach(file -> line.withArray("files").add(file.toString()));
            line.put("company", written.company()).put("declares", written.declares());
            print.println(Json.MAPPER.writeValueAsString(line));
            print.flush();
            return;
        }
        written.files().forEach(print::println);
        print.println("The test is called " + written.method() + " and passes.");
        if (written.company() > 0) {
            print.println(
                    "It holds %d more of that time, without which it would be decided otherwise."
                            .formatted(written.company()));
        }
        if (written.declares()) {
            print.println(
                    "Something would be decided otherwise now, or out of its night; the test"
                            + " declares it.");
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
}
