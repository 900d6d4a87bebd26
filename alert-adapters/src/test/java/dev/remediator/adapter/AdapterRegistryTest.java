package dev.remediator.adapter;

import static dev.remediator.adapter.Deliveries.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.remediator.adapter.payload.Field;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdapterRegistryTest {
    private static final AdapterRegistry TWO =
            AdapterRegistry.of(List.of(new Knowing("zulu", "z"), new Knowing("alfa", "a")));

    @Test
    void the_adapters_on_the_class_path_are_loaded() {
        assertThat(AdapterRegistry.load().sources()).contains("alertmanager");
    }

    @Test
    void sources_are_sorted() {
        assertThat(TWO.sources()).containsExactly("alfa", "zulu");
    }

    @Test
    void an_adapter_is_found_by_its_source() {
        assertThat(TWO.find("zulu")).map(AlertAdapter::source).contains("zulu");
    }

    @Test
    void a_source_nobody_adapts_is_not_found() {
        assertThat(TWO.find("carrier-pigeon")).isEmpty();
    }

    @Test
    void two_adapters_of_one_source_are_refused() {
        var same = List.of(new Knowing("alfa", "a"), new Knowing("alfa", "b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdapterRegistry.of(same))
                .withMessageStartingWith("two adapters are for source alfa: ");
    }

    @Test
    void a_body_is_recognised_by_its_shape() {
        assertThat(TWO.recognise("{\"z\":1}".getBytes(UTF_8)))
                .map(AlertAdapter::source)
                .contains("zulu");
    }

    @Test
    void a_body_that_is_not_JSON_is_not_recognised() {
        assertThat(TWO.recognise("{\"z\":".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void a_body_two_adapters_claim_is_not_recognised() {
        assertThat(TWO.recognise("{\"a\":1,\"z\":1}".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void a_delivery_without_a_source_is_adapted_by_who_knows_its_shape() {
        assertThat(TWO.adapt(delivery("{\"z\":1}"))).isEqualTo(new Adapted.Ignored("zulu"));
    }

    @Test
    void a_delivery_two_adapters_claim_is_rejected_naming_both() {
        assertThat(TWO.adapt(delivery("{\"a\":1,\"z\":1}")))
                .isEqualTo(
                        new Adapted.Rejected(
                                "the body may be from alfa and zulu; send it to /webhooks/{source}",
                                ""));
    }

    @Test
    void a_delivery_nobody_knows_is_rejected() {
        assertThat(TWO.adapt(delivery("[]")))
                .isEqualTo(
                        new Adapted.Rejected(
                                "no adapter knows a body of this shape; send it to /webhooks/{source}",
                                ""));
    }

    @Test
    void a_delivery_without_a_source_that_is_not_JSON_is_rejected_for_that() {
        assertThat(TWO.adapt(delivery("")))
                .isEqualTo(new Adapted.Rejected("the body is empty", ""));
    }

    /// Knows objects by one member and finds no alert in them.
    private record Knowing(String source, String member) implements AlertAdapter {
        @Override
        public Guide guide() {
            return Guide.bare("a test");
        }

        @Override
        public Adapted adapt(Delivery delivery) {
            return new Adapted.Ignored(source);
        }

        @Override
        public boolean recognises(Field body) {
            return body.isObject() && body.at(member).present();
        }
    }
}
