package dev.remediator.gateway;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.guard.Policy;
import dev.remediator.history.Accounting;
import dev.remediator.history.Chronicle;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A real gateway on a free port, with every adapter there is.
final class TallyGateway implements AutoCloseable {
    static final int MAX_BODY = 1_000_000;

    private final Gateway gateway;

    TallyGateway(Ledger ledger) {
        var chronicle = new Chronicle();
        try {
            gateway =
                    Gateway.start(
                            "127.0.0.1",
                            0,
                            MAX_BODY,
                            new Gateway.Rooms(
                                    Integrations.open(AdapterRegistry.load()),
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + gateway.port());
    }

    @Override
    public void close() {
        gateway.close();
    }
}
