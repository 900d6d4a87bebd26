package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.access.Admission;
import dev.remediator.access.Tokens;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.guard.Policy;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where only this machine should reach it and no tokens are set, no page reaches it that has
/// pointed its own name at this machine.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RebindingTest {
    private final GatewayBench bench;

    RebindingTest() throws IOException {
        bench =
                new GatewayBench(
                        Policy.DEFAULT,
                        Integrations.open(AdapterRegistry.of(List.of())),
                        true,
                        new Admission(Tokens.NONE, Set.of("127.0.0.1", "ops.example")));
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    private String status(String path, String host) throws IOException {
        return bench.raw(
                        "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                .formatted(path, host))
                .split(" ", 3)[1];
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,200",
        "LOCALHOST:8080,200",
        "127.0.0.1:8080,200",
        "[::1]:8080,200",
        "ops.example:8080,200",
        "evil.example,421",
        "evil.example:8080,421",
        "localhost.evil.example,421",
        "evil.ops.example,421",
        "10.0.0.1,421"
    })
    void it_answers_to_its_own_names_only(String host, String status) throws Exception {
        assertThat(status("/api/incidents", host)).isEqualTo(status);
    }

    @Test
    void health_is_told_to_whoever_asks() throws Exception {
        assertThat(status("/healthz", "probe.example")).isEqualTo("200");
    }
}
