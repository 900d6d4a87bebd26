package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HushTest {
    private static final Hush HUSH = Hush.of("s/e\"c r+é?>t\n");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s/e\"c r+é?>t",
                "s/e\\\"c r+é?>t",
                "s\\/e\\\"c r+é?>t",
                "s%2Fe%22c+r%2B%C3%A9%3F%3Et",
                "s%2Fe%22c%20r%2B%C3%A9%3F%3Et",
                "s%2fe%22c%20r%2b%c3%a9%3f%3et",
                "cy9lImMgcivDqT8+dA==",
                "cy9lImMgcivDqT8+dA",
                "cy9lImMgcivDqT8-dA",
            })
    void a_secret_is_not_repeated_however_it_is_written(String written) {
        assertThat(HUSH.without("no service knows " + written + "; sorry"))
                .isEqualTo("no service knows ***; sorry");
    }

    @Test
    void of_two_secrets_the_longer_is_taken_out_whole() {
        assertThat(Hush.of("abcd", "abcdefgh").without("abcdefgh and abcd"))
                .isEqualTo("*** and ***");
    }

    @Test
    void what_is_too_short_to_be_a_secret_spoils_no_sentence() {
        assertThat(Hush.of("no", "").without("no, nobody")).isEqualTo("no, nobody");
    }
}
