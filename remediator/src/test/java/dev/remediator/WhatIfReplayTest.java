package dev.remediator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.console.WhatIfAnswer;
import dev.remediator.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhatIfReplayTest {
    private static final Path RECORDING =
            Path.of("..", "docs", "example-repository", "recordings", "2026-03-01.jsonl");

    private static final Shelf SHELF =
            Shelf.named(List.of("dev.remediator.standard.HealNode"), List.of());

    private final WhatIfReplay whatIf = new WhatIfReplay(SHELF, Settings.DEFAULT);

    @Test
    void what_other_playbooks_would_have_done_is_told_incident_by_incident() throws IOException {
        var answer = whatIf.about(Files.readAllBytes(RECORDING), "march.jsonl", false);

        assertThat(answer.problem()).isEmpty();
        assertThat(answer.different()).isPositive().isEqualTo(answer.rows().size());
        assertThat(answer.same() + answer.different()).isEqualTo(answer.incidents());
        assertThat(answer.totals())
                .extracting(WhatIfAnswer.Total::what)
                .contains("pages", "destructive remedies", "remedies of HealWebNode");
        assertThat(answer.rows().getFirst().kinds()).isNotEmpty();
        assertThat(answer.text()).startsWith("Replayed march.jsonl").contains("Totals");
    }

    @Test
    void a_packed_one_is_unpacked_whatever_it_is_called() throws IOException {
        var answer = whatIf.about(packed(Files.readAllBytes(RECORDING)), "märz/../x", true);

        assertThat(answer.problem()).isEmpty();
        assertThat(answer.incidents()).isPositive();
    }

    @Test
    void alerts_alone_are_decided_about_too() {
        var answer =
                whatIf.about(
                        bytes("time,name,instance\n2026-03-01T00:00:00Z,InstanceDown,web-1\n"),
                        "alerts.csv",
                        false);

        assertThat(answer.problem()).isEmpty();
        assertThat(answer.compared()).isFalse();
        assertThat(answer.text()).contains("By playbook");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | There is no file and no text; hand in one of them.",
                "' ' | broken.jsonl is empty",
                "{\"schema\":\"recording/9\"} | broken.jsonl",
                "{\"kind\":\"incident\"} | broken.jsonl",
                "nonsense | broken.jsonl"
            })
    void what_is_no_recording_is_refused_in_a_sentence_that_names_no_directory(
            String text, String sentence) {
        var answer = whatIf.about(bytes(text), "broken.jsonl", false);

        assertThat(answer.problem())
                .contains(sentence)
                .doesNotContain("remediator-what-if")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", ".", "..", "", "a\0b", "\u202e.gz", "x.gz"})
    void a_name_leads_nowhere(String name) throws IOException {
        var answer = whatIf.about(Files.readAllBytes(RECORDING), name, false);

        assertThat(answer.name()).isEqualTo(name);
        assertThat(answer.text() + answer.problem()).isNotEmpty();
    }

    @Test
    void more_than_it_can_do_before_somebody_gives_up_is_for_the_command_line() {
        var many = new StringBuilder("time,name,instance\n");
        for (int i = 0; i < WhatIfReplay.MOST_ALERTS + 2_000; i++) {
            many.append("2026-03-01T00:00:00Z,A,web-").append(i % 10).append('\n');
        }

        var answer = whatIf.about(bytes(many.toString()), "many.csv", false);

        assertThat(answer.problem())
                .isEqualTo(
                        "There are more than 20000 alerts in it; use the command line: remediator"
                                + " replay FILE.");
    }

    @Test
    void what_is_small_only_while_it_is_packed_is_for_the_command_line() throws IOException {
        var piece = packed(bytes("time,name,instance\n".repeat(100_000)));
        var bomb = new ByteArrayOutputStream();
        for (long left = WhatIfReplay.MOST_UNPACKED; left > 0; left -= 1_900_000) {
            bomb.write(piece);
        }

        var answer = whatIf.about(bomb.toByteArray(), "bomb.csv.gz", false);

        assertThat(answer.problem())
                .isEqualTo(
                        "It is more than 256 MiB when it is unpacked; use the command line:"
                                + " remediator replay FILE.");
    }

    @Test
    void what_takes_too_long_is_for_the_command_line() throws IOException {
        var hurried = new WhatIfReplay(SHELF, Settings.DEFAULT, Duration.ofNanos(1));

        var answer = hurried.about(Files.readAllBytes(RECORDING), "march.jsonl", false);

        assertThat(answer.problem()).startsWith("It takes longer than");
    }

    /// The answer may come before the thread has begun.
    @RepeatedTest(5)
    void the_place_of_what_took_too_long_is_given_back() {
        var hurried = new WhatIfReplay(SHELF, Settings.DEFAULT, Duration.ofNanos(1));
        var _ = hurried.about(bytes("nonsense"), "a.csv", false);

        await().atMost(Duration.ofSeconds(10))
                .until(
                        () ->
                                !hurried.about(bytes("nonsense"), "b.csv", false)
                                        .problem()
                                        .startsWith("Another"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
