package dev.remediator.adapter.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.remediator.adapter.payload.Unreadable;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads OTLP as protobuf, as exporters do unless they are told otherwise.
record ProtobufLogs(Logs logs) {
    private static final long NANOS = 1_000_000_000;

    /// Of a log record these fields are numbers. Where they are bytes, it is a span or a metric.
    private static final List<Integer> NUMBERS = List.of(1, 2);

    /// Whether the bytes are such a message.
    static boolean are(ByteBuffer body) {
        try {
            return parse(body).getResourceLogsCount() > 0;
        } catch (Unreadable _) {
            return false;
        }
    }

    void read(ByteBuffer body) {
        var all = parse(body).getResourceLogsList();
        for (int i = 0; i < all.size(); i++) {
            var place = "resourceLogs/" + i;
            var resource = Resource.of(texts(all.get(i).getResource().getAttributesList()));
            var scopes = all.get(i).getScopeLogsList();
            for (int j = 0; j < scopes.size(); j++) {
                scope(resource, scopes.get(j), place + "/scopeLogs/" + j);
            }
        }
    }

    private static ExportLogsServiceRequest parse(ByteBuffer body) {
        try {
            return ExportLogsServiceRequest.parseFrom(body);
        } catch (InvalidProtocolBufferException _) {
            throw new Unreadable("the body is not OTLP logs written as protobuf", "");
        }
    }

    private void scope(Resource resource, ScopeLogs scopeLogs, String place) {
        var scope = scopeLogs.getScope().getName().strip();
        var records = scopeLogs.getLogRecordsList();
        for (int i = 0; i < records.size(); i++) {
            try {
                logs.record(resource, scope, record(records.get(i), place + "/logRecords/" + i));
            } catch (Unreadable e) {
                logs.refuse(e);
            }
        }
    }

    private static LogRecord record(io.opentelemetry.proto.logs.v1.LogRecord record, String place) {
        for (var number : NUMBERS) {
            if (!record.getUnknownFields().getField(number).getLengthDelimitedList().isEmpty()) {
                throw new Unreadable(
                        "field " + place + " is no log record, and only logs are read here", place);
            }
        }
        if (record.getSeverityNumberValue() < 0 || record.getSeverityNumberValue() > 24) {
            var where = place + "/severityNumber";
            throw new Unreadable("field " + where + " must be a severity number, 0 to 24", where);
        }
        var body = record.getBody();
        return new LogRecord(
                why -> {
                    var where = place + "/attributes";
                    return new Unreadable("field " + where + " " + why, where);
                },
                texts(record.getAttributesList()),
                texts(body.getKvlistValue().getValuesList()),
                text(body),
                record.getEventName(),
                record.getSeverityNumberValue(),
                record.getSeverityText(),
                time(record.getTimeUnixNano()).or(() -> time(record.getObservedTimeUnixNano())),
                hex(record.getTraceId()),
                hex(record.getSpanId()));
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private static Optional<Instant> time(long nanos) {
        return nanos <= 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS));
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        var texts = new LinkedHashMap<String, String>();
        attributes.forEach(each -> texts.put(each.getKey(), text(each.getValue())));
        return texts;
    }

    /// As in [JsonLogs].
    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case ARRAY_VALUE ->
                    value.getArrayValue().getValuesList().stream()
                            .map(ProtobufLogs::text)
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining(","));
            case KVLIST_VALUE, BYTES_VALUE, VALUE_NOT_SET -> "";
            default -> "";
        };
    }
}
