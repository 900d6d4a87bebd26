package dev.remediator.paging.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Attempt;
import dev.remediator.remediation.Page;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever an alert says and however little room there is, a page fits and harms nobody.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostilePagesTest {
    private static final String[] PIECES = {
        "web-1 ",
        "😀",
        "👩‍👩‍👧",
        "é",
        "東京",
        "\u202e",
        "\u2066",
        "\u001b[31m",
        "\u009b2J",
        "\u0000",
        "\r\n",
        "\t",
        "\ud83d",
        "\ude00",
        "<!here>",
        "@channel",
        "https://evil.example/",
        "`|*_",
        "\"\\",
        "\u2028",
        "\ufeff",
        "؀",
        "a",
        "",
        " "
    };
    private static final int[] SIZES = {0, 1, 3, 50, 1_000, 30_000};
    private static final List<Integer> ROOMS =
            List.of(0, 1, 3, 5, 70, 160, 459, 1_600, 4_096, 500_000);

    static IntStream seeds() {
        return IntStream.range(0, 24);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_subject_is_one_harmless_line_that_fits(int seed) {
        var diagnosis = diagnosis(seed);
        for (int room : ROOMS) {
            var subject = diagnosis.subject(room);
            assertThat(subject.length()).isLessThanOrEqualTo(room);
            assertHarmless(subject);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_text_is_harmless_lines_that_fit(int seed) {
        var diagnosis = diagnosis(seed);
        for (int room : ROOMS) {
            var text = diagnosis.text(room);
            assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(room);
            assertHarmless(text.replace("\n", ""));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_parts_fit_however_a_service_counts(int seed) {
        var diagnosis = diagnosis(seed);
        List<ToIntFunction<Section>> counts =
                List.of(Sizes::bytes, Sizes::characters, Sizes::escaped, Sizes::messages);
        for (var cost : counts) {
            for (int room : ROOMS) {
                var parts = diagnosis.fitting(room, cost);
                assertThat(parts.stream().mapToLong(cost::applyAsInt).sum())
                        .isLessThanOrEqualTo(room);
                assertThat(parts).allMatch(p -> !p.lines().isEmpty());
                assertThat(addresses(diagnosis.sections())).containsAll(addresses(parts));
                assertInOrder(parts, diagnosis.sections());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_to_do_next_is_there_wherever_there_is_room_for_a_line_of_text(int seed) {
        var diagnosis = diagnosis(seed);
        boolean call = diagnosis.sections().stream().anyMatch(s -> s.heading().equals("do next"));
        assertThat(diagnosis.fitting(60, Sizes::characters))
                .extracting(Section::heading)
                .contains(call ? "do next" : "why");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void all_parts_together_are_bounded(int seed) {
        var parts = diagnosis(seed).sections();
        assertThat(parts.stream().mapToInt(Sizes::characters).sum()).isLessThan(100_000);
        parts.forEach(part -> part.lines().forEach(HostilePagesTest::assertHarmless));
    }

    @Test
    void a_megabyte_in_every_place_is_bounded_too() {
        var parts = diagnosis(new Random(1), 1_000_000, 3).sections();
        assertThat(parts.stream().mapToInt(Sizes::characters).sum()).isLessThan(100_000);
    }

    /// An address is whole or not there.
    private static List<String> addresses(List<Section> parts) {
        return parts.stream()
                .flatMap(part -> part.lines().stream())
                .filter(line -> line.startsWith("https://remediator.example/"))
                .toList();
    }

    private static void assertInOrder(List<Section> parts, List<Section> all) {
        var order = new ArrayList<>(all.stream().map(Section::heading).toList());
        order.add("left out");
        var headings = parts.stream().map(Section::heading).toList();
        order.retainAll(headings);
        assertThat(headings).isEqualTo(order);
    }

    private static void assertHarmless(String text) {
        assertThat(text.codePoints())
                .allMatch(
                        c ->
                                switch (Character.getType(c)) {
                                    case Character.CONTROL,
                                            Character.FORMAT,
                                            Character.SURROGATE,
                                            Character.PRIVATE_USE,
                                            Character.UNASSIGNED,
                                            Character.LINE_SEPARATOR,
                                            Character.PARAGRAPH_SEPARATOR ->
                                            false;
                                    default -> true;
                                });
    }

    private static Diagnosis diagnosis(int seed) {
        var random = new Random(seed);
        return diagnosis(random, SIZES[seed % SIZES.length], random.nextInt(30));
    }

    private static Diagnosis diagnosis(Random random, int size, int attempts) {
        var tried = new ArrayList<Attempt>();
        for (int i = 0; i < attempts; i++) {
            var from = Instant.ofEpochSecond(random.nextLong(2_000_000_000L));
            tried.add(
                    new Attempt(
                            text(random, size),
                            any(random, Reason.values()),
                            text(random, size),
                            from,
                            from.plusSeconds(random.nextLong(-100, 1_000_000))));
        }
        var alert =
                Calls.alert(
                        text(random, size),
                        "r" + text(random, size),
                        texts(random, size),
                        texts(random, size),
                        texts(random, size));
        var incident = "i" + text(random, size / 10);
        var page = Calls.page(incident, any(random, Reason.values()), alert, tried);
        return Calls.of(page.doing(any(random, Page.Action.values())), text(random, size));
    }

    private static Map<String, String> texts(Random random, int size) {
        var texts = new HashMap<String, String>();
        texts.put("summary", text(random, size));
        for (int i = 0; i < 40; i++) {
            texts.put(i + text(random, size / 10), text(random, size / 40));
        }
        return texts;
    }

    private static String text(Random random, int size) {
        var text = new StringBuilder();
        var piece = any(random, PIECES);
        while (text.length() < size) {
            piece = random.nextInt(3) == 0 ? any(random, PIECES) : piece;
            text.append(piece.isEmpty() ? "x" : piece);
        }
        return text.toString();
    }

    private static <T> T any(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }
}
