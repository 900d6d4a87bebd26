package dev.remediator.cli;

import dev.remediator.Shelf;
import dev.remediator.recording.RecordingReader;
import dev.remediator.replay.Contents;
import dev.remediator.replay.Progress;
import dev.remediator.replay.Replay;
import dev.remediator.replay.Replayed;
import dev.remediator.replay.alerts.AlertStream;
import dev.remediator.replay.alerts.AlertStreams;
import dev.remediator.replay.live.RecordedAlerts;
import dev.remediator.replay.live.Together;
import dev.remediator.settings.SettingsReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/// Decides again what has happened, and says what would be different.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Decide again about recorded incidents with the playbooks as they are now, act on"
                    + " nothing, and print what is different.",
            "FILE is a recording ('remediator record'), or alerts of any system as CSV or JSON"
                    + " Lines: then it says what would be done about them.",
            "Exit codes: 0 the same, 3 different, 1 a file cannot be used, 2 called wrongly."
        },
        footer = {
            "",
            "  remediator replay incidents.jsonl",
            "  remediator replay march.jsonl.gz --playbooks ours.jar --json",
            "  remediator replay alerts.csv --columns time=ts,name=rule,label.instance=host",
            "  remediator replay alerts.csv --playbooks new.jar --against old.jar",
            "  remediator replay incidents.jsonl --into http://127.0.0.1:8080 --speed 10"
        })
final class ReplayCommand implements Callable<Integer> {
    /// Something would be decided otherwise.
    private static final int DIFFERENT = 3;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to decide about.")
    private List<Path> files = List.of();

    @Option(
            names = "--playbooks",
            paramLabel = "JAR",
            arity = "1..*",
            description =
                    "Playbooks to decide with, as 'up' loads them. Default: those that the"
                            + " recording names, as this program has them; for alerts the standard"
                            + " ones.")
    private List<Path> playbooks = List.of();

    @Option(
            names = "--against",
            paramLabel = "JAR",
            arity = "1..*",
            description = "For alerts: playbooks to compare with. Default: none")
    private List<Path> against = List.of();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings in YAML, for their guards, groups and pager. Default: the recorded"
                            + " ones")
    private @Nullable Path config;

    @Option(
            names = "--tolerance",
            paramLabel = "D",
            description = "By how much times may differ and still be the same. Default: 5s")
    private String tolerance = "5s";

    @Option(
            names = "--lenient",
            description = "Pass over what cannot be read, and say so on standard error.")
    private boolean lenient;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(
            names = "--all",
            description =
                    "Every row, not only the first 50 of each kind. With --json there are all.")
    private boolean all;

    @Option(names = "--quiet", description = "Nothing on standard error but what went wrong.")
    private boolean quiet;

    @Mixin private AlertColumns columns = new AlertColumns();

    @Mixin private ReplayInto into = new ReplayInto();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var kind = Contents.of(files);
        if (into.given()) {
            return live(kind);
        }
        Replayed found;
        try (var bar = new ProgressBar(err(), quiet)) {
            var replay = replay(bar);
            found =
                    switch (kind) {
                        case RECORDING -> recorded(replay);
                        case ALERTS -> alerts(replay);
                    };
        }
        return told(found);
    }

    private int live(Contents kind) throws IOException, InterruptedException {
        try (var stream = kind == Contents.RECORDING ? recordedAlerts() : alerts()) {
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            return into.replay(stream, out, this::say, json);
        }
    }

    private AlertStream recordedAlerts() throws IOException {
        var streams = new ArrayList<RecordedAlerts>();
        for (var file : files) {
            var reader = RecordingReader.open(file);
            streams.add(new RecordedAlerts(lenient ? reader.leniently(this::say) : reader));
        }
        return new Together(streams);
    }

    private AlertStream alerts() throws IOException {
        return AlertStreams.open(files, columns.options(lenient), this::say);
    }

    private Replay replay(Progress progress) throws IOException {
        var replay = playbooks.isEmpty() ? Replay.asRecorded() : Replay.of(Shelf.load(playbooks));
        replay = replay.tolerating(Spans.parse("--tolerance", tolerance)).watchedBy(progress);
        if (config != null) {
            if (!Files.isReadable(config)) {
                throw new IllegalArgumentException(
                        "there is no settings file to be read at " + config);
            }
            replay = replay.by(SettingsReader.read(config, System.getenv()));
        }
        return lenient ? replay.leniently(this::say) : replay;
    }

    private Replayed recorded(Replay replay) throws IOException {
        if (!against.isEmpty()) {
            throw new IllegalArgumentException(
                    "--against is for alerts; a recording is compared with what was recorded");
        }
        if (columns.given()) {
            throw new IllegalArgumentException(
                    "--columns, --zone, --holds and --no-header are for files of alerts, but"
                            + " %s is a recording".formatted(files.getFirst()));
        }
        var found = replay.run(files);
        if (found.incidents() == 0) {
            throw new IOException("no incident is in " + names() + "; record a longer time");
        }
        return found;
    }

    private Replayed alerts(Replay replay) throws IOException {
        var names = files.stream().map(Path::getFileName).map(String::valueOf).toList();
        try (var stream = alerts()) {
            return against.isEmpty()
                    ? replay.foresee(stream, names)
                    : replay.against(Shelf.load(against), stream, names);
        }
    }

    private String names() {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }

    private int told(Replayed found) {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            found.json(line -> out.print(line + "\n"));
        } else {
            found.text(all, out::print);
        }
        out.flush();
        return found.same() ? 0 : DIFFERENT;
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    private void say(String sentence) {
        if (!quiet) {
            err().println("remediator: " + Terminal.plain(sentence));
        }
    }
}
