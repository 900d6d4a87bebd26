package dev.remediator.adapter.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentryTest extends SignatureContract {

    @Override
    Authentication scheme(Secrets secrets) {
        return Hmac.sentry(Optional.empty(), secrets);
    }

    @Override
    Message message(String secret) {
        return Message.of(BODY)
                .with("Sentry-Hook-Timestamp", "17")
                .with(carrier(), hmac(secret, BODY));
    }

    @Override
    String carrier() {
        return "Sentry-Hook-Signature";
    }

    /// Made with `openssl dgst -sha256 -hmac`.
    @Test
    void what_openssl_signs_passes() {
        var message =
                Message.of("{\"action\":\"created\"}")
                        .with(
                                carrier(),
                                "6db5f84862880e2daa1eaf507a82d7b746af8c2242787a63357646d7cdee47c1");
        var scheme = scheme(Secrets.of("client secret"));
        assertThat(scheme.check(message.delivery())).isEqualTo(Verdict.PASSED);
    }

    @Test
    void a_window_counts_only_if_there_is_one() {
        var window = new Window("Sentry-Hook-Timestamp", Window.USUAL);
        var scheme = Hmac.sentry(Optional.of(window), Secrets.of(SECRET));
        assertFails(scheme.check(message(SECRET).delivery()));
    }
}
