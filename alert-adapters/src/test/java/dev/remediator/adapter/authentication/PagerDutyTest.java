package dev.remediator.adapter.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyTest extends SignatureContract {
    /// Both made with `openssl dgst -sha256 -hmac` from the keys `first key` and `second key`.
    private static final String FIRST =
            "v1=bd49f1926ad84388bd72de36bde3f3bbae14c49fb966fbfb7dd747a3176aeda6";

    private static final String SECOND =
            "v1=23ef4a26123e994afd55abfefbbb38727908a97f5d2917bb0ae457637bf62697";

    @Override
    Authentication scheme(Secrets secrets) {
        return Hmac.pagerDuty(secrets);
    }

    @Override
    Message message(String secret) {
        return Message.of(BODY).with(carrier(), "v1=" + hmac(secret, BODY));
    }

    @Override
    String carrier() {
        return "X-PagerDuty-Signature";
    }

    private static Verdict signed(String header) {
        var message = Message.of("{\"event\":{\"id\":\"01\"}}");
        return Hmac.pagerDuty(Secrets.of("second key"))
                .check(message.with("X-PagerDuty-Signature", header).delivery());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SECOND,
                FIRST + "," + SECOND,
                SECOND + "," + FIRST,
                FIRST + ", " + SECOND,
                "v2=00," + SECOND,
                "nonsense," + SECOND
            })
    void any_of_several_signatures_passes(String header) {
        assertThat(signed(header)).isEqualTo(Verdict.PASSED);
    }

    @Test
    void one_of_another_key_fails() {
        assertFails(signed(FIRST));
    }

    @Test
    void one_of_another_version_does_not_count() {
        assertFails(signed(SECOND.replace("v1=", "v2=")));
    }

    @Test
    void the_seventeenth_does_not_count() {
        assertFails(signed((FIRST + ",").repeat(16) + SECOND));
    }
}
