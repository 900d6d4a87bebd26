package dev.remediator.recording;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.node.ObjectNode;

/// Writes one recording: the header, the lines in order, and a last line by which a reader knows
/// that nothing is missing. A file whose name ends in `.gz` is packed. What looks like a secret is
/// taken out, and people are called `person-1` and so on.
///
/// It is written beside its place, into a file of the same name with `.part` behind it. [#finish]
/// puts it into its place; [#close] without that takes it away, so that an exception on the way
/// leaves what was there before.
///
/// For one thread.
public final class RecordingWriter implements AutoCloseable {
    static final String SCHEMA = "recording/";
    static final int VERSION = 1;

    private final Path file;
    private final Path part;
    private final OutputStream out;
    private final Discretion discretion = new Discretion();
    private long lines;
    private Instant last = Instant.MIN;
    private boolean open = true;

    private RecordingWriter(Path file, Path part, OutputStream out) {
        this.file = file;
        this.part = part;
        this.out = out;
    }

    /// Begins a recording.
    ///
    /// @param file where to; what is there is replaced only when the recording is complete
    /// @param from from when on the log was read
    /// @param to until when
    public static RecordingWriter create(Path file, Instant from, Instant to) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        var plain = new BufferedOutputStream(Files.newOutputStream(part));
        var packed = file.toString().endsWith(".gz");
        var writer = new RecordingWriter(file, part, packed ? new GZIPOutputStream(plain) : plain);
        writer.put(
                LineJson.object()
                        .put("schema", SCHEMA + VERSION)
                        .put("program", "remediator")
                        .put("from", from.toString())
                        .put("to", to.toString()));
        return writer;
    }

    /// One more line, not earlier than the one before.
    ///
    /// @throws IllegalArgumentException if it is earlier, or an incident to which nothing happened,
    ///   or one with decisions about another
    public void write(Line line) throws IOException {
        if (line.at().isBefore(last)) {
            throw new IllegalArgumentException(
                    "the line of %s is earlier than the one before it, of %s"
                            .formatted(line.at(), last));
        }
        if (line instanceof Line.Happened(var incident)) {
            check(incident);
        }
        last = line.at();
        var json = LineJson.write(line);
        discretion.apply(json);
        put(json);
    }

    private static void check(RecordedIncident incident) {
        if (incident.moments().isEmpty() || incident.moments().stream().anyMatch(Moment::isEmpty)) {
            throw new IllegalArgumentException(
                    "incident %s has a moment without a decision, or no moment at all"
                            .formatted(incident.id()));
        }
        incident.decisions()
                .filter(decision -> !decision.incident().equals(incident.id()))
                .findFirst()
                .ifPresent(
                        decision -> {
                            throw new IllegalArgumentException(
                                    "incident %s holds a decision about %s"
                                            .formatted(incident.id(), decision.incident()));
                        });
    }

    private void put(ObjectNode json) throws IOException {
        out.write(Seal.on(LineJson.bytes(json)));
        lines++;
    }

    /// Ends the recording, and puts it into its place.
    public void finish() throws IOException {
        if (!open) {
            throw new IllegalStateException("the recording is over");
        }
        put(LineJson.object().put("kind", "end").put("lines", lines + 1));
        open = false;
        try {
            out.close();
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Without [#finish] before it, nothing is left of the recording.
    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            try {
                out.close();
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }
}
