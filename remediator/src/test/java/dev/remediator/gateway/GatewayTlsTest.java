package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.gateway.tls.TestTls;
import dev.remediator.guard.Policy;
import dev.remediator.history.Accounting;
import dev.remediator.history.Chronicle;
import dev.remediator.settings.ClientAuth;
import dev.remediator.settings.TlsSpec;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GatewayTlsTest {
    private static Gateway start(TlsSpec tls) throws IOException {
        var ledger = new FakeLedger();
        var chronicle = new Chronicle();
        return Gateway.start(
                "127.0.0.1",
                0,
                tls,
                1_000,
                new Gateway.Rooms(
                        Integrations.open(AdapterRegistry.of(List.of())),
                        new Door(TinyBook.book(), ledger, new FakeResponses()),
                        ledger,
                        new FakeOrders(chronicle),
                        new FakeResponses(),
                        _ -> List.of(),
                        TinyBook.book(),
                        Policy.DEFAULT,
                        chronicle.history(),
                        () -> new Accounting(0, 0, 0, 0),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        Optional::empty));
    }

    @Test
    void it_speaks_TLS_where_it_is_told_to(@TempDir Path directory) throws Exception {
        var files = TestTls.in(directory);
        files.renew();
        try (var gateway = start(files.spec(ClientAuth.WANT));
                var client = files.client(Optional.empty())) {
            var address = URI.create("https://localhost:" + gateway.port() + "/healthz");
            var answer =
                    client.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void files_that_are_not_there_are_refused_in_a_sentence() {
        var spec = new TlsSpec("/no/such.pem", "/no/such.key", "", ClientAuth.NONE);
        assertThatIOException()
                .isThrownBy(() -> start(spec).close())
                .withMessage("http.tls.certificate is '/no/such.pem', but there is no such file");
    }
}
