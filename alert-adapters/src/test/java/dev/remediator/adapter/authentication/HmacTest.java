package dev.remediator.adapter.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// As GitHub signs.
class HmacTest extends SignatureContract {

    @Override
    Authentication scheme(Secrets secrets) {
        return scheme(Digests.SHA256, Encoding.HEX, "sha256=", secrets);
    }

    private static Hmac scheme(Digests digest, Encoding encoding, String prefix, Secrets secrets) {
        return new Hmac(
                "X-Hub-Signature-256",
                digest,
                encoding,
                prefix,
                false,
                Signed.BODY,
                Optional.empty(),
                secrets);
    }

    @Override
    Message message(String secret) {
        return Message.of(BODY).with(carrier(), "sha256=" + hmac(secret, BODY));
    }

    @Override
    String carrier() {
        return "X-Hub-Signature-256";
    }

    /// GitHub's guide "Validating webhook deliveries".
    @Test
    void GitHubs_own_example_passes() {
        var message =
                Message.of("Hello, World!")
                        .with(
                                carrier(),
                                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
        var scheme = scheme(Secrets.of("It's a Secret to Everybody"));
        assertThat(scheme.check(message.delivery())).isEqualTo(Verdict.PASSED);
    }

    /// RFC 2202 and RFC 4231, test case 2; the base64 is of the same bytes.
    @ParameterizedTest
    @CsvSource({
        "SHA1,HEX,effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        "SHA1,BASE64,7/zfauXrL6LSdBbV8YTfnCWafHk=",
        "SHA1,BASE64,7_zfauXrL6LSdBbV8YTfnCWafHk",
        "SHA256,HEX,5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "SHA512,HEX,164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
    })
    void the_examples_of_the_RFCs_pass(Digests digest, Encoding encoding, String signature) {
        var message = Message.of("what do ya want for nothing?").with(carrier(), signature);
        var scheme = scheme(digest, encoding, "", Secrets.of("Jefe"));
        assertThat(scheme.check(message.delivery())).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0:{timestamp}:{body}", "{timestamp}.{body}", "{body}{timestamp}"})
    void the_time_is_joined_as_configured(String signs) {
        var time = "1772334000";
        var window = new Window("X-Time", Window.USUAL);
        var scheme =
                new Hmac(
                        carrier(),
                        Digests.SHA256,
                        Encoding.HEX,
                        "",
                        false,
                        Signed.read(signs),
                        Optional.of(window),
                        Secrets.of(SECRET));
        var signed = signs.replace("{timestamp}", time).replace("{body}", BODY);
        var message = Message.of(BODY).with("X-Time", time).with(carrier(), hmac(SECRET, signed));
        assertThat(scheme.check(message.delivery())).isEqualTo(Verdict.PASSED);
    }

    @Test
    void a_signature_without_its_prefix_fails_and_the_prefix_is_named() {
        assertThat(check(showing(hmac(SECRET, BODY))))
                .isEqualTo(
                        new Verdict.Failed(
                                "the header X-Hub-Signature-256 holds no signature of 64 hexadecimal digits behind 'sha256='"));
    }

    @Test
    void the_signature_of_an_empty_body_says_nothing() {
        assertFails(
                check(message(SECRET).saying("").with(carrier(), "sha256=" + hmac(SECRET, ""))));
    }

    @Test
    void two_signatures_fail_even_if_one_is_right() {
        var right = shown(message(SECRET));
        assertFails(check(showing(right + "," + right)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{timestamp}", "{body}{body}", "{Body}"})
    void a_text_without_one_body_in_it_is_refused(String signs) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signed.read(signs))
                .withMessageStartingWith("signs is '" + signs + "'");
    }
}
