package dev.remediator.adapter.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// With a timestamp header; deliveries arrive at 1772334000.
class GrafanaTest extends SignatureContract {
    private static final String TIME = "X-Grafana-Alerting-Timestamp";
    private static final long NOW = 1_772_334_000;
    private static final Window WINDOW = new Window(TIME, Window.USUAL);

    @Override
    Authentication scheme(Secrets secrets) {
        return Hmac.grafana(Hmac.GRAFANA, Optional.of(WINDOW), secrets);
    }

    @Override
    Message message(String secret) {
        return at(Long.toString(NOW), secret);
    }

    private Message at(String time, String secret) {
        return Message.of(BODY).with(TIME, time).with(carrier(), hmac(secret, time + ":" + BODY));
    }

    @Override
    String carrier() {
        return "X-Grafana-Alerting-Signature";
    }

    /// Made with `openssl dgst -sha256 -hmac`.
    @ParameterizedTest
    @CsvSource({
        "true,d5e5379510b803c9327251e413256f33cebb5c58b1ae3531115051bed0e89c11",
        "false,4b22cda44c8b267c7a2ee4c96945c4007a8b8f547e85132701e25e0cbeab3ef0"
    })
    void what_openssl_signs_passes(boolean timed, String signature) {
        var scheme =
                Hmac.grafana(
                        Hmac.GRAFANA,
                        timed ? Optional.of(WINDOW) : Optional.empty(),
                        Secrets.of("a shared secret"));
        var message =
                Message.of("{\"state\":\"alerting\"}")
                        .with(TIME, Long.toString(NOW))
                        .with(carrier(), signature);
        assertThat(scheme.check(message.delivery())).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -1, 0, 1, 300})
    void inside_the_window_it_passes(long seconds) {
        assertThat(check(at(Long.toString(NOW + seconds), SECRET))).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -NOW, 40_000_000_000L})
    void outside_of_it_it_fails(long seconds) {
        var verdict = check(at(Long.toString(NOW + seconds), SECRET));
        assertFails(verdict);
        assertThat(((Verdict.Failed) verdict).why()).contains(TIME, "PT5M", "clocks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "1772334000.5", "99999999999999999999", "１７７２"})
    void what_is_no_time_fails(String time) {
        assertFails(check(at(time, SECRET)));
    }

    @Test
    void a_time_moved_into_the_window_fails() {
        var old = at(Long.toString(NOW - 1_000), SECRET);
        assertFails(check(old.with(TIME, Long.toString(NOW))));
    }

    @Test
    void a_message_without_a_time_fails() {
        assertThat(check(message(SECRET).without(TIME)))
                .isEqualTo(new Verdict.Failed("the header " + TIME + " is missing or empty"));
    }

    @Test
    void milliseconds_are_a_time_too() {
        assertThat(check(at(NOW + "000", SECRET))).isEqualTo(Verdict.PASSED);
    }

    @Test
    void another_header_may_hold_the_signature() {
        var scheme = Hmac.grafana("X-Ours", Optional.empty(), Secrets.of(SECRET));
        var message = Message.of(BODY).with("X-Ours", hmac(SECRET, BODY));
        assertThat(scheme.check(message.delivery())).isEqualTo(Verdict.PASSED);
    }

    @Test
    void the_window_may_be_wider() {
        var window = new Window(TIME, Duration.ofHours(1));
        var scheme = Hmac.grafana(Hmac.GRAFANA, Optional.of(window), Secrets.of(SECRET));
        var delivery = at(Long.toString(NOW - 3_600), SECRET).delivery();
        assertThat(scheme.check(delivery)).isEqualTo(Verdict.PASSED);
    }
}
