package dev.remediator.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever lies on a topic, reading it ends in a message or in one reason. A reader that throws
/// anything else is killed by one bad record, again and again.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnreadableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u0000",
                "nonsense",
                "{",
                "[",
                "\"",
                "{}{}",
                "{\"a\":1} trailing",
                "'a'",
                "{\"a\":1",
                "NaN",
                "\ufeff{}",
                "{\"a\":tru}",
                "[[[[[[[[",
                "-",
                "1e",
                "{\"a\" 1}"
            })
    void what_is_no_JSON_is_refused(String text) {
        assertThat(reason(Wire.ALERT, text)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "7", "\"alert/1\"", "true", "[\"alert/1\"]"})
    void what_has_no_schema_is_refused(String json) {
        assertThat(reason(Wire.ALERT, json)).isEqualTo("its schema is '', not 'alert/1'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "7", "[]", "{}", "\"\"", "\"alert\"", "\"alert/2\"", "\"Alert/1\""})
    void another_schema_is_refused(String schema) {
        assertThat(reason(Wire.ALERT, "{\"schema\":" + schema + "}"))
                .startsWith("its schema is '")
                .endsWith("', not 'alert/1'");
    }

    @Test
    void nothing_at_all_is_refused() {
        assertThat(thrown(Wire.ALERT, null).reason()).isEqualTo("it is empty");
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        assertThat(thrown(Wire.ALERT, new byte[] {(byte) 0xff, (byte) 0xfe, 0}).reason())
                .startsWith("it is no JSON: ");
    }

    @Test
    void what_is_nested_without_end_is_refused() {
        assertThat(reason(Wire.ALERT, "[".repeat(100_000))).startsWith("it is no JSON: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"kind\":null",
                "\"kind\":\"Invented\"",
                "\"kind\":7",
                "\"kind\":[]",
                "\"kind\":\"OfRun\"",
                "\"kind\":\"java.lang.ProcessBuilder\"",
                "\"kind\":\"\""
            })
    void a_case_nobody_knows_is_refused(String kind) {
        var fields = kind.isEmpty() ? "" : "," + kind;
        assertThat(reason(Wire.REPORT, "{\"schema\":\"report/1\"" + fields + "}"))
                .startsWith("it is no report/1: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "resource | {\"run\":\"r\",\"epoch\":1,\"worker\":\"w\"}",
                "run      | {\"resource\":\"r\",\"epoch\":1,\"worker\":\"w\"}",
                "epoch    | {\"resource\":\"r\",\"run\":\"r\",\"worker\":\"w\"}",
                "worker   | {\"resource\":\"r\",\"run\":\"r\",\"epoch\":1}",
                "worker   | {\"resource\":\"r\",\"run\":\"r\",\"epoch\":1,\"worker\":null}",
                "epoch    | {\"resource\":\"r\",\"run\":\"r\",\"epoch\":null,\"worker\":\"w\"}",
                "epoch    | {\"resource\":\"r\",\"run\":\"r\",\"epoch\":\"x\",\"worker\":\"w\"}",
                "epoch    | {\"resource\":\"r\",\"run\":\"r\",\"epoch\":99999999999,\"worker\":\"w\"}",
                "worker   | {\"resource\":\"r\",\"run\":\"r\",\"epoch\":1,\"worker\":{}}",
            })
    void a_field_that_is_missing_or_of_another_type_is_refused_by_its_name(
            String field, String json) {
        var claim = "{\"schema\":\"report/1\",\"kind\":\"Claimed\"," + json.substring(1);
        assertThat(reason(Wire.REPORT, claim)).startsWith("it is no report/1: ").contains(field);
    }

    @Test
    void a_value_deep_inside_is_refused_by_its_place() {
        var json =
                "{\"schema\":\"report/1\",\"kind\":\"Recorded\",\"resource\":\"r\",\"run\":\"r\","
                        + "\"epoch\":1,\"worker\":\"w\","
                        + "\"entry\":{\"step\":\"s\",\"kind\":\"INVENTED\",\"value\":\"\",\"at\":0}}";
        assertThat(reason(Wire.REPORT, json)).contains("entry.kind").contains("INVENTED");
    }

    @Test
    void a_record_that_refuses_itself_is_told_in_its_own_words() {
        var text = new String(Wire.ALERT.write(Samples.ALERT), StandardCharsets.UTF_8);
        assertThat(reason(Wire.ALERT, text.replace("\"series-1\"", "\" \"")))
                .isEqualTo("it is no alert/1: series is blank");
    }

    @Test
    void an_endless_value_does_not_make_an_endless_reason() {
        var text = new String(Wire.ALERT.write(Samples.ALERT), StandardCharsets.UTF_8);
        assertThat(reason(Wire.ALERT, text.replace("RESOLVED", "x".repeat(1_000_000))))
                .hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schema\":\"resource/1\"}",
                "{\"schema\":\"resource/1\",\"resource\":\"r\",\"token\":1,\"line\":[null]}",
                "{\"schema\":\"resource/1\",\"resource\":\"r\",\"token\":1,\"line\":{},"
                        + "\"incidents\":{},\"past\":{}}",
                "{\"schema\":\"resource/1\",\"resource\":\"r\",\"token\":1,\"line\":[],"
                        + "\"incidents\":{\"a\":{\"id\":\"i\"}},\"past\":{}}"
            })
    void half_a_state_is_refused(String json) {
        assertThat(reason(Wire.STATE, json)).startsWith("it is no resource/1: ");
    }

    /// Fails with anything but the one exception; and its reason is one line.
    private static String reason(Wire<?> wire, String text) {
        var reason = thrown(wire, text.getBytes(StandardCharsets.UTF_8)).reason();
        assertThat(reason).hasLineCount(1).doesNotContain("dev.remediator.topic.Json");
        return reason;
    }

    private static Unreadable thrown(Wire<?> wire, byte @Nullable [] bytes) {
        return catchThrowableOfType(Unreadable.class, () -> wire.read(bytes));
    }
}
