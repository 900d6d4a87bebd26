package dev.remediator.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LetteringTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "restart",
                "terminate and reprovision (destructive)",
                "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
                "短い言葉と長い言葉を書く短い言葉と長い言葉を書く",
                "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00 smiles",
                "a\tb\nc\u0000d"
            })
    void no_line_is_wider_than_there_is_room(String text) {
        var lines = Lettering.lines(text, 14, 60, 3);

        assertThat(lines).isNotEmpty().hasSizeLessThanOrEqualTo(3);
        assertThat(lines).allSatisfy(l -> assertThat(Lettering.width(l, 14)).isLessThan(61));
        assertThat(String.join("", lines)).doesNotContain("\u0000", "\n", "\t");
    }

    @Test
    void what_fits_in_is_all_there() {
        assertThat(Lettering.lines("drain and restart", 14, 90, 3))
                .containsExactly("drain and", "restart");
    }

    @Test
    void what_is_left_out_is_seen_to_be() {
        assertThat(Lettering.lines("one two three four", 10, 25, 2))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("…");
    }
}
