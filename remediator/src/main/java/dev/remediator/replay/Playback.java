package dev.remediator.replay;

import dev.remediator.recording.Line;
import dev.remediator.recording.RecordingReader;
import dev.remediator.recording.Session;
import dev.remediator.replay.body.Understudy;
import dev.remediator.replay.difference.Comparison;
import dev.remediator.replay.difference.Heading;
import dev.remediator.replay.difference.Ledger;
import dev.remediator.replay.difference.Report;
import dev.remediator.replay.engine.Deciding;
import dev.remediator.replay.engine.Input;
import dev.remediator.replay.engine.Lines;
import dev.remediator.replay.engine.Recorded;
import dev.remediator.replay.engine.RecordedInputs;
import dev.remediator.replay.engine.VirtualEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Decides again what was recorded, once. A session that begins in the middle changes what decides
/// from then on; what is open stays so, as it does in a running system.
///
/// For one thread.
final class Playback {
    private static final int TELL_EVERY = 1_000;

    private final Grounds.Wanted wanted;
    private final @Nullable Consumer<String> lenient;
    private final Progress progress;
    private final Sheets sheets = new Sheets();
    private final Ledger ledger;
    private final Comparison comparison;
    private Grounds grounds;
    private @Nullable Session session;
    private @Nullable VirtualEngine engine;
    private Instant last = Instant.MIN;
    private long alerts;

    Playback(
            Grounds.Wanted wanted,
            Duration tolerance,
            @Nullable Consumer<String> lenient,
            Progress progress) {
        this.wanted = wanted;
        this.lenient = lenient;
        this.progress = progress;
        this.grounds = Grounds.NONE;
        this.ledger =
                new Ledger(
                        (playbook, remedy) ->
                                grounds.destroys(playbook, remedy)
                                        || sheets.destroyed(playbook, remedy),
                        name -> sheets.changed(name, grounds.shelf().book()));
        this.comparison = new Comparison(tolerance, ledger);
    }

    Replayed of(List<Path> files) throws IOException {
        var readers = new ArrayList<RecordingReader>();
        try {
            for (var file : files) {
                var reader = RecordingReader.open(file);
                readers.add(lenient == null ? reader : reader.leniently(lenient));
            }
            play(readers);
        } finally {
            for (var reader : readers) {
                reader.close();
            }
        }
        return new Findings.Compared(new Report(heading(files, readers), ledger));
    }

    private Heading heading(List<Path> files, List<RecordingReader> readers) {
        return new Heading(
                files.stream().map(Path::getFileName).map(String::valueOf).toList(),
                readers.stream().map(RecordingReader::from).min(Instant::compareTo),
                readers.stream().map(RecordingReader::to).max(Instant::compareTo),
                alerts,
                sheets.changes(grounds.shelf().book()));
    }

    private void play(List<RecordingReader> readers) throws IOException {
        var lines =
                new Peeked(
                        RecordedInputs.merge(
                                readers.stream().<Lines>map(reader -> reader::next).toList()));
        session = lines.session();
        grounds = wanted.of(session);
        var understudy = new Understudy(grounds.shelf().loader());
        var recorded = new Recorded(grounds.shelf().book(), understudy::leaves);
        var inputs = new RecordedInputs(lines, recorded, this::seen);
        var decides = new VirtualEngine(deciding(), recorded, comparison);
        engine = decides;
        for (var next = inputs.next(); next.isPresent(); next = inputs.next()) {
            var input = next.get();
            decides.happens(input);
            comparison.passed(input.at());
            if (input instanceof Input.Heard && ++alerts % TELL_EVERY == 0) {
                progress.at(share(readers), alerts);
            }
        }
        progress.at(1, alerts);
        readers.stream().map(RecordingReader::to).forEach(this::lasts);
        decides.runUntil(last);
        comparison.recordingEnds();
        decides.finish();
        comparison.finish();
    }

    private static double share(List<RecordingReader> readers) {
        return readers.stream().mapToDouble(RecordingReader::share).average().orElse(1);
    }

    private void lasts(Instant until) {
        last = until.isAfter(last) ? until : last;
    }

    private Deciding deciding() {
        return new Deciding(grounds.shelf().book(), grounds.policy(), grounds.rulebook());
    }

    private void seen(Line line) {
        switch (line) {
            case Line.Started(var at, var begun) -> began(at, begun);
            case Line.Happened(var incident) -> {
                comparison.recorded(incident);
                lasts(incident.moments().getLast().at());
            }
            case Line.Commanded _, Line.Distrusted _, Line.Controlled _ -> {}
        }
    }

    private void began(Instant at, Session begun) {
        sheets.began(begun);
        if (begun.equals(session)) {
            return;
        }
        session = begun;
        grounds = wanted.of(begun);
        if (engine != null) {
            engine.runUntil(at);
            engine.decideBy(deciding());
        }
    }

    /// Lines of which the first session can be known before they are read.
    private static final class Peeked implements Lines {
        private final Lines lines;
        private final ArrayDeque<Line> read = new ArrayDeque<>();

        Peeked(Lines lines) {
            this.lines = lines;
        }

        /// The session that was in force when the first incident happened, as far as that is
        /// recorded.
        @Nullable Session session() throws IOException {
            for (var next = lines.next(); next.isPresent(); next = lines.next()) {
                read.add(next.get());
                if (next.get() instanceof Line.Started(_, var session)) {
                    return session;
                }
                if (next.get() instanceof Line.Happened) {
                    return null;
                }
            }
            return null;
        }

        @Override
        public Optional<Line> next() throws IOException {
            var kept = read.poll();
            return kept == null ? lines.next() : Optional.of(kept);
        }
    }
}
