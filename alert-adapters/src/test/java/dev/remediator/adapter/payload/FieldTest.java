package dev.remediator.adapter.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FieldTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "\"web\"               | web",
                "600                   | 600",
                "1.10                  | 1.10",
                "7615590933959184469   | 7615590933959184469",
                "123456789012345678901 | 123456789012345678901",
                "true                  | true",
            })
    void texts_numbers_and_truth_values_are_text(String json, String text) {
        assertThat(field(json).text()).contains(text);
    }

    @Test
    void null_is_as_absent_as_a_missing_field() {
        assertThat(field("{\"a\":null}").at("a").present())
                .isEqualTo(field("{}").at("a").present());
    }

    @Test
    void a_member_of_an_absent_object_is_absent() {
        assertThat(field("{}").at("a").at("b").at("c").text()).isEmpty();
    }

    @Test
    void half_a_character_becomes_the_replacement_character() {
        assertThat(field("\"a\\ud83db\\ud83d\\ude00\"").text()).contains("a\ufffdb\ud83d\ude00");
    }

    @Test
    void an_object_where_a_text_belongs_is_reported_with_its_place() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(
                        () ->
                                field("[{\"a\":[0,{}]}]")
                                        .items()
                                        .getFirst()
                                        .at("a")
                                        .items()
                                        .get(1)
                                        .text())
                .withMessage("field 0/a/1 must be a text, not an object")
                .returns("0/a/1", Unreadable::field);
    }

    @Test
    void a_text_where_an_array_belongs_is_reported() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> field("{\"a\":\"b\"}").at("a").items())
                .withMessage("field a must be an array, not a text");
    }

    @Test
    void the_texts_of_an_object_leave_out_what_is_null() {
        assertThat(field("{\"a\":\"b\",\"c\":null,\"d\":1}").texts())
                .containsExactly(entry("a", "b"), entry("d", "1"));
    }

    @Test
    void an_absent_object_has_no_texts() {
        assertThat(field("{}").at("labels").texts()).isEmpty();
    }

    @Test
    void anything_can_be_kept_as_the_JSON_it_is() {
        assertThat(field("{ \"a\": [1, \"b\"] }").anything()).contains("{\"a\":[1,\"b\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "\"many\"", "9999999999999999999", "true"})
    void what_cannot_be_counted_is_refused(String json) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> field(json).count())
                .withMessage("the body must be a whole number, not negative");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$HOST_NAME ", "$HOSTNAME$\\t", " {EVENT.ID}", "*url* ", "{{rule.id}}\\n"})
    void a_text_of_very_many_variables_says_nothing(String variable) {
        assertThat(field("\"" + variable.repeat(50_000) + "\"").said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$HOST_NAME is down", "$A_B $HOST$C", "{EVENT.ID}{EVENT.ID}", "$5 *"})
    void a_text_that_is_more_than_variables_says_what_it_is(String text) {
        assertThat(field("\"" + text + "\"").said()).isEqualTo(text);
    }

    @Test
    void variables_of_two_kinds_say_nothing_either() {
        assertThat(field("\"$A_B $HOST$ {DATE} {TIME}\"").said()).isEmpty();
    }

    private static Field field(String json) {
        return Payload.parse(json.getBytes(UTF_8));
    }
}
