package dev.remediator.replay.alerts;

import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Objects, one a line, as rows: what is in objects within is called by its path, such as
/// `host.name`. Values in a list are joined by commas; lists of objects are left out.
final class JsonRows implements Rows {
    private static final int DEEPEST = 8;

    private final FileText text;
    private final Lines lines;
    private final Table table;
    private @Nullable String[] values = new String[16];

    JsonRows(Path file, Table table) throws IOException {
        this.text = FileText.open(file);
        this.lines = new Lines(text.reader);
        this.table = table;
    }

    @Override
    public @Nullable Row next() throws IOException, BadRow {
        var line = line(lines);
        if (line == null) {
            return null;
        }
        var object = object(line, lines.line());
        Arrays.fill(values, null);
        flatten(object, "", 0);
        return new Row(lines.line(), Arrays.copyOf(values, table.names().size()));
    }

    /// The next line that is not blank.
    static @Nullable String line(Lines lines) throws IOException, BadRow {
        var line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line;
    }

    static JsonNode object(String line, long number) throws BadRow {
        JsonNode object;
        try {
            object = Json.MAPPER.readTree(line);
        } catch (JacksonException _) {
            throw new BadRow(number, "it is no JSON object: " + BadRow.quoted(line));
        }
        if (!object.isObject()) {
            throw new BadRow(number, "it is no JSON object: " + BadRow.quoted(line));
        }
        return object;
    }

    private void flatten(JsonNode object, String before, int depth) {
        for (var property : object.properties()) {
            var value = property.getValue();
            var name = before.isEmpty() ? property.getKey() : before + "." + property.getKey();
            if (value.isObject()) {
                if (depth < DEEPEST) {
                    flatten(value, name, depth + 1);
                }
            } else {
                put(name, value.isArray() ? joined(value) : scalar(value));
            }
        }
    }

    private void put(String name, String value) {
        int place = value.isEmpty() ? -1 : table.placeOf(name);
        if (place >= 0) {
            if (place >= values.length) {
                values = Arrays.copyOf(values, 2 * place);
            }
            values[place] = value;
        }
    }

    private static String joined(JsonNode list) {
        var joined = new StringBuilder();
        for (var item : list) {
            if (item.isContainer()) {
                return "";
            }
            joined.append(joined.isEmpty() ? "" : ",").append(scalar(item));
        }
        return joined.toString();
    }

    private static String scalar(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return wellFormed(value.isNumber() ? value.numberValue().toString() : value.asString());
    }

    /// JSON can spell half a character, and zero, which separates the parts of keys.
    static String wellFormed(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == 0 || Character.isSurrogate(value.charAt(i))) {
                return value.codePoints()
                        .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
            }
        }
        return value;
    }

    @Override
    public double share() {
        return text.share();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
