package dev.remediator.adapter.otlp;

import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Unreadable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads OTLP as JSON: numbers of 64 bits may be texts, enums numbers or names, ids hexadecimal.
/// Names are as the specification writes them (`resourceLogs`) or as protobuf does
/// (`resource_logs`).
record JsonLogs(Logs logs) {
    private static final String ENUM = "SEVERITY_NUMBER_";
    private static final List<String> LEVELS =
            List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");

    void read(Field body) {
        for (var other : List.of("Spans", "Metrics", "Profiles")) {
            var field = body.at("resource" + other);
            if (field.present()) {
                throw field.because("holds no logs, and only logs are read here");
            }
        }
        var all = either(body, "resourceLogs", "resource_logs");
        if (!all.present()) {
            throw all.because("is missing: only OTLP logs are read here");
        }
        all.items().forEach(this::one);
    }

    private void one(Field resourceLogs) {
        try {
            var resource = Resource.of(texts(resourceLogs.at("resource").at("attributes")));
            var scopes = either(resourceLogs, "scopeLogs", "scope_logs");
            for (var scopeLogs : scopes.optionalItems()) {
                guarded(() -> scope(resource, scopeLogs));
            }
        } catch (Unreadable e) {
            logs.refuse(e);
        }
    }

    private void scope(Resource resource, Field scopeLogs) {
        var scope = scopeLogs.at("scope").at("name").text().orElse("").strip();
        for (var record : either(scopeLogs, "logRecords", "log_records").optionalItems()) {
            guarded(() -> logs.record(resource, scope, record(record)));
        }
    }

    private void guarded(Runnable reading) {
        try {
            reading.run();
        } catch (Unreadable e) {
            logs.refuse(e);
        }
    }

    /// OpenTelemetry's own example of an event leaves `values` out of the map that is its body.
    private static LogRecord record(Field field) {
        var body = field.at("body");
        var map = either(body, "kvlistValue", "kvlist_value");
        var time = either(field, "timeUnixNano", "time_unix_nano").time();
        return new LogRecord(
                field.at("attributes")::because,
                texts(field.at("attributes")),
                map.present() ? texts(map.isArray() ? map : map.at("values")) : Map.of(),
                map.present() ? "" : text(body),
                either(field, "eventName", "event_name").text().orElse(""),
                severity(either(field, "severityNumber", "severity_number")),
                either(field, "severityText", "severity_text").text().orElse(""),
                time.or(
                        () ->
                                either(field, "observedTimeUnixNano", "observed_time_unix_nano")
                                        .time()),
                either(field, "traceId", "trace_id").text().orElse(""),
                either(field, "spanId", "span_id").text().orElse(""));
    }

    private static Field either(Field object, String name, String protobufName) {
        var field = object.at(name);
        var other = object.at(protobufName);
        return other.present() && !field.present() ? other : field;
    }

    private static int severity(Field field) {
        var word = field.text().orElse("0").strip().toUpperCase(Locale.ROOT);
        if (word.startsWith(ENUM)) {
            return named(field, word.substring(ENUM.length()));
        }
        long number = field.count();
        if (number > 24) {
            throw field.because("must be a severity number, 0 to 24");
        }
        return (int) number;
    }

    private static int named(Field field, String name) {
        if (name.equals("UNSPECIFIED")) {
            return 0;
        }
        boolean numbered = name.matches(".*[2-4]");
        var level = numbered ? name.substring(0, name.length() - 1) : name;
        int index = LEVELS.indexOf(level);
        if (index < 0) {
            throw field.because("must be a severity number, 0 to 24");
        }
        return index * 4 + (numbered ? name.charAt(name.length() - 1) - '0' : 1);
    }

    private static Map<String, String> texts(Field attributes) {
        var texts = new LinkedHashMap<String, String>();
        for (var attribute : attributes.optionalItems()) {
            var key = attribute.at("key").text().orElse("");
            texts.put(key, text(attribute.at("value")));
        }
        return texts;
    }

    /// A value as a text. A list is its plain values with commas between; bytes and maps are none.
    private static String text(Field value) {
        for (var kind : List.of("string", "bool", "int", "double")) {
            var field = either(value, kind + "Value", kind + "_value");
            if (field.present()) {
                return field.text().orElse("");
            }
        }
        var list = either(value, "arrayValue", "array_value");
        return list.at("values").optionalItems().stream()
                .map(JsonLogs::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(","));
    }
}
