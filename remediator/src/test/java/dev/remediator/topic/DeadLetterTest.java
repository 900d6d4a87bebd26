package dev.remediator.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadLetterTest {

    @Test
    void text_is_kept_as_text() {
        assertThat(letter(utf8("{\"hello\": \"wörld 🚀\"}\n")))
                .returns("{\"hello\": \"wörld 🚀\"}\n", DeadLetter::text)
                .returns(null, DeadLetter::base64);
    }

    @Test
    void bytes_that_are_no_text_are_kept_whole() {
        var bytes = new byte[] {(byte) 0xff, 0, 1, (byte) 0xc3};
        assertThat(letter(bytes))
                .returns(null, DeadLetter::text)
                .returns(Base64.getEncoder().encodeToString(bytes), DeadLetter::base64);
    }

    @Test
    void nothing_is_kept_as_nothing() {
        assertThat(letter(new byte[0])).returns("", DeadLetter::text).returns(0L, DeadLetter::size);
    }

    @Test
    void the_size_is_that_of_the_bytes() {
        assertThat(letter(utf8("🚀")).size()).isEqualTo(4);
    }

    @Test
    void why_and_where_from_and_when_are_kept() {
        assertThat(letter(utf8("x")))
                .returns("it is no JSON", DeadLetter::reason)
                .returns("alerts-3@17", DeadLetter::from)
                .returns(Samples.AT, DeadLetter::receivedAt);
    }

    @Test
    void a_byte_order_mark_is_a_byte_too() {
        assertThat(letter(utf8("\ufeff{}")).text()).isEqualTo("\ufeff{}");
    }

    /// The largest request the door takes must fit on the topic, or the sender tries for ever.
    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001b", "\"", "\\", "\n", "x", "ö", "🚀", "\"\u0000x"})
    void whatever_the_largest_request_is_made_of_its_letter_fits(String made) {
        var once = utf8(made);
        var bytes = utf8(made.repeat(16 * 1024 * 1024 / once.length));
        assertThat(Wire.DEAD_LETTER.write(letter(bytes))).hasSizeLessThan(Topic.MAX_RECORD);
    }

    private static DeadLetter letter(byte[] bytes) {
        return DeadLetter.of("it is no JSON", "alerts-3@17", Samples.AT, bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
