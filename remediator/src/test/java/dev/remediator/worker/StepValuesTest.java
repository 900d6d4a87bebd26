package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StepValuesTest {
    private final StepValues values = new StepValues(StepValuesTest.class.getClassLoader());

    enum Plain {
        RED,
        GREEN
    }

    enum WithBodies {
        UP {
            @Override
            int step() {
                return 1;
            }
        };

        abstract int step();
    }

    enum WithWords {
        SMALL("a small one");

        private final String words;

        WithWords(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    record Flat(String text, int number, boolean yes, double share, long big) {}

    record Nested(Flat inner, List<Flat> more, Optional<Flat> maybe, Plain colour) {}

    record Times(Instant at, Duration took, @Nullable Instant ended) {}

    record Empty() {}

    private record Hidden(String text) {}

    record Holding(Object anything) {}

    record Blob(@SuppressWarnings("ArrayRecordComponent") byte[] bytes) {}

    /// Would show if a journal could bring it to life.
    static final class Bomb {
        static {
            FUSE.set(true);
        }

        Bomb() {
            FUSE.set(true);
        }
    }

    private static final AtomicBoolean FUSE = new AtomicBoolean();

    static Stream<Object> everyValue() {
        var flat = new Flat("x", 1, true, 0.5, Long.MIN_VALUE);
        return Stream.of(
                "",
                "text with \"quotes\", \u0000 and \ud83d\ude80",
                true,
                false,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                0L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                0.1,
                -0.0,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Instant.EPOCH,
                Instant.parse("2026-03-29T01:59:59.123456789Z"),
                Instant.MAX,
                Instant.MIN,
                Duration.ZERO,
                Duration.ofNanos(1),
                Duration.ofDays(-3).minusNanos(7),
                Plain.GREEN,
                WithBodies.UP,
                WithWords.SMALL,
                flat,
                new Flat("", 0, false, Double.NaN, 0),
                new Nested(flat, List.of(flat, flat), Optional.of(flat), Plain.RED),
                new Nested(flat, List.of(), Optional.empty(), Plain.RED),
                new Times(Instant.EPOCH, Duration.ofSeconds(3), null),
                new Times(Instant.EPOCH, Duration.ofSeconds(3), Instant.EPOCH),
                new Empty(),
                new Hidden("private"),
                Optional.empty(),
                Optional.of("x"),
                Optional.of(Optional.of(2L)),
                List.of(),
                List.of("a", 1, 2L, 3.0, true),
                List.of(flat, Plain.RED, List.of(Optional.of(flat))),
                Arrays.asList("a", null, "b"));
    }

    @ParameterizedTest
    @MethodSource("everyValue")
    void a_value_comes_back_as_it_was(Object value) {
        assertThat(values.read(values.write(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("everyValue")
    void a_value_comes_back_as_the_same_type(Object value) {
        var back = values.read(values.write(value));
        assertThat(back).isNotNull();
        if (value instanceof List<?>) {
            assertThat(back).isInstanceOf(List.class);
        } else {
            assertThat(back).hasSameClassAs(value);
        }
    }

    @Test
    void null_comes_back_as_null() {
        assertThat(values.read(values.write(null))).isNull();
    }

    static Stream<Object> noValues() {
        return Stream.of(
                new Object(),
                Thread.currentThread(),
                Map.of("a", 1),
                new int[] {1},
                1.5f,
                'c',
                BigDecimal.ONE,
                new AtomicBoolean(),
                String.class,
                List.of("fine", new Object()),
                Optional.of(new Object()),
                new Blob(new byte[] {1}),
                new Holding(1L),
                new Holding(new Flat("x", 1, true, 0.5, 2)),
                new Holding(Thread.currentThread()));
    }

    @ParameterizedTest
    @MethodSource("noValues")
    void what_would_not_come_back_as_it_was_is_refused(Object value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.write(value))
                .withMessageStartingWith("a step may answer text, numbers, booleans");
    }

    @Test
    void an_answer_too_large_for_a_journal_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.write("x".repeat(40_000)))
                .withMessage("a step may answer at most 32768 characters of JSON, not 40002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.remediator.worker.StepValuesTest$Bomb",
                "java.lang.ProcessBuilder",
                "java.util.ArrayList",
                "java.lang.String",
                "java.lang.Record",
                "java.lang.Enum",
                "[Ljava.lang.String;",
                "dev.remediator.worker.Hold"
            })
    void a_journal_cannot_bring_to_life_what_is_no_value(String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.read(tagged(type, "{}")))
                .withMessage("the journal holds a " + type + ", which is no value");
        assertThat(FUSE).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"com.example.Gone", "int[]", "", "../../etc/passwd", "java/lang/String"})
    void a_journal_cannot_name_what_is_not_there(String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.read(tagged(type, "{}")))
                .withMessage("the journal holds a " + type + ", which is gone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "[]",
                "{}",
                "nonsense",
                "{\"type\":\"int\",\"value\":\"seven\"}",
                "{\"type\":\"instant\",\"value\":\"yesterday\"}",
                "{\"type\":\"duration\"}",
                "{\"type\":\"int\"}",
                "{\"type\":[],\"value\":1}"
            })
    void what_was_never_written_is_not_read(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> values.read(json));
    }

    private static String tagged(String type, String value) {
        return "{\"type\":\"" + type + "\",\"value\":" + value + "}";
    }
}
