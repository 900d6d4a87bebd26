package dev.remediator.replay.alerts;

import dev.remediator.adapter.json.Words;
import dev.remediator.adapter.payload.WebAddress;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.replay.engine.Input;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows of a table, as its layout says: what the adapter for JSON with a mapping makes of the same
/// values, some times as fast.
final class TableShape implements Shape {
    static final String SOURCE = "stream";
    private static final int MOST_LABELS = 64;
    private static final int LONGEST_LABEL = 1_000;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_TEXT = 4_000;

    private final Table table;
    private final Layout layout;
    private final Times times;
    private final Duration holds;
    private final String source;
    private final Keys keys;

    /// The ways in which times are written, by what they tell.
    record Times(TimeReader time, TimeReader start, TimeReader end) {}

    TableShape(Table table, Layout layout, Times times, Duration holds, String source) {
        this.table = table;
        this.layout = layout;
        this.times = times;
        this.holds = holds;
        this.source = source;
        this.keys = new Keys(SOURCE, source);
    }

    @Override
    public Instant time(Row row) throws BadRow {
        return needed(row, layout.time, times.time(), "time");
    }

    @Override
    public Said read(Row row) throws BadRow {
        var name = cut(layout.name.of(row), LONGEST_NAME);
        if (name.isEmpty()) {
            throw new BadRow(row.line, "its name is empty; say in --columns which column has it");
        }
        var resource = cut(layout.resource.of(row), LONGEST_NAME);
        var word = layout.status.of(row);
        var status = status(row, word);
        var start = optional(row, layout.start, times.start(), "start");
        var end = optional(row, layout.end, times.end(), "end");
        boolean ends = end.isPresent() && end.get().isAfter(row.at);
        boolean whole = ends && (word.isEmpty() || status == AlertStatus.RESOLVED);
        var begin = whole && start.isEmpty() ? Optional.of(row.at) : start;
        var nativeKey = layout.series.said() ? layout.series.of(row) : name + '\0' + resource;
        if (nativeKey.isBlank()) {
            throw new BadRow(row.line, "what tells its series is empty; say in --columns series=…");
        }
        var first =
                new Alert(
                        source,
                        keys.often(nativeKey),
                        begin.isEmpty()
                                ? keys.often(nativeKey)
                                : keys.once(nativeKey + '\0' + begin.get()),
                        "",
                        whole ? AlertStatus.FIRING : status,
                        severity(row),
                        name,
                        resource(name, resource),
                        begin.orElse(row.at),
                        whole ? null : holdsUntil(row, status, word, end),
                        labels(row, resource),
                        texts(layout.annotations, row),
                        links(row));
        var now = new Input.Heard(row.at, first);
        return new Said(now, whole ? over(first, end.orElseThrow()) : null);
    }

    private static Input.Heard over(Alert alert, Instant end) {
        return new Input.Heard(
                end,
                new Alert(
                        alert.source(),
                        alert.series(),
                        alert.episode(),
                        alert.delivery(),
                        AlertStatus.RESOLVED,
                        alert.severity(),
                        alert.name(),
                        alert.resource(),
                        alert.startsAt(),
                        end,
                        alert.labels(),
                        alert.annotations(),
                        alert.links()));
    }

    /// When it ended; of what fires: until when its word holds, if not for ever.
    private @Nullable Instant holdsUntil(
            Row row, AlertStatus status, String word, Optional<Instant> end) {
        if (status == AlertStatus.RESOLVED) {
            return end.orElse(row.at);
        }
        if (end.isPresent()) {
            return end.get().isAfter(row.at) ? end.get() : row.at.plus(holds);
        }
        return word.isEmpty() && !layout.end.said() ? row.at.plus(holds) : null;
    }

    private AlertStatus status(Row row, String word) throws BadRow {
        var plain = Layout.lower(word);
        var said = layout.statuses.getOrDefault(plain, plain);
        var status =
                switch (said) {
                    case "", "1", "true", "yes", "on" -> Optional.of(AlertStatus.FIRING);
                    case "0", "false", "no", "off" -> Optional.of(AlertStatus.RESOLVED);
                    default -> Words.status(said);
                };
        return status.orElseThrow(
                () ->
                        new BadRow(
                                row.line,
                                "%s is no word for a status; say in --columns what it means, such as status.WORD=resolved"
                                        .formatted(BadRow.quoted(word))));
    }

    /// One to five are read as P1 to P5. Nothing is a warning, as for a sender without a word for
    /// it.
    private Severity severity(Row row) {
        var word = layout.severity.of(row);
        if (word.isEmpty()) {
            return Severity.WARNING;
        }
        var said = layout.severities.getOrDefault(Layout.lower(word), word);
        boolean digit = said.length() == 1 && said.charAt(0) >= '1' && said.charAt(0) <= '5';
        return Severity.read(digit ? "p" + said : said);
    }

    /// A value such as `node/web-1` says its kind itself, if its column says none.
    private String resource(String name, String value) {
        if (value.isEmpty()) {
            return "alert/" + name;
        }
        int slash = value.indexOf('/');
        boolean whole = layout.kind.equals("resource") && slash > 0 && slash < value.length() - 1;
        return whole ? value : layout.kind + "/" + value;
    }

    private Map<String, String> labels(Row row, String resource) {
        var labels = new LinkedHashMap<String, String>();
        if (!resource.isEmpty()) {
            labels.put(layout.kind, resource);
        }
        label(labels, "severity", layout.severity.of(row));
        for (var label : layout.labels.entrySet()) {
            label(labels, label.getKey(), label.getValue().of(row));
        }
        for (int i = 0; i < row.values.length && labels.size() < MOST_LABELS; i++) {
            var value = layout.free(i) ? row.value(i) : "";
            if (!value.isEmpty() && i < table.names().size()) {
                var name = table.names().get(i);
                label(labels, name.startsWith("labels.") ? name.substring(7) : name, value);
            }
        }
        return labels;
    }

    private static void label(Map<String, String> labels, String name, String value) {
        if (!value.isBlank() && value.length() <= LONGEST_LABEL) {
            labels.putIfAbsent(name, value.strip());
        }
    }

    private static Map<String, String> texts(Map<String, Layout.Text> texts, Row row) {
        if (texts.isEmpty()) {
            return Map.of();
        }
        var said = new LinkedHashMap<String, String>();
        texts.forEach(
                (to, text) -> {
                    var value = text.of(row);
                    if (!value.isEmpty()) {
                        said.put(to, cut(value, LONGEST_TEXT));
                    }
                });
        return said;
    }

    private Map<String, String> links(Row row) {
        if (layout.links.isEmpty()) {
            return Map.of();
        }
        var links = new LinkedHashMap<String, String>();
        texts(layout.links, row)
                .forEach((to, at) -> WebAddress.read(at).ifPresent(web -> links.put(to, web)));
        return links;
    }

    private Optional<Instant> optional(Row row, Layout.Text text, TimeReader reader, String what)
            throws BadRow {
        return text.of(row).isEmpty()
                ? Optional.empty()
                : Optional.of(needed(row, text, reader, what));
    }

    private static Instant needed(Row row, Layout.Text text, TimeReader reader, String what)
            throws BadRow {
        var value = text.of(row);
        try {
            return reader.sane(value);
        } catch (DateTimeException | ArithmeticException _) {
            throw new BadRow(
                    row.line,
                    value.isEmpty()
                            ? "its " + what + " is empty"
                            : "its %s, %s, is not written as those before it"
                                    .formatted(what, BadRow.quoted(value)));
        }
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, half ? most - 1 : most);
    }
}
