package dev.remediator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever wrote the recording meant harm, and left the checksums out.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class HostileRecordingTest {
    private static final String INCIDENT =
            "{\"kind\":\"incident\",\"id\":\"i\",\"series\":\"s\",\"resource\":\"r\",\"openedAt\":\"2026-01-01T03:00:00Z\",\"moments\":";
    private static final String MOMENT =
            "{\"at\":\"+0\",\"decisions\":[{\"reason\":\"STORM\",\"state\":\"WAITING\",\"alert\":\"a\"}]";

    @TempDir Path place;
    private Path file;

    @BeforeEach
    void name() {
        file = place.resolve("incidents.jsonl");
    }

    static Stream<Arguments> deeds() {
        return Stream.of(
                Arguments.of("deep lists", INCIDENT + "[".repeat(1_000_000)),
                Arguments.of("deep objects", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)),
                Arguments.of("many lists", INCIDENT + "[" + "[],".repeat(5_000_000) + "[]]}"),
                Arguments.of(
                        "endless repeats",
                        INCIDENT
                                + "["
                                + MOMENT
                                + ",\"again\":\""
                                + "+0 ".repeat(2_000_000)
                                + "+0\"}]}"),
                Arguments.of(
                        "repeats beyond time",
                        INCIDENT
                                + "["
                                + MOMENT
                                + ",\"again\":\""
                                + "+999999999999999999 ".repeat(50)
                                + "+1\"}]}"),
                Arguments.of("no step", INCIDENT + "[" + MOMENT + ",\"again\":\"+1  +1\"}]}"),
                Arguments.of("half a step", INCIDENT + "[" + MOMENT + ",\"again\":\"+1.\"}]}"),
                Arguments.of(
                        "a finer step than there is",
                        INCIDENT + "[" + MOMENT + ",\"again\":\"+1.0000000001\"}]}"),
                Arguments.of(
                        "a huge step",
                        INCIDENT + "[" + MOMENT + ",\"again\":\"+" + "9".repeat(40) + "\"}]}"),
                Arguments.of(
                        "foreign digits", INCIDENT + "[" + MOMENT + ",\"again\":\"+\u0661\"}]}"),
                Arguments.of(
                        "huge number", "{\"kind\":\"end\",\"lines\":" + "9".repeat(10_000) + "}"),
                Arguments.of("large number", "{\"kind\":\"end\",\"lines\":1e400}"),
                Arguments.of("a fraction", "{\"kind\":\"end\",\"lines\":2.5}"),
                Arguments.of("no number", "{\"kind\":\"end\",\"lines\":[{}]}"),
                Arguments.of("huge duration", session("\"confirming\":1e2000000000")),
                Arguments.of(
                        "long duration",
                        session("\"confirming\":\"PT" + "9".repeat(100_000) + "S\"")),
                Arguments.of("a list for a kind", "{\"kind\":[]}"),
                Arguments.of(
                        "a class for a kind",
                        "{\"kind\":\"commanded\",\"at\":\"2026-01-01T03:00:00Z\",\"command\":{\"kind\":\"java.lang.ProcessBuilder\"}}"),
                Arguments.of(
                        "a list for a cause",
                        INCIDENT
                                + "[{\"at\":\"+0\",\"cause\":{\"kind\":\"Reported\",\"report\":[]},\"decisions\":[{}]}]}"),
                Arguments.of(
                        "an alert of nothing",
                        INCIDENT
                                + "[{\"at\":\"+0\",\"cause\":{\"kind\":\"AlertReceived\",\"alert\":{\"series\":null}},\"decisions\":[{}]}]}"),
                Arguments.of(
                        "nothings in an alert",
                        INCIDENT
                                + "[{\"at\":\"+0\",\"cause\":{\"kind\":\"AlertReceived\",\"alert\":{\"labels\":{\"a\":null}}},\"decisions\":[{}]}]}"),
                Arguments.of("text for moments", INCIDENT + "\"moments\"}"),
                Arguments.of("moments of text", INCIDENT + "[\"moments\"]}"),
                Arguments.of(
                        "decisions of text", INCIDENT + "[{\"at\":\"+0\",\"decisions\":[\"x\"]}]}"),
                Arguments.of(
                        "a decision without a reason",
                        INCIDENT + "[{\"at\":\"+0\",\"decisions\":[{}]}]}"),
                Arguments.of(
                        "a time in the far future",
                        INCIDENT.replace("2026", "+1000000001") + "[]}"),
                Arguments.of(
                        "a circle",
                        session(
                                "\"policy\":{\"rules\":{\"dependencies\":[{\"of\":\"a\",\"on\":[\"a\"]}]}}")),
                Arguments.of("letters that are none", "\u2028\u0000".repeat(1000)));
    }

    private static String session(String field) {
        return "{\"kind\":\"started\",\"at\":\"2026-01-01T03:00:00Z\",\"session\":{" + field + "}}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deeds")
    void it_is_refused_and_nothing_else(String what, String line) throws IOException {
        write(List.of(line, "{\"kind\":\"end\"}"));

        try (var reader = RecordingReader.open(file)) {
            assertThatThrownBy(() -> Typical.all(reader))
                    .isExactlyInstanceOf(RecordingException.class)
                    .hasMessageStartingWith("line 2 of " + file + " ")
                    .message()
                    .hasSizeLessThan(400 + file.toString().length())
                    .matches(said -> said.chars().noneMatch(Character::isISOControl), "one line");
        }
    }

    @Test
    void names_that_are_all_different_do_not_add_up_over_lines() throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            var names = new StringBuilder("{\"kind\":\"x\"");
            for (int j = 0; j < 50_000; j++) {
                names.append(",\"n").append(i * 50_000 + j).append("\":1");
            }
            lines.add(names.append('}').toString());
        }
        write(lines);

        var told = new ArrayList<String>();
        try (var reader = RecordingReader.open(file).leniently(told::add)) {
            assertThat(Typical.all(reader)).isEmpty();
        }
        assertThat(told).hasSize(5);
    }

    private void write(List<String> lines) throws IOException {
        var all = new ArrayList<String>();
        all.add(
                "{\"schema\":\"recording/1\",\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"}");
        all.addAll(lines);
        Files.write(file, all);
    }
}
