package dev.remediator.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeverityTest {

    @ParameterizedTest
    @CsvSource({
        "critical, CRITICAL",
        "p1, CRITICAL",
        "sev0, CRITICAL",
        "disaster, CRITICAL",
        "fatal, CRITICAL",
        "emerg, CRITICAL",
        "error, ERROR",
        "high, ERROR",
        "major, ERROR",
        "p2, ERROR",
        "sev1, ERROR",
        "warning, WARNING",
        "warn, WARNING",
        "average, WARNING",
        "minor, WARNING",
        "p3, WARNING",
        "sev2, WARNING",
        "info, INFO",
        "informational, INFO",
        "low, INFO",
        "ok, INFO",
        "p4, INFO",
        "p5, INFO",
        "sev3, INFO",
        "sev4, INFO",
        "none, INFO",
    })
    void the_words_of_every_source_have_a_meaning(String word, Severity severity) {
        assertThat(Severity.read(word)).isEqualTo(severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRITICAL", "Critical", " critical\n"})
    void case_and_white_space_do_not_matter(String word) {
        assertThat(Severity.read(word)).isEqualTo(Severity.CRITICAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "catastrophic", "1", "${severity}"})
    void a_word_nobody_has_seen_is_unknown(String word) {
        assertThat(Severity.read(word)).isEqualTo(Severity.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void the_word_we_write_is_one_we_read(Severity severity) {
        assertThat(Severity.read(severity.word())).isEqualTo(severity);
    }
}
