package dev.remediator.adapter.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// What holds besides for every scheme that signs the body.
abstract class SignatureContract extends AuthenticationContract {

    static String hmac(String secret, String message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void any_byte_of_the_body_changed_fails() {
        for (int at = 0; at < BODY.length(); at++) {
            var changed = new StringBuilder(BODY);
            changed.setCharAt(at, (char) (BODY.charAt(at) ^ 1));
            assertFails(check(message(SECRET).saying(changed.toString())));
        }
    }

    @Test
    void the_same_JSON_in_other_bytes_fails() {
        assertFails(check(message(SECRET).saying(BODY.replace(",", ", "))));
    }

    @Test
    void what_stands_in_the_address_is_not_signed_and_not_read() {
        var delivery = message(SECRET).asking("status", "firing").delivery();
        assertThat(scheme(Secrets.of(SECRET)).vouched(delivery).query()).isEmpty();
    }

    @Test
    void a_longer_body_fails() {
        assertFails(check(message(SECRET).saying(BODY + " ")));
    }

    @Test
    void hexadecimal_digits_may_be_large() {
        var right = shown(message(SECRET));
        int digits = right.lastIndexOf('=') + 1;
        var large = right.substring(0, digits) + right.substring(digits).toUpperCase(Locale.ROOT);
        assertThat(check(showing(large))).isEqualTo(Verdict.PASSED);
    }

    @Test
    void the_same_again_passes_again() {
        var scheme = scheme(Secrets.of(SECRET));
        var first = scheme.check(message(SECRET).delivery());
        assertThat(scheme.check(message(SECRET).delivery())).isEqualTo(first);
    }
}
