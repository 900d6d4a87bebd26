package dev.remediator.recording;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads one recording from its first line to its last, holding one line at a time. A file that ends
/// in `.gz` is unpacked. A recording is not trusted: whatever stands in it, it is read or refused.
///
/// For one thread.
public final class RecordingReader implements AutoCloseable {
    private final Path file;
    private final Source source;
    private final Header header;
    private long number = 1;
    private Instant last = Instant.MIN;
    private boolean ended;
    private boolean over;
    private @Nullable RecordingException failed;
    private @Nullable Consumer<String> told;

    private RecordingReader(Path file, Source source, Header header) {
        this.file = file;
        this.source = source;
        this.header = header;
    }

    /// Opens a recording and reads its header.
    ///
    /// @param file the recording
    /// @throws RecordingException if it is none, or of a newer version
    /// @throws IOException if it cannot be read
    public static RecordingReader open(Path file) throws IOException {
        Source source = null;
        try {
            source = Source.of(file);
            var reader = new RecordingReader(file, source, Header.read(source));
            source = null;
            return reader;
        } catch (EOFException | ZipException e) {
            throw new RecordingException(file, 1, unpacked(e));
        } catch (Unfit e) {
            throw new RecordingException(file, 1, said(e));
        } finally {
            if (source != null) {
                source.close();
            }
        }
    }

    /// Whatever cannot be read is told and passed over: a line that is damaged, of an unknown kind or
    /// earlier than the one before it; whatever follows the end. The first line must be readable:
    /// without it nobody knows what the others are.
    ///
    /// @param told gets a sentence for each line that is passed over
    public RecordingReader leniently(Consumer<String> told) {
        this.told = told;
        return this;
    }

    /// From when on the log was recorded.
    public Instant from() {
        return header.from();
    }

    /// Until when the log was recorded: what happened later nobody knows.
    public Instant to() {
        return header.to();
    }

    /// The next line; empty at the end.
    ///
    /// @throws RecordingException if it is cut off, changed, out of order or of no known kind; and
    ///   again each time after that
    public Optional<Line> next() throws IOException {
        while (!over) {
            try {
                var line = number == 1 ? afterHeader() : following();
                if (line != null) {
                    return Optional.of(line);
                }
            } catch (RecordingException e) {
                if (told == null) {
                    failed = e;
                    over = true;
                } else {
                    told.accept(e.getMessage());
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
        return Optional.empty();
    }

    /// Nothing; but what was wrong with the header must be told once.
    private @Nullable Line afterHeader() throws RecordingException {
        number = 2;
        if (header.broken()) {
            throw new RecordingException(file, 1, CHANGED);
        }
        return null;
    }

    private @Nullable Line following() throws IOException {
        try {
            if (!source.next()) {
                over = true;
                if (!ended) {
                    throw new Unfit(
                            "is missing: the recording is cut off before its last line; copy or record it again, or read it leniently");
                }
                return null;
            }
            var line = line();
            number++;
            return line;
        } catch (EOFException | ZipException e) {
            over = true;
            throw new RecordingException(file, number, unpacked(e));
        } catch (Unfit e) {
            throw new RecordingException(file, number++, said(e));
        }
    }

    private @Nullable Line line() throws Unfit {
        if (ended) {
            if (source.blank()) {
                return null;
            }
            over = true;
            throw new Unfit(
                    "stands after the end of the recording; each recording is a file of its own");
        }
        var json = Checked.json(source);
        if (json.path("kind").asString("").equals("end")) {
            ended = true;
            long lines = json.path("lines").asLong(number);
            if (lines != number) {
                throw new Unfit(
                        "says that the recording has %d lines, but it has %d: lines were lost or added"
                                .formatted(lines, number));
            }
            return null;
        }
        if (json.has("schema")) {
            throw new Unfit("begins another recording; each recording is a file of its own");
        }
        var line = Checked.line(json);
        if (line.at().isBefore(last)) {
            throw new Unfit(
                    "is out of order: %s is earlier than the line before it, %s"
                            .formatted(line.at(), last));
        }
        last = line.at();
        return line;
    }

    /// How much of the file has been read, from 0 to 1.
    public double share() {
        return source.share();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private static String said(Unfit e) {
        return String.valueOf(e.getMessage());
    }

    private static String unpacked(IOException e) {
        return e instanceof EOFException
                ? "is not whole: the packed file is cut off; copy or record it again, or read it leniently"
                : "cannot be unpacked: the file is damaged, or its name ends in .gz though it is not packed";
    }

    static final String CHANGED =
            "does not fit its checksum: it is damaged, or was changed by hand; take its field check out if it was changed on purpose";
}
