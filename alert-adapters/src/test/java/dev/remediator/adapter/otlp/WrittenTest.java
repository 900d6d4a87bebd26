package dev.remediator.adapter.otlp;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;
import static dev.remediator.adapter.otlp.Records.adapt;
import static dev.remediator.adapter.otlp.Records.alert;
import static dev.remediator.adapter.otlp.Records.alerts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.alert.Alert;
import dev.remediator.alert.Severity;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways one and the same message is written.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrittenTest {
    private static final String PROTOBUF = "application/x-protobuf";

    private static KeyValue text(String key, String value) {
        return value(key, AnyValue.newBuilder().setStringValue(value));
    }

    private static KeyValue value(String key, AnyValue.Builder value) {
        return KeyValue.newBuilder().setKey(key).setValue(value).build();
    }

    private static LogRecord.Builder stuck() {
        return LogRecord.newBuilder()
                .setTimeUnixNano(1_772_332_867_125_000_001L)
                .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_ERROR)
                .setSeverityText("ERROR")
                .setEventName("ledger.stuck")
                .setTraceId(ByteString.copyFrom(new byte[] {0x5B, (byte) 0x8E}))
                .setBody(AnyValue.newBuilder().setStringValue("no entry"))
                .addAttributes(value("queue.depth", AnyValue.newBuilder().setIntValue(1L << 60)))
                .addAttributes(value("ratio", AnyValue.newBuilder().setDoubleValue(0.25)))
                .addAttributes(value("primary", AnyValue.newBuilder().setBoolValue(true)))
                .addAttributes(
                        value(
                                "args",
                                AnyValue.newBuilder()
                                        .setArrayValue(
                                                ArrayValue.newBuilder()
                                                        .addValues(string("a"))
                                                        .addValues(string("b")))));
    }

    private static AnyValue.Builder string(String text) {
        return AnyValue.newBuilder().setStringValue(text);
    }

    private static byte[] message(LogRecord.Builder... records) {
        var scope =
                ScopeLogs.newBuilder()
                        .setScope(InstrumentationScope.newBuilder().setName("shop.Ledger"));
        for (var record : records) {
            scope.addLogRecords(record);
        }
        var resource =
                Resource.newBuilder()
                        .addAttributes(text("service.name", "billing"))
                        .addAttributes(text("host.name", "app-17"));
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(
                        ResourceLogs.newBuilder().setResource(resource).addScopeLogs(scope))
                .build()
                .toByteArray();
    }

    private static Delivery protobuf(byte[] body) {
        return new Delivery("test", Map.of("Content-Type", PROTOBUF), body, THREE_AM);
    }

    @Test
    void protobuf_is_translated() {
        var alert = alerts(adapt(protobuf(message(stuck())))).getFirst();
        assertThat(alert.name()).isEqualTo("ledger.stuck");
        assertThat(alert.severity()).isEqualTo(Severity.ERROR);
        assertThat(alert.resource()).isEqualTo("host/app-17");
        assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-03-01T02:41:07.125000001Z"));
        assertThat(alert.labels())
                .containsEntry("service.name", "billing")
                .containsEntry("queue.depth", "1152921504606846976")
                .containsEntry("ratio", "0.25")
                .containsEntry("primary", "true")
                .containsEntry("args", "a,b")
                .containsEntry("otel.scope.name", "shop.Ledger");
        assertThat(alert.annotations())
                .containsEntry("message", "no entry")
                .containsEntry("trace_id", "5b8e");
    }

    @Test
    void the_same_record_has_the_same_keys_in_protobuf_and_in_JSON() {
        var json =
                """
                {"resourceLogs": [{"resource": {"attributes": [
                  {"key": "host.name", "value": {"stringValue": "app-17"}},
                  {"key": "service.name", "value": {"stringValue": "billing"}}]},
                 "scopeLogs": [{"scope": {"name": "shop.Ledger"}, "logRecords": [
                  {"timeUnixNano": "1772332867125000001", "severityNumber": 17,
                   "eventName": "ledger.stuck"}]}]}]}
                """;
        var written = alerts(adapt(protobuf(message(stuck())))).getFirst();
        assertThat(alert(json))
                .returns(written.series(), Alert::series)
                .returns(written.episode(), Alert::episode);
    }

    @Test
    void a_body_that_is_a_map_is_read_from_protobuf() {
        var map = KeyValueList.newBuilder().addValues(text("alert.name", "DiskGone"));
        var record = LogRecord.newBuilder().setBody(AnyValue.newBuilder().setKvlistValue(map));
        assertThat(alerts(adapt(protobuf(message(record)))).getFirst().name())
                .isEqualTo("DiskGone");
    }

    @Test
    void protobuf_is_known_without_a_header() {
        assertThat(adapt(delivery(message(stuck())))).isInstanceOf(Adapted.Alerts.class);
    }

    @Test
    void JSON_may_begin_like_protobuf() {
        var body = "\n" + file("otlp/firing.json");
        assertThat(adapt(body)).isInstanceOf(Adapted.Alerts.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "text/plain"})
    void JSON_is_known_by_its_body(String type) {
        var bytes = file("otlp/firing.json").getBytes(UTF_8);
        assertThat(adapt(new Delivery("test", Map.of("content-type", type), bytes, THREE_AM)))
                .isInstanceOf(Adapted.Alerts.class);
    }

    @Test
    void an_empty_message_in_protobuf_is_ignored() {
        assertThat(adapt(protobuf(new byte[0])))
                .isEqualTo(new Adapted.Ignored("the message holds no log records"));
    }

    @Test
    void an_empty_message_in_JSON_is_ignored() {
        assertThat(adapt("{\"resourceLogs\": []}"))
                .isEqualTo(new Adapted.Ignored("the message holds no log records"));
    }

    @Test
    void what_is_not_protobuf_is_rejected() {
        assertThat(adapt(protobuf("the server is down".getBytes(UTF_8))))
                .isEqualTo(
                        new Adapted.Rejected("the body is not OTLP logs written as protobuf", ""));
    }

    @Test
    void spans_in_JSON_are_rejected() {
        assertThat(adapt(file("otlp/spans.json")))
                .isEqualTo(
                        new Adapted.Rejected(
                                "field resourceSpans holds no logs, and only logs are read here",
                                "resourceSpans"));
    }

    @Test
    void spans_in_protobuf_are_rejected() {
        var span = Span.newBuilder().setTraceId(ByteString.copyFromUtf8("0123456789abcdef"));
        var spans =
                ExportTraceServiceRequest.newBuilder()
                        .addResourceSpans(
                                ResourceSpans.newBuilder()
                                        .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                        .build();
        assertThat(adapt(protobuf(spans.toByteArray())))
                .isEqualTo(
                        new Adapted.Rejected(
                                "field resourceLogs/0/scopeLogs/0/logRecords/0 is no log record,"
                                        + " and only logs are read here",
                                "resourceLogs/0/scopeLogs/0/logRecords/0"));
    }

    @Test
    void a_severity_number_that_is_none_is_rejected_in_protobuf() {
        var odd = stuck().setSeverityNumberValue(77);
        assertThat(adapt(protobuf(message(stuck(), odd))))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        read -> {
                            assertThat(read.alerts()).hasSize(1);
                            assertThat(read.refused())
                                    .extracting(Adapted.Rejected::field)
                                    .containsExactly(
                                            "resourceLogs/0/scopeLogs/0/logRecords/1"
                                                    + "/severityNumber");
                        });
    }

    @Test
    void a_map_may_be_written_without_its_values() {
        var body =
                """
                {"resourceLogs": [{"scopeLogs": [{"logRecords": [{"body": {"kvlistValue": [
                  {"key": "alert.name", "value": {"stringValue": "DiskGone"}}]}}]}]}]}
                """;
        assertThat(alert(body).name()).isEqualTo("DiskGone");
    }

    @Test
    void one_bad_record_does_not_hide_the_others() {
        assertThat(adapt(file("otlp/odd.json")))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        read -> {
                            assertThat(read.alerts())
                                    .extracting(Alert::name)
                                    .containsExactly("java.io.IOException", "LogRecord");
                            assertThat(read.refused())
                                    .extracting(Adapted.Rejected::field)
                                    .containsExactly(
                                            "resource_logs/1/scopeLogs/0/logRecords/2"
                                                    + "/severityNumber");
                        });
    }
}
