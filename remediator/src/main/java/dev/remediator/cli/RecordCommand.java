package dev.remediator.cli;

import dev.remediator.recording.RecordingWriter;
import dev.remediator.replay.record.Progress;
import dev.remediator.replay.record.Span;
import dev.remediator.replay.record.Tally;
import dev.remediator.replay.record.Tape;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Takes incidents out of a remediator, running or stopped.
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Write the incidents of a remediator to a file, one JSON object a line, to decide them"
                    + " again with 'remediator replay'.",
            "The remediator may run or be stopped; nothing of it is changed. What looks like a"
                    + " secret is taken out.",
            "T is a time such as 2026-01-31T10:00:00Z, a date such as 2026-01-31, which begins at"
                    + " midnight UTC, or how long ago, such as 30d or 12h."
        },
        footer = {
            "",
            "  remediator record --out incidents.jsonl",
            "  remediator record --out march.jsonl.gz --from 2026-03-01 --to 2026-04-01",
            "  remediator record --out today.jsonl --kafka kafka-1:9092 --from 24h"
        })
final class RecordCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The recording; packed if its name ends in .gz.")
    private Path out = Path.of("");

    @Mixin private Recorded recorded = new Recorded();

    @Option(
            names = "--from",
            paramLabel = "T",
            description = "Incidents that were opened since then. Default: all that are kept")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "T", description = "Until then. Default: now")
    private @Nullable String to;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        System.setProperty("REMEDIATOR_LOG", "WARN");
        var now = InstantSource.system().instant();
        var span =
                new Span(
                        from == null ? null : Times.parse("--from", from, now),
                        to == null ? null : Times.parse("--to", to, now));
        var folder = folder(out);
        try (var source = recorded.open();
                var tape = Tape.read(source, span, folder, now, progress())) {
            var tally = write(tape);
            var line = Objects.requireNonNull(spec).commandLine().getOut();
            line.println(json ? object(tally, tape) : sentence(tally, tape));
            line.flush();
        }
        return 0;
    }

    private static Path folder(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file) || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "--out is %s, but must be a file in a directory that is there".formatted(file));
        }
        return folder;
    }

    private Tally write(Tape tape) throws IOException {
        try (var writer = RecordingWriter.create(out, tape.from(), tape.to())) {
            var tally = tape.writeTo(writer::write);
            writer.finish();
            return tally;
        }
    }

    private String sentence(Tally tally, Tape tape) throws IOException {
        var text = new StringBuilder();
        if (tally.incidents() == 0) {
            text.append("nothing happened from %s to %s".formatted(tape.from(), tape.to()));
        } else {
            text.append(
                    "%d incidents, %d of them not over, with %d alerts, from %s to %s"
                            .formatted(
                                    tally.incidents(),
                                    tally.open(),
                                    tally.alerts(),
                                    tape.from(),
                                    tape.to()));
        }
        text.append(": %d bytes in %s".formatted(Files.size(out), Terminal.word(out.toString())));
        if (tally.earlier() > 0) {
            text.append(
                    (from == null
                                    ? "; %d are left out, because the log does not have their beginning:"
                                            + " it is no longer kept, or an older remediator did not write it"
                                    : "; %d that had begun before are left out")
                            .formatted(tally.earlier()));
        }
        if (tally.replayed() > 0) {
            text.append("; %d of live replays are left out".formatted(tally.replayed()));
        }
        if (tally.unreadable() > 0) {
            text.append(
                    "; %d records could not be read, a newer remediator may have written them"
                            .formatted(tally.unreadable()));
        }
        return text.toString();
    }

    private String object(Tally tally, Tape tape) throws IOException {
        var line = new LinkedHashMap<String, Object>();
        line.put("recording", out.toString());
        line.put("incidents", tally.incidents());
        line.put("open", tally.open());
        line.put("alerts", tally.alerts());
        line.put("from", tape.from());
        line.put("to", tape.to());
        line.put("bytes", Files.size(out));
        line.put("leftOut", tally.earlier());
        line.put("replayed", tally.replayed());
        line.put("unreadable", tally.unreadable());
        return Json.MAPPER.writeValueAsString(line);
    }

    private Progress progress() {
        if (json || !Terminal.isThere()) {
            return (_, _) -> {};
        }
        return new Bar(Objects.requireNonNull(spec).commandLine().getErr());
    }

    /// One line on a terminal, overwritten with every percent.
    private static final class Bar implements Progress {
        private final PrintWriter err;
        private long shown = -1;

        Bar(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void read(long records, long of) {
            long percent = of == 0 ? 100 : 100 * records / of;
            if (percent != shown) {
                shown = percent;
                err.print("\rreading the incident log: %d %%".formatted(percent));
                err.print(percent == 100 ? "\r\033[K" : "");
                err.flush();
            }
        }
    }
}
