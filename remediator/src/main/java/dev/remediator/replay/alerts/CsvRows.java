package dev.remediator.replay.alerts;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV file. A record that cannot be read ends at its first line: reading goes on in
/// the next.
final class CsvRows implements Rows {
    private static final int LONGEST_FIELD = 1 << 20;
    private static final int LONGEST_RECORD = 1 << 22;
    private static final int MOST_RESTARTS = 100;

    private final Path file;
    private final char separator;
    private Fields fields = new Fields();
    private FileText text;
    private CloseableIterator<Row> rows;
    private long before;
    private int restarts;

    /// @param skipped how many lines stand before the first record
    private CsvRows(Path file, char separator, long skipped) throws IOException {
        this.file = file;
        this.separator = separator;
        this.before = skipped;
        this.text = FileText.open(file);
        this.rows = opened();
    }

    /// @param head the beginning of the file
    static CsvRows open(Path file, String head) throws IOException {
        boolean said = head.startsWith("sep=") && head.length() > 4;
        char separator = said ? head.charAt(4) : separator(head, file.toString());
        return new CsvRows(file, separator, said ? 1 : 0);
    }

    /// The one that stands most often in the first line outside of quotes.
    private static char separator(String head, String name) {
        char best = name.contains(".tsv") ? '\t' : ',';
        long most = occurs(head, best);
        for (char other : new char[] {',', ';', '\t', '|'}) {
            long count = occurs(head, other);
            if (count > most) {
                most = count;
                best = other;
            }
        }
        return best;
    }

    private static long occurs(String head, char separator) {
        boolean quoted = false;
        long count = 0;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                return count;
            }
            count += !quoted && c == separator ? 1 : 0;
        }
        return count;
    }

    private CloseableIterator<Row> opened() throws IOException {
        fields = new Fields();
        for (long i = 0; i < before; i++) {
            if (!Lines.skip(text.reader)) {
                break;
            }
        }
        return CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(LONGEST_RECORD)
                .allowUnclosedQuote(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(fields, text.reader)
                .iterator();
    }

    @Override
    public @Nullable Row next() throws IOException, BadRow {
        try {
            while (rows.hasNext()) {
                var row = rows.next();
                if (fields.tooLong) {
                    throw new BadRow(row.line, "a field is longer than a million characters");
                }
                return row;
            }
            return null;
        } catch (CsvParseException e) {
            throw broken(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private BadRow broken(CsvParseException e) throws IOException {
        long line = before + Math.max(1, fields.begun);
        if (e.getCause() instanceof IOException cause && !tooLarge(cause)) {
            throw cause;
        }
        if (++restarts > MOST_RESTARTS) {
            throw new IOException(
                    file
                            + ", line "
                            + line
                            + ": "
                            + MOST_RESTARTS
                            + " records before it cannot be read either; is it a CSV file?",
                    e);
        }
        text.close();
        text = FileText.open(file);
        before = line;
        rows = opened();
        return new BadRow(
                line,
                "a record begins here that cannot be read: a quote is not closed, text"
                        + " follows a closed one, or it is longer than four million characters");
    }

    private static boolean tooLarge(IOException e) {
        var message = e.getMessage();
        return message != null && message.contains("buffer");
    }

    @Override
    public double share() {
        return text.share();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /// Makes rows of fields.
    private final class Fields extends AbstractBaseCsvCallbackHandler<Row> {
        private @Nullable String[] values = new String[8];
        private int count;
        private long begun;
        private boolean tooLong;

        @Override
        protected void handleBegin(long line) {
            begun = line;
            count = 0;
            tooLong = false;
        }

        @Override
        protected void handleField(int index, char[] text, int from, int length, boolean quoted) {
            if (index >= Table.MOST_COLUMNS) {
                return;
            }
            if (index == values.length) {
                values = Arrays.copyOf(values, 2 * index);
            }
            if (length > LONGEST_FIELD) {
                tooLong = true;
                values[index] = "";
            } else {
                values[index] = length == 0 ? "" : clean(new String(text, from, length));
            }
            count = index + 1;
        }

        /// Zero separates the parts of keys.
        private static String clean(String value) {
            return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
        }

        @Override
        protected Row buildRecord() {
            return new Row(before + begun, Arrays.copyOf(values, count));
        }
    }
}
