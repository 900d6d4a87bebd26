package dev.remediator.adapter.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The document is that of RFC 6901, section 5, without what URI fragments add.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PointerTest {
    private static final Field DOCUMENT =
            Payload.parse(
                    """
                    {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4,
                     "i\\\\j": 5, "k\\"l": 6, " ": 7, "m~n": 8, "~1": 9}
                    """
                            .getBytes(UTF_8));

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "/foo/0>bar",
                "/foo/1>baz",
                "/>0",
                "/a~1b>1",
                "/c%d>2",
                "/e^f>3",
                "/g|h>4",
                "/i\\j>5",
                "/k\"l>6",
                "/ >7",
                "/m~0n>8",
                "/~01>9"
            })
    void a_pointer_leads_to_its_field(String pointer, String value) {
        assertThat(DOCUMENT.find(Pointer.parse(pointer)).text()).contains(value);
    }

    @Test
    void the_empty_pointer_leads_to_the_whole() {
        assertThat(DOCUMENT.find(Pointer.parse(""))).isSameAs(DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bar", "/foo/2", "/foo/-", "/foo/01", "/foo/x", "/bar/baz/0"})
    void a_pointer_to_nothing_finds_nothing(String pointer) {
        assertThat(DOCUMENT.find(Pointer.parse(pointer)).present()).isFalse();
    }

    @Test
    void what_is_missing_still_knows_where_it_should_be() {
        assertThat(DOCUMENT.find(Pointer.parse("/foo/7")).because("is missing").field())
                .isEqualTo("foo/7");
    }

    @Test
    void a_way_through_a_text_is_reported() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> DOCUMENT.find(Pointer.parse("/foo/0/x")))
                .withMessage("field foo/0 must be an object, not a text");
    }

    @ParameterizedTest
    @CsvSource({
        "foo,    the JSON pointer foo must begin with a slash",
        "/a~b,   the JSON pointer /a~b has a ~ that is neither ~0",
        "/a~,    the JSON pointer /a~ has a ~ that is neither ~0",
        "$.foo,  the JSON pointer $.foo must begin with a slash",
    })
    void what_is_no_pointer_is_refused_in_a_sentence(String text, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pointer.parse(text))
                .withMessageStartingWith(sentence);
    }
}
