package dev.remediator.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://a.example", "HTTPS://a.example/x?y=z#w", " https://10.0.0.1:9"})
    void an_address_of_the_web_is_a_link(String address) {
        assertThat(Words.link(address)).contains(address.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "web-1",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java\tscript:alert(1)",
                "data:text/html,x",
                "//evil.example",
                "/andon",
                "file:///etc/passwd",
                "https:",
                "https:evil.example",
                "https://a.example/\"onload=",
                "http://a.example/ b"
            })
    void anything_else_is_none(String address) {
        assertThat(Words.link(address)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_is_found_by_its_word(Reason reason) {
        assertThat(Words.reason(reason.word())).contains(reason);
    }

    @Test
    void a_long_text_is_cut_between_two_characters() {
        assertThat(Words.brief("abc😀def", 4)).isEqualTo("abc…");
    }

    @Test
    void times_in_what_was_seen_are_to_the_second() {
        assertThat(Words.seen("until 2026-01-01T03:00:40.123456Z, 1.5 s", 100))
                .isEqualTo("until 2026-01-01T03:00:40Z, 1.5 s");
    }
}
