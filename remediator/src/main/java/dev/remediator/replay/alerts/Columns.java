package dev.remediator.replay.alerts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which column of a file is what, as people write it:
/// `time=timestamp,name=rule,resource=host,series=name+host,label.zone=dc,source='nagios'`.
///
/// A column is named as the file names it (case, `_`, `-`, `.` and spaces do not matter unless two
/// names differ by nothing else), by its number from 1, or in JSON by a path such as `host.name` or
/// `/host/name`. In double quotes a name may hold any character; in single quotes stands a text
/// that is the same for all rows. Immutable.
public final class Columns {
    /// Nothing is said: the columns are guessed from their names.
    public static final Columns GUESSED = new Columns(Map.of());

    static final String TIME = "time";
    static final String TIME_FORMAT = "time.format";
    static final String NAME = "name";
    static final String RESOURCE = "resource";
    static final String KIND = "kind";
    static final String SEVERITY = "severity";
    static final String STATUS = "status";
    static final String START = "start";
    static final String END = "end";
    static final String SERIES = "series";
    static final String SOURCE = "source";
    static final String LABEL = "label.";
    static final String ANNOTATION = "annotation.";
    static final String LINK = "link.";
    static final String STATUS_WORD = "status.";
    static final String SEVERITY_WORD = "severity.";

    private static final Set<String> ALONE =
            Set.of(
                    TIME,
                    TIME_FORMAT,
                    NAME,
                    RESOURCE,
                    KIND,
                    SEVERITY,
                    STATUS,
                    START,
                    END,
                    SERIES,
                    SOURCE);
    private static final List<String> FAMILIES =
            List.of(LABEL, ANNOTATION, LINK, STATUS_WORD, SEVERITY_WORD);
    private static final String KEYS =
            "time, time.format, name, resource, kind, severity, status, start, end, series, source,"
                    + " label.NAME, annotation.NAME, link.NAME, status.WORD and severity.WORD";

    private final Map<String, List<Part>> parts;

    private Columns(Map<String, List<Part>> parts) {
        this.parts = parts;
    }

    /// One column, or a text that is the same for all rows.
    ///
    /// @param constant true for a text
    /// @param text the text, or the column as people name it
    record Part(boolean constant, String text) {}

    /// Reads what was written behind `--columns`; `@FILE` reads it from a file, where lines may
    /// stand for commas and `#` begins a remark.
    ///
    /// @throws IllegalArgumentException in one sentence
    public static Columns parse(String written) {
        var text = written.strip();
        var all = text.startsWith("@") ? content(text.substring(1)) : text;
        return new Columns(new Parse(all).all());
    }

    private static String content(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                    .collect(Collectors.joining(","));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "the columns cannot be read from " + file + ": say --columns @FILE", e);
        }
    }

    List<Part> of(String key) {
        return parts.getOrDefault(key, List.of());
    }

    boolean has(String key) {
        return parts.containsKey(key);
    }

    /// All keys of a family such as `label.`, by what follows it.
    Map<String, List<Part>> family(String prefix) {
        var family = new LinkedHashMap<String, List<Part>>();
        parts.forEach(
                (key, value) -> {
                    if (key.startsWith(prefix) && !ALONE.contains(key)) {
                        family.put(key.substring(prefix.length()), value);
                    }
                });
        return family;
    }

    /// The text of a key that takes no column; empty if it is not said.
    String constant(String key) {
        return of(key).stream().map(Part::text).findFirst().orElse("");
    }

    /// The same with a column for each key that has none.
    Columns or(Map<String, String> guessed) {
        var all = new LinkedHashMap<>(parts);
        guessed.forEach((key, column) -> all.putIfAbsent(key, List.of(new Part(false, column))));
        return new Columns(all);
    }

    /// Every column that is named.
    List<String> named() {
        return columns(parts.values().stream().flatMap(List::stream));
    }

    /// Every column that can be nothing else beside: what tells series or is a label can.
    List<String> alone() {
        return columns(
                parts.entrySet().stream()
                        .filter(e -> !e.getKey().equals(SERIES) && !e.getKey().startsWith(LABEL))
                        .flatMap(e -> e.getValue().stream()));
    }

    private static List<String> columns(Stream<Part> parts) {
        return parts.filter(part -> !part.constant()).map(Part::text).distinct().toList();
    }

    /// Reads the written form, once.
    private static final class Parse {
        private final String text;
        private int at;

        Parse(String text) {
            this.text = text;
        }

        Map<String, List<Part>> all() {
            var all = new LinkedHashMap<String, List<Part>>();
            while (at < text.length()) {
                int equals = text.indexOf('=', at);
                if (equals < 0) {
                    throw wrong("'" + text.substring(at) + "' has no '='");
                }
                var key = text.substring(at, equals).strip();
                if (!ALONE.contains(key) && FAMILIES.stream().noneMatch(f -> follows(f, key))) {
                    throw wrong("'" + key + "' is none of " + KEYS);
                }
                at = equals + 1;
                if (all.put(key, parts(key)) != null) {
                    throw wrong("'" + key + "' is said twice");
                }
            }
            return all;
        }

        private static boolean follows(String family, String key) {
            return key.startsWith(family) && key.length() > family.length();
        }

        private List<Part> parts(String key) {
            var parts = new ArrayList<Part>();
            do {
                parts.add(part(key));
            } while (at < text.length() && text.charAt(at++) == '+');
            boolean word = key.startsWith(STATUS_WORD) || key.startsWith(SEVERITY_WORD);
            if (word || key.equals(TIME_FORMAT)) {
                return List.of(new Part(true, parts.getFirst().text()));
            }
            return List.copyOf(parts);
        }

        private Part part(String key) {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            char quote = at < text.length() ? text.charAt(at) : ',';
            if (quote == '\'' || quote == '"') {
                int end = text.indexOf(quote, at + 1);
                if (end < 0) {
                    throw wrong("a quote is not closed behind '" + key + "='");
                }
                var part = new Part(quote == '\'', text.substring(at + 1, end));
                at = end + 1;
                while (at < text.length() && text.charAt(at) == ' ') {
                    at++;
                }
                if (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '+') {
                    var rest = text.substring(at);
                    throw wrong("behind a quote comes ',' or '+', not '" + rest + "'");
                }
                return part;
            }
            int end = at;
            while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != '+') {
                end++;
            }
            var column = text.substring(at, end).strip();
            at = end;
            if (column.isEmpty()) {
                throw wrong("no column is named behind '" + key + "='");
            }
            return new Part(false, column);
        }

        private static IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException(
                    "--columns is written like time=timestamp,name=rule,resource=host; " + what);
        }
    }
}
