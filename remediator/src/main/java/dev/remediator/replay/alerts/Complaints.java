package dev.remediator.replay.alerts;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;

/// What becomes of rows that cannot be used: the first ends the reading, or all are passed over and
/// counted.
final class Complaints {
    private static final int MOST_TOLD = 10;

    private final String file;
    private final boolean lenient;
    private final Consumer<String> told;
    private long count;

    Complaints(String file, boolean lenient, Consumer<String> told) {
        this.file = file;
        this.lenient = lenient;
        this.told = told;
    }

    /// The same for another pass over the file, which tells nobody.
    Complaints silent() {
        return new Complaints(file, lenient, _ -> {});
    }

    void hear(BadRow row) throws IOException {
        var sentence = file + ", line " + row.line + ": " + row.getMessage();
        if (!lenient) {
            throw new IOException(sentence);
        }
        count++;
        if (count <= MOST_TOLD) {
            told.accept(sentence + "; it is passed over");
        }
    }

    /// Says how many there were.
    void end() {
        if (count > MOST_TOLD) {
            told.accept(
                    String.format(
                            Locale.ROOT,
                            "%s: %,d rows are passed over, of which the first %d have been told",
                            file,
                            count,
                            MOST_TOLD));
        }
        count = 0;
    }
}
