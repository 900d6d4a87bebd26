package dev.remediator.adapter.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Objects;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PayloadTest {

    @Test
    void a_byte_order_mark_is_skipped() {
        assertThat(parse("\ufeff{\"a\":\"b\"}").at("a").text()).contains("b");
    }

    @Test
    void a_key_that_is_given_twice_is_named_with_its_place() {
        refusing("{\"alerts\":[{},{\"labels\":{\"job\":1,\"job\":2}}]}")
                .withMessage("the body gives one key twice")
                .returns("alerts/1/labels/job", Unreadable::field);
    }

    @Test
    void what_is_not_JSON_is_pointed_at_without_being_quoted() {
        refusing("{\"alerts\":\n [down]}")
                .withMessageMatching("the body is not JSON from line 2, column \\d+")
                .returns("alerts/0", Unreadable::field);
    }

    @Test
    void too_deep_a_body_is_refused_where_it_is_too_deep() {
        refusing("{\"a\":" + "[".repeat(100))
                .withMessageStartingWith("the body is nested more than 64 deep");
    }

    @Test
    void two_values_are_refused() {
        refusing("{}{}").withMessage("the body holds more than one JSON value");
    }

    @Test
    void bytes_that_are_not_UTF_8_are_refused() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Payload.parse(new byte[] {'"', (byte) 0xFF, '"'}))
                .withMessage("the body is not UTF-8");
    }

    @Test
    void a_name_a_stranger_chose_is_made_harmless_and_short() {
        refusing("{\"a\\nb\":{\"" + "c".repeat(500) + "\":1,}}")
                .satisfies(e -> assertThat(e.field()).startsWith("a?b/ccc").hasSizeLessThan(80));
    }

    @Test
    void a_place_strangers_made_long_stays_short() {
        refusing("{\"abcdefghijklmnopqrstuvwxyz\":".repeat(100))
                .satisfies(e -> assertThat(e.field()).hasSizeLessThan(400));
    }

    private static Field parse(String body) {
        return Payload.parse(body.getBytes(UTF_8));
    }

    private static ThrowableAssertAlternative<Unreadable> refusing(String body) {
        return assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Objects.requireNonNull(parse(body)));
    }
}
