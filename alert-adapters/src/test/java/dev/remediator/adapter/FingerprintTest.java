package dev.remediator.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FingerprintTest {

    /// Computed by a real Alertmanager 0.25.0.
    @Test
    void the_fingerprint_is_the_one_Alertmanager_computes() {
        var labels =
                Map.of(
                        "alertname", "InstanceDown",
                        "case", "plain",
                        "cluster", "prod-eu-west-1",
                        "instance", "10.0.0.1:9100",
                        "job", "node",
                        "namespace", "payments",
                        "severity", "critical");
        assertThat(Fingerprint.of(labels)).isEqualTo("b7b83ba84f704eaf");
    }

    @Test
    void a_label_without_a_value_does_not_count() {
        assertThat(Fingerprint.of(Map.of("job", "web", "zone", "")))
                .isEqualTo(Fingerprint.of(Map.of("job", "web")));
    }

    @Test
    void the_border_between_name_and_value_counts() {
        assertThat(Fingerprint.of(Map.of("ab", "c")))
                .isNotEqualTo(Fingerprint.of(Map.of("a", "bc")));
    }

    @Test
    void a_fingerprint_always_has_sixteen_digits() {
        assertThat(Fingerprint.of(Map.of())).isEqualTo("cbf29ce484222325");
    }
}
