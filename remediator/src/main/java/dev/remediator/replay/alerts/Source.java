package dev.remediator.replay.alerts;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A file whose content is looked at before its alerts are read.
final class Source {
    private static final int PEEK = 1 << 15;
    private static final int SAMPLE = 1_000;
    private static final double LEAST_EPOCH = 1e8;

    private final Path file;
    private final StreamOptions options;
    private final Consumer<String> told;
    private final Complaints complaints;

    Source(Path file, StreamOptions options, Consumer<String> told) {
        this.file = file;
        this.options = options;
        this.told = told;
        this.complaints = new Complaints(file.toString(), options.lenient(), told);
    }

    /// Opens rows, from the first that is one.
    @FunctionalInterface
    private interface Opening {
        Rows open() throws IOException, BadRow;
    }

    /// @throws IOException in one sentence
    AlertStream open() throws IOException {
        try {
            var head = head();
            if (head.startsWith("{")) {
                return json();
            }
            return csv(head);
        } catch (BadRow e) {
            throw new IOException(file + ", line " + e.line + ": " + e.getMessage(), e);
        } catch (EOFException | ZipException e) {
            throw new IOException(
                    file + " is cut off or damaged: it cannot be unpacked to its end", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + " must not be read by this user", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private String head() throws IOException {
        try (var text = FileText.open(file)) {
            var head = text.peek(PEEK).stripLeading();
            if (head.isEmpty()) {
                throw new IOException(file + " is empty");
            }
            if (head.indexOf('\0') >= 0) {
                throw new IOException(
                        file + " is not text: it holds zero bytes; unpack it, or write it as CSV");
            }
            if (head.startsWith("[")) {
                throw new IOException(
                        file
                                + " is one JSON list; write one object a line, as jq -c '.[]' "
                                + file.getFileName()
                                + " does");
            }
            if (!text.charset.equals(StandardCharsets.UTF_8)) {
                told.accept(file + " is read as " + text.charset);
            }
            return head;
        }
    }

    private AlertStream json() throws IOException, BadRow {
        try (var lines = new LineRows(file)) {
            var first = first(lines);
            if (first != null && CanonicalShape.has(JsonRows.object(first.value(0), first.line))) {
                return ordered(() -> new LineRows(file), new CanonicalShape());
            }
        }
        var table = new Table();
        return ordered(
                () -> new JsonRows(file, table),
                shape(table, true, sample(() -> new JsonRows(file, table))));
    }

    /// The first that can be used; lenient reading passes over those before it.
    private @Nullable Row first(Rows rows) throws IOException {
        var silent = complaints.silent();
        while (true) {
            try {
                var row = rows.next();
                if (row != null) {
                    var _ = JsonRows.object(row.value(0), row.line);
                }
                return row;
            } catch (BadRow e) {
                silent.hear(e);
            }
        }
    }

    private AlertStream csv(String head) throws IOException, BadRow {
        Row header;
        try (var rows = CsvRows.open(file, head)) {
            header = rows.next();
        }
        if (header == null) {
            throw new IOException(file + " is empty");
        }
        var table = Table.of(options.header() ? names(header) : numbers(header.values.length));
        Opening opening =
                options.header() ? () -> behindHeader(head) : () -> CsvRows.open(file, head);
        return ordered(opening, shape(table, false, sample(opening)));
    }

    private Rows behindHeader(String head) throws IOException, BadRow {
        var rows = CsvRows.open(file, head);
        var _ = rows.next();
        return rows;
    }

    private static List<String> numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
    }

    private List<String> names(Row header) throws IOException {
        var names = new ArrayList<String>();
        for (int i = 0; i < header.values.length; i++) {
            var name = header.value(i);
            if (isTime(name)) {
                throw new IOException(
                        file
                                + ": its first line is a row already, for "
                                + BadRow.quoted(name)
                                + " is a time; say --no-header --columns time="
                                + (i + 1)
                                + ",name=… with the numbers of the columns");
            }
            names.add(name);
        }
        return names;
    }

    private boolean isTime(String name) {
        try {
            var stripped = name.strip();
            return stripped.matches("[\\d.]+")
                    ? Double.parseDouble(stripped) >= LEAST_EPOCH
                    : IsoTime.read(stripped, options.zone()).getEpochSecond() > 0;
        } catch (DateTimeException | NumberFormatException _) {
            return false;
        }
    }

    private List<Row> sample(Opening opening) throws IOException, BadRow {
        var silent = complaints.silent();
        var sample = new ArrayList<Row>();
        try (var rows = opening.open()) {
            boolean more = true;
            while (more && sample.size() < SAMPLE) {
                try {
                    var row = rows.next();
                    more = row != null;
                    if (row != null) {
                        sample.add(row);
                    }
                } catch (BadRow e) {
                    silent.hear(e);
                }
            }
        }
        if (sample.isEmpty()) {
            throw new IOException(file + " has no rows");
        }
        return sample;
    }

    private Shape shape(Table table, boolean open, List<Row> sample) throws IOException {
        var guessed = Guess.of(table, options.columns());
        var columns = options.columns().or(guessed);
        for (var key : List.of(Columns.TIME, Columns.NAME)) {
            if (!columns.has(key)) {
                throw new IOException(
                        "%s: which column is the %s? There are %s; say for example --columns %s"
                                .formatted(file, key, table.listed(), example(table, columns)));
            }
        }
        var layout = new Layout(columns, table, open);
        if (!guessed.isEmpty()) {
            told.accept(file + ": " + guess(guessed, table, layout));
        }
        var times =
                new TableShape.Times(
                        way(layout.time, "time", columns, sample),
                        way(layout.start, "start", columns, sample),
                        way(layout.end, "end", columns, sample));
        var source = columns.constant(Columns.SOURCE);
        return new TableShape(
                table,
                layout,
                times,
                options.holds(),
                source.isEmpty() ? TableShape.SOURCE : source);
    }

    private static String example(Table table, Columns columns) {
        var keys = List.of(Columns.TIME, Columns.NAME, Columns.RESOURCE);
        var free = new ArrayList<>(table.names());
        free.removeAll(columns.named());
        var said = new ArrayList<String>();
        for (var key : keys) {
            var name =
                    columns.has(key)
                            ? columns.constant(key)
                            : free.isEmpty() ? "…" : free.removeFirst();
            said.add(key + "=" + (name.matches("[^,+'\" ]+") ? name : '"' + name + '"'));
        }
        return String.join(",", said);
    }

    private static String guess(Map<String, String> guessed, Table table, Layout layout) {
        var said = new ArrayList<String>();
        guessed.forEach((key, column) -> said.add(key + "=" + column));
        long labels = IntStream.range(0, table.names().size()).filter(layout::free).count();
        return "guessed --columns "
                + String.join(",", said)
                + (labels == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; %d other%s become%s labels",
                                labels,
                                labels == 1 ? " column" : " columns",
                                labels == 1 ? "s" : ""));
    }

    private TimeReader way(Layout.Text text, String key, Columns columns, List<Row> sample)
            throws IOException {
        var pattern = columns.constant(Columns.TIME_FORMAT);
        if (!pattern.isEmpty()) {
            return TimeReader.written(pattern, options.zone());
        }
        var times = sample.stream().map(text::of).filter(time -> !time.isEmpty()).toList();
        if (times.isEmpty()) {
            return value -> IsoTime.read(value, options.zone());
        }
        var choice =
                TimeReader.choose(times, options.zone())
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "%s: %s in the column of the %s is written in no known way; say how with --columns time.format='dd/MM/yyyy HH:mm'"
                                                        .formatted(
                                                                file,
                                                                BadRow.quoted(times.getFirst()),
                                                                key)));
        if (choice.ambiguous()) {
            told.accept(
                    "%s: %s is read with the month first; if the day comes first, say --columns time.format='dd/MM/yyyy HH:mm:ss'"
                            .formatted(file, BadRow.quoted(times.getFirst())));
        }
        return choice.reader();
    }

    private AlertStream ordered(Opening opening, Shape shape) throws IOException, BadRow {
        Order order;
        try (var rows = TimedRows.of(opening.open(), shape, complaints.silent())) {
            order = Order.of(rows);
        }
        var rows = TimedRows.of(opening.open(), shape, complaints);
        return new OneFile(file.toString(), inOrder(rows, order), shape, complaints, told);
    }

    private TimedRows inOrder(TimedRows rows, Order order) throws IOException {
        if (!order.near()) {
            told.accept(file + " is not in order of time: it is sorted, in a temporary file");
            return SpillSort.of(rows);
        }
        return order.farthest() == 0 ? rows : new NearlySorted(rows, order.farthest());
    }
}
