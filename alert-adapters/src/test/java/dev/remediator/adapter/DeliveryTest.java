package dev.remediator.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeliveryTest {

    @Test
    void a_header_is_found_in_any_case() {
        var delivery = delivery("eu", Map.of("X-Webhook-Id", "7"), "{}");
        assertThat(delivery.header("x-webhook-ID")).contains("7");
    }

    @Test
    void a_header_that_was_not_sent_is_absent() {
        assertThat(delivery("eu", Map.of(), "{}").header("User-Agent")).isEmpty();
    }

    @Test
    void a_key_is_the_digest_of_integration_source_and_native_key_between_zero_bytes() {
        assertThat(delivery("eu", Map.of(), "{}").key("alertmanager", "b7b8"))
                .isEqualTo("6734e919f3caeaf2525783f842826ef96178c9e2167e06e35dd4fa5f9cb5fc67");
    }

    @Test
    void keys_of_two_integrations_differ() {
        assertThat(delivery("eu", Map.of(), "{}").key("alertmanager", "b7b8"))
                .isNotEqualTo(delivery("us", Map.of(), "{}").key("alertmanager", "b7b8"));
    }

    @Test
    void the_digest_is_the_SHA_256_of_the_body() {
        assertThat(delivery("eu", Map.of(), "").digest())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void bytes_that_change_after_arrival_do_not_change_the_delivery() {
        var bytes = "{}".getBytes(UTF_8);
        var delivery = new Delivery("eu", Map.of(), bytes, Instant.EPOCH);
        bytes[0] = '[';
        assertThat(delivery.body().get(0)).isEqualTo((byte) '{');
    }

    @Test
    void the_body_can_be_read_any_number_of_times() {
        var delivery = delivery("eu", Map.of(), "{}");
        delivery.body().position(2);
        assertThat(delivery.body().remaining()).isEqualTo(2);
    }

    @Test
    void an_integration_without_a_name_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> delivery(" ", Map.of(), "{}"))
                .withMessage("integration is blank");
    }

    private static Delivery delivery(String integration, Map<String, String> headers, String body) {
        return new Delivery(integration, headers, body.getBytes(UTF_8), Instant.EPOCH);
    }
}
