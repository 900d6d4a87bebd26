package dev.remediator.replay.alerts;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// Lines of text, each of a bounded length. For one thread.
final class Lines {
    private static final int LONGEST = 1 << 20;

    private final Reader reader;
    private final char[] buffer = new char[1 << 14];
    private int at;
    private int end;
    private long line;

    Lines(Reader reader) {
        this.reader = reader;
    }

    /// Which line was read last, from 1.
    long line() {
        return line;
    }

    /// The next line without its end; none behind the last.
    ///
    /// @throws BadRow if it is too long; the next call goes on behind it
    @Nullable String next() throws IOException, BadRow {
        if (!filled()) {
            return null;
        }
        line++;
        var text = new StringBuilder();
        boolean tooLong = false;
        boolean open = true;
        while (open && filled()) {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            tooLong |= text.length() + at - from > LONGEST;
            if (!tooLong) {
                text.append(buffer, from, at - from);
            }
            if (at < end) {
                at++;
                open = false;
            }
        }
        if (tooLong) {
            throw new BadRow(line, "it is longer than a million characters");
        }
        int length = text.length();
        boolean carriage = length > 0 && text.charAt(length - 1) == '\r';
        return carriage ? text.substring(0, length - 1) : text.toString();
    }

    private boolean filled() throws IOException {
        if (at < end) {
            return true;
        }
        at = 0;
        end = reader.read(buffer, 0, buffer.length);
        return end > 0;
    }

    /// Reads to the end of a line; false at the end.
    static boolean skip(Reader reader) throws IOException {
        int c = reader.read();
        boolean any = c >= 0;
        while (c >= 0 && c != '\n') {
            c = reader.read();
        }
        return any;
    }
}
