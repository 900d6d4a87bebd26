package dev.remediator.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AlertBytesTest {
    private static final int MANY = 5_000;

    /// Characters that somebody may write wrongly: of one to four bytes, escaped, halves of pairs.
    private static final String ODD =
            "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u0080é\u07ff€\ud83d\ude80\u2028\uffff";

    private static Alert alert(
            Instant startsAt, @Nullable Instant endsAt, Map<String, String> texts) {
        return new Alert(
                "s",
                "x",
                "y",
                "",
                AlertStatus.SUPPRESSED,
                Severity.UNKNOWN,
                "",
                "r",
                startsAt,
                endsAt,
                texts,
                Map.of(),
                texts);
    }

    private static String jackson(Alert alert) {
        return new String(Json.MAPPER.writeValueAsBytes(alert), StandardCharsets.ISO_8859_1);
    }

    private static String ours(Alert alert) {
        return new String(AlertBytes.of(alert, new byte[] {'}'}), StandardCharsets.ISO_8859_1);
    }

    static Stream<Alert> strange() {
        var random = new Random(7);
        return Stream.concat(
                Stream.of(Samples.ALERT, Samples.SPARE),
                IntStream.range(0, MANY).mapToObj(_ -> strange(random)));
    }

    private static Alert strange(Random random) {
        var texts = new HashMap<String, String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.put(text(random), text(random));
        }
        return alert(time(random), random.nextBoolean() ? null : time(random), texts);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 2_000 : 12); i > 0; i--) {
            text.append(
                    random.nextInt(8) == 0
                            ? ODD.charAt(random.nextInt(ODD.length()))
                            : (char) (' ' + random.nextInt(95)));
        }
        return text.toString();
    }

    private static Instant time(Random random) {
        long second = random.nextLong(-70_000_000_000L, 260_000_000_000L);
        int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
        int unit = units[random.nextInt(units.length)];
        return Instant.ofEpochSecond(second, (long) random.nextInt(1_000_000_000) / unit * unit);
    }

    @Test
    void every_byte_is_what_the_mapper_writes() {
        assertThat(strange())
                .allSatisfy(alert -> assertThat(ours(alert)).isEqualTo(jackson(alert)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2024-02-29T23:59:59.999Z",
                "2026-11-20T19:35:19.000001Z",
                "2026-11-20T19:35:19.000000001Z",
                "9999-12-31T23:59:59.999999999Z",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z"
            })
    void times_are_written_as_the_mapper_writes_them(String time) {
        var alert = alert(Instant.parse(time), null, Map.of());

        assertThat(ours(alert)).isEqualTo(jackson(alert));
    }

    @ParameterizedTest
    @MethodSource("oddCharacters")
    void every_odd_character_is_written_as_the_mapper_writes_it(String text) {
        var alert = alert(Instant.EPOCH, null, Map.of(text, "a" + text + "b"));

        assertThat(ours(alert)).isEqualTo(jackson(alert));
    }

    static Stream<String> oddCharacters() {
        return ODD.chars().mapToObj(Character::toString);
    }
}
