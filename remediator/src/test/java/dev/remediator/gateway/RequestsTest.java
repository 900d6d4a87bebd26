package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.guard.Policy;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequestsTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/incidents/inc-1, /api/incidents/{id}, GET, 404",
        "GET, /no/such/thing, none, GET, 404",
        "POST, /webhooks/alertmanager/some-team, /webhooks/{source}, POST, 404",
        "PROPFIND, /healthz, /healthz, other, 405"
    })
    void a_request_is_counted_by_the_pattern_of_its_address(
            String method, String path, String address, String counted, String status)
            throws Exception {
        var integrations = Integrations.open(AdapterRegistry.load());
        try (var all = new GatewayBench(Policy.DEFAULT, integrations)) {
            all.send(method, path, "nonsense", "Content-Type", "application/json");

            var metrics = all.send("GET", "/metrics", "").text();

            assertThat(metrics)
                    .contains(
                            "remediator_http_requests_seconds_count{address=\"%s\",method=\"%s\",status=\"%s\"} 1"
                                    .formatted(address, counted, status))
                    .doesNotContain("some-team", "/no/such", "PROPFIND");
        }
    }
}
