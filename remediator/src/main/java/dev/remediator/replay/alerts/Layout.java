package dev.remediator.replay.alerts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Where in the rows of one table everything stands.
final class Layout {
    private static final List<String> KINDS =
            List.of(
                    "host",
                    "instance",
                    "node",
                    "pod",
                    "service",
                    "device",
                    "server",
                    "component",
                    "resource");

    final Text time;
    final Text name;
    final Text resource;
    final Text severity;
    final Text status;
    final Text start;
    final Text end;
    final Text series;
    final Map<String, Text> labels = new LinkedHashMap<>();
    final Map<String, Text> annotations = new LinkedHashMap<>();
    final Map<String, Text> links = new LinkedHashMap<>();
    final Map<String, String> statuses = new LinkedHashMap<>();
    final Map<String, String> severities = new LinkedHashMap<>();

    /// What kind of thing the resource is, such as `host`.
    final String kind;

    private final Table table;
    private final Columns columns;
    private final Set<Integer> used = new HashSet<>();

    /// @throws IllegalArgumentException in one sentence, if a column is named that there is not
    Layout(Columns columns, Table table, boolean open) {
        this.table = table;
        this.columns = columns;
        if (open) {
            columns.named().stream()
                    .filter(name -> table.find(name) < 0)
                    .forEach(name -> table.placeOf(path(name)));
        }
        time = text(Columns.TIME, ' ');
        name = text(Columns.NAME, ' ');
        resource = text(Columns.RESOURCE, '/');
        severity = text(Columns.SEVERITY, ' ');
        status = text(Columns.STATUS, ' ');
        start = text(Columns.START, ' ');
        end = text(Columns.END, ' ');
        columns.family(Columns.ANNOTATION)
                .forEach((to, parts) -> annotations.put(to, text(parts, ' ')));
        columns.family(Columns.LINK).forEach((to, parts) -> links.put(to, text(parts, ' ')));
        var labelled = new HashSet<>(used);
        series = text(Columns.SERIES, '\0');
        columns.family(Columns.LABEL).forEach((to, parts) -> labels.put(to, text(parts, ' ')));
        used.clear();
        used.addAll(labelled);
        columns.family(Columns.STATUS_WORD)
                .forEach((word, to) -> statuses.put(lower(word), to.getFirst().text()));
        columns.family(Columns.SEVERITY_WORD)
                .forEach((word, to) -> severities.put(lower(word), to.getFirst().text()));
        kind = kind();
    }

    static String lower(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    private static String path(String name) {
        return name.startsWith("/") ? name.substring(1).replace('/', '.') : name;
    }

    /// Whether a column is used for nothing yet, so that it becomes a label.
    boolean free(int column) {
        return !used.contains(column);
    }

    private String kind() {
        var said = columns.constant(Columns.KIND);
        if (!said.isEmpty()) {
            return said;
        }
        var column = columns.constant(Columns.RESOURCE);
        var plain = Table.plain(column.substring(column.lastIndexOf('.') + 1));
        return KINDS.stream()
                .filter(k -> plain.equals(k) || plain.equals(k + "name"))
                .findFirst()
                .orElse("host");
    }

    private Text text(String key, char between) {
        return text(columns.of(key), between);
    }

    private Text text(List<Columns.Part> parts, char between) {
        var places = new ArrayList<Text.Part>();
        for (var part : parts) {
            int place = part.constant() ? -1 : table.find(part.text());
            if (!part.constant() && place < 0) {
                throw new IllegalArgumentException(
                        "there is no column "
                                + BadRow.quoted(part.text())
                                + "; there are "
                                + table.listed());
            }
            if (place >= 0) {
                used.add(place);
            }
            places.add(new Text.Part(place, part.constant() ? part.text() : ""));
        }
        return new Text(List.copyOf(places), between);
    }

    /// What is made of a row's values.
    ///
    /// @param parts in order
    /// @param between stands between two parts; unless it is zero, only if they are not empty
    record Text(List<Part> parts, char between) {

        /// A column, or a text.
        ///
        /// @param place of the column; negative for a text
        /// @param constant the text
        record Part(int place, String constant) {
            private String of(Row row) {
                return place < 0 ? constant : row.value(place).strip();
            }
        }

        boolean said() {
            return !parts.isEmpty();
        }

        String of(Row row) {
            return switch (parts.size()) {
                case 0 -> "";
                case 1 -> parts.getFirst().of(row);
                default -> joined(row);
            };
        }

        private String joined(Row row) {
            var joined = new StringBuilder();
            for (int i = 0; i < parts.size(); i++) {
                var part = parts.get(i).of(row);
                boolean told = between == '\0' ? i > 0 : !part.isEmpty() && !joined.isEmpty();
                joined.append(told ? String.valueOf(between) : "").append(part);
            }
            return joined.toString();
        }
    }
}
