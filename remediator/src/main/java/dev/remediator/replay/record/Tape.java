package dev.remediator.replay.record;

import dev.remediator.recording.Line;
import dev.remediator.topic.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/// A part of the incident log, read to its end: what a recording is made of. It holds in memory
/// where each incident is, about 200 bytes, and everything else in a temporary file, which is
/// removed when it is closed.
///
/// For one thread.
public final class Tape implements AutoCloseable {
    private final Spool spool;
    private final Harvest harvest;
    private final Instant now;

    private Tape(Spool spool, Harvest harvest, Instant now) {
        this.spool = spool;
        this.harvest = harvest;
        this.now = now;
    }

    /// What hands over the records of the log, one partition's in order.
    @FunctionalInterface
    interface Source {
        void read(Harvest harvest) throws IOException, InterruptedException;
    }

    /// Reads the log.
    ///
    /// @param source where it is
    /// @param span which part of it
    /// @param directory where the temporary file is made
    /// @param now the time
    /// @param progress is told how far it is
    /// @throws IOException if the temporary file cannot be written
    /// @throws IllegalStateException in one sentence, if Kafka is not there or has no incident log
    public static Tape read(
            LogSource source, Span span, Path directory, Instant now, Progress progress)
            throws IOException, InterruptedException {
        return read(
                harvest -> {
                    try (var log = new IncidentLog(source.bootstrap(), progress)) {
                        log.read(span, harvest, source.mayRun() ? now : null);
                    }
                },
                span,
                directory,
                now);
    }

    static Tape read(Source source, Span span, Path directory, Instant now)
            throws IOException, InterruptedException {
        var spool = new Spool(directory);
        try {
            var harvest = new Harvest(span, spool);
            source.read(harvest);
            spool.flush();
            return new Tape(spool, harvest, now);
        } catch (IOException | InterruptedException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    /// From when on the log was read: what was asked for, or the first record's time.
    public Instant from() {
        return harvest.from(now);
    }

    /// Until when something is known: the end of what was asked for; or when the log was read, if
    /// the remediator ran then; else the last record's time.
    public Instant to() {
        return harvest.to(now);
    }

    /// Hands over the lines, in order. Only once.
    public Tally writeTo(Lines lines) throws IOException {
        long incidents = 0;
        long open = 0;
        long alerts = 0;
        for (var entry : harvest.inOrder(from())) {
            var line = line(entry);
            if (line instanceof Line.Happened(var incident)) {
                incidents++;
                open += incident.complete() ? 0 : 1;
                alerts += Assembly.alerts(incident);
            }
            lines.write(line);
        }
        return new Tally(
                incidents,
                open,
                alerts,
                harvest.earlier(),
                harvest.replayed(),
                harvest.unreadable());
    }

    private Line line(Entry entry) throws IOException {
        if (entry.line != null) {
            return entry.line;
        }
        try {
            return Assembly.line(entry, spool.chain(entry.last));
        } catch (Unreadable e) {
            throw new IOException("what was read of the log has changed meanwhile", e);
        }
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
