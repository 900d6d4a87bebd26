package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LimitsTest {
    private final GatewayBench bench;

    LimitsTest() throws IOException {
        bench = new GatewayBench();
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/incidents?x=%s HTTP/1.1,414,the address is longer than 16384 bytes; shorten it",
        "GET /healthz HTTP/1.1~X: %s,431,the headers are longer than 16384 bytes; send fewer"
    })
    void what_is_too_long_is_refused_in_a_sentence(String head, String status, String sentence)
            throws Exception {
        var text = head.replace("~", "\r\n").formatted("x".repeat(20_000));
        assertThat(bench.raw(text + "\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains(sentence);
    }
}
