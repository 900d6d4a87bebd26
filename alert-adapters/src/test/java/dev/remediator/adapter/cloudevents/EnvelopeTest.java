package dev.remediator.adapter.cloudevents;

import static dev.remediator.adapter.cloudevents.Events.adapt;
import static dev.remediator.adapter.cloudevents.Events.alert;
import static dev.remediator.adapter.cloudevents.Events.event;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.alert.Alert;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EnvelopeTest {
    private static final Map<String, String> BINARY =
            Map.ofEntries(
                    entry("ce-specversion", "1.0"),
                    entry("ce-id", "e-1"),
                    entry("ce-source", "/mill"),
                    entry("ce-type", "mill.jam"),
                    entry("ce-subject", "host/m-1"),
                    entry("ce-time", "2026-03-01T02:30:00Z"));

    private static Map<String, String> binary(String header, String value) {
        var headers = new HashMap<>(BINARY);
        headers.put(header, value);
        return headers;
    }

    private static Map<String, String> onKafka(Map<String, String> headers) {
        var renamed = new HashMap<String, String>();
        headers.forEach((name, value) -> renamed.put(name.replace("ce-", "ce_"), value));
        return renamed;
    }

    private static String[] keys(Alert alert) {
        return new String[] {alert.series(), alert.episode(), alert.delivery()};
    }

    @Test
    void an_event_has_the_same_keys_however_it_comes() {
        var data = "{\"severity\":\"critical\"}";
        var whole = event("mill.jam", "\"subject\":\"host/m-1\",\"data\":" + data);
        var headers = binary("content-type", "application/json");
        assertThat(keys(alert(headers, data))).isEqualTo(keys(alert(whole)));
        assertThat(keys(alert(onKafka(headers), data))).isEqualTo(keys(alert(whole)));
        assertThat(keys(alert("[" + whole + "]"))).isEqualTo(keys(alert(whole)));
    }

    @Test
    void data_of_a_binary_event_is_read() {
        var headers = binary("Content-Type", "application/json; charset=utf-8");
        var alert = alert(headers, "{\"severity\":\"P2\",\"lane\":3}");
        assertThat(alert.severity().word()).isEqualTo("error");
        assertThat(alert.labels()).containsEntry("lane", "3");
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.apache.thrift.binary, ...raw...",
        "text/plain, {\"severity\":\"critical\"}",
        "application/octet-stream, ''",
        "application/json, ''",
        "'', {not JSON}"
    })
    void data_that_is_not_JSON_is_nobodys_business(String type, String body) {
        assertThat(alert(binary("content-type", type), body).severity().word())
                .isEqualTo("unknown");
    }

    @Test
    void data_that_should_be_JSON_and_is_not_is_rejected() {
        assertThat(adapt(binary("content-type", "application/json"), "{\"a\":1,\"a\":2}"))
                .isEqualTo(new Adapted.Rejected("the body gives one key twice", "a"));
    }

    @ParameterizedTest
    @CsvSource({
        "Euro%20%E2%82%AC, Euro €",
        "\"quoted\", quoted",
        "100%, 100%",
        "%zz%2, %zz%2",
        "plain, plain"
    })
    void a_header_by_HTTP_is_decoded(String header, String value) {
        var headers = binary("ce-lane", header);
        assertThat(alert(headers, "").labels()).containsEntry("lane", value);
    }

    @Test
    void a_header_on_Kafka_is_taken_as_it_is() {
        var headers = onKafka(binary("ce-lane", "100%25"));
        assertThat(alert(headers, "").labels()).containsEntry("lane", "100%25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type", "specversion"})
    void an_event_without_what_every_event_has_is_rejected(String attribute) {
        var body = event("mill.jam", "").replace("\"" + attribute + "\"", "\"x\"");
        assertThat(adapt(Map.of(), body))
                .isEqualTo(
                        new Adapted.Rejected(
                                "field %s is missing, and every CloudEvent has it"
                                        .formatted(attribute),
                                attribute));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type", "specversion"})
    void a_binary_event_without_what_every_event_has_is_rejected(String attribute) {
        var headers = new HashMap<>(BINARY);
        headers.remove("ce-" + attribute);
        assertThat(adapt(headers, ""))
                .isEqualTo(
                        new Adapted.Rejected(
                                "header ce-%s is missing, and every CloudEvent has it"
                                        .formatted(attribute),
                                "ce-" + attribute));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "0.1", "0.2", "1", "one", "1.0x"})
    void another_version_is_rejected(String version) {
        assertThat(adapt(Map.of(), event("mill.jam", "").replace("1.0", version)))
                .isEqualTo(
                        new Adapted.Rejected(
                                "field specversion is none that is read here: 1.0, 0.3",
                                "specversion"));
    }

    @Test
    void a_time_that_is_none_is_rejected() {
        assertThat(adapt(binary("ce-time", "soon"), ""))
                .isEqualTo(new Adapted.Rejected("field time is not a time", "time"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+avro",
                "application/cloudevents+protobuf",
                "application/cloudevents-batch+xml; charset=utf-8"
            })
    void an_event_written_otherwise_than_as_JSON_is_rejected(String type) {
        assertThat(adapt(Map.of("Content-Type", type), event("mill.jam", "")))
                .isEqualTo(
                        new Adapted.Rejected(
                                "only CloudEvents written as JSON are read here", "content-type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+json", "application/cloudevents", "text/x"})
    void a_structured_event_is_told_by_its_body(String type) {
        assertThat(alert(Map.of("Content-Type", type), event("mill.jam", "")).name())
                .isEqualTo("mill.jam");
    }

    @ParameterizedTest
    @CsvSource({"eyJsZXZlbCI6ImVycm9yIn0=, error", "%%%, unknown", "AAEC, unknown", "'', unknown"})
    void data_in_base_64_is_read_if_JSON_comes_out_of_it(String text, String severity) {
        var body = event("mill.jam", "\"data_base64\":\"" + text + "\"");
        assertThat(alert(body).severity().word()).isEqualTo(severity);
    }
}
