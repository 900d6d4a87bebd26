package dev.remediator.paging.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31mred\u001b[0m",
                "\u009b31mred",
                "\u001b[\u001b[31mred",
                "r\u0000e\u0007d\r\n",
                "\u202ered\u2066",
                "red\u2028\u2029",
                "\ufeffred",
                "red\ud800",
                "\u001b]0;title\u0007red"
            })
    void nothing_reaches_a_terminal_that_is_no_visible_text(String text) {
        assertThat(Plain.line(text, 100).chars()).allMatch(c -> c >= ' ' && c < 0x7f);
    }

    @Test
    void ordinary_text_of_any_language_is_left_alone() {
        var text = "Plattenfüllstand > 90 % auf 東京-1 😀";
        assertThat(Plain.line(text, 100)).isEqualTo(text);
    }

    @Test
    void lines_become_one_line() {
        assertThat(Plain.line("a\r\n\tb\nc", 100)).isEqualTo("a b c");
    }

    @Test
    void text_is_cut_between_characters_never_in_one() {
        assertThat(Plain.clipped("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Plain.clipped("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Plain.clipped("abcd😀😀", 6)).isEqualTo("abcd…");
    }
}
