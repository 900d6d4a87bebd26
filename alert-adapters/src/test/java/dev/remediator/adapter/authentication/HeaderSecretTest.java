package dev.remediator.adapter.authentication;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaderSecretTest extends AuthenticationContract {

    @Override
    Authentication scheme(Secrets secrets) {
        return new HeaderSecret("X-API-Key", "", secrets);
    }

    @Override
    Message message(String secret) {
        return Message.of(BODY).with("X-API-Key", secret);
    }

    @Override
    String carrier() {
        return "X-API-Key";
    }

    @Test
    void a_word_may_stand_before_the_secret() {
        var scheme = new HeaderSecret("Authorization", "GenieKey ", Secrets.of(SECRET));
        var message = Message.of(BODY).with("Authorization", "geniekey " + SECRET);
        assertThat(scheme.check(message.delivery())).isEqualTo(Verdict.PASSED);
    }

    @Test
    void a_secret_in_UTF_8_passes_as_servers_decode_it() {
        var decoded = new String("schlüssel".getBytes(UTF_8), ISO_8859_1);
        var verdict = scheme(Secrets.of("schlüssel")).check(message(decoded).delivery());
        assertThat(verdict).isEqualTo(Verdict.PASSED);
    }
}
