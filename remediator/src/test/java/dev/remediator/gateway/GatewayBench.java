package dev.remediator.gateway;

import dev.remediator.access.Admission;
import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.alertmanager.AlertmanagerAdapter;
import dev.remediator.console.WhatIf;
import dev.remediator.guard.Policy;
import dev.remediator.history.Accounting;
import dev.remediator.history.Books;
import dev.remediator.history.Chronicle;
import dev.remediator.topic.Json;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A real gateway on a free port, over fakes.
final class GatewayBench implements AutoCloseable {
    static final int MAX_BODY = 100_000;

    /// An adapter with a bug.
    private static final class Clumsy implements AlertAdapter {
        @Override
        public String source() {
            return "clumsy";
        }

        @Override
        public Guide guide() {
            return Guide.bare("a test");
        }

        @Override
        public Adapted adapt(Delivery delivery) {
            if (delivery.body().remaining() == 0) {
                throw new StackOverflowError();
            }
            throw new IllegalStateException("secret details of the bug");
        }
    }

    /// An adapter whose sender always wants to be confirmed.
    private static final class Asking implements AlertAdapter {
        @Override
        public String source() {
            return "asking";
        }

        @Override
        public Guide guide() {
            return Guide.bare("a test");
        }

        @Override
        public Adapted adapt(Delivery delivery) {
            return new Adapted.Handshake("it asks", URI.create("https://sns.example/confirm"));
        }
    }

    /// An answer.
    record Answered(int status, HttpResponse<String> response) {
        JsonNode json() {
            return Json.MAPPER.readTree(response.body());
        }

        String text() {
            return response.body();
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        String error() {
            return json().path("error").asString();
        }
    }

    final FakeLedger ledger = new FakeLedger();
    static final List<Policies.Shown> POLICIES =
            List.of(
                    new Policies.Shown("fire-brigade", "at once: ana by phone", List.of("ana")),
                    new Policies.Shown("web", "at once: whoever listens", List.of()));

    final FakeResponses responses = new FakeResponses();
    final Chronicle chronicle = new Chronicle();
    final FakeOrders orders = new FakeOrders(chronicle);
    final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Books books = () -> new Accounting(9, 6, 3, 0);
    Readiness readiness = Optional::empty;
    WhatIf whatIf = WhatIf.NONE;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final Gateway gateway;

    GatewayBench() throws IOException {
        this(Policy.DEFAULT);
    }

    GatewayBench(Policy policy) throws IOException {
        this(
                policy,
                Integrations.open(
                        AdapterRegistry.of(
                                List.of(new AlertmanagerAdapter(), new Clumsy(), new Asking()))));
    }

    GatewayBench(Policy policy, Integrations integrations) throws IOException {
        this(policy, integrations, true);
    }

    GatewayBench(Policy policy, Integrations integrations, boolean replays) throws IOException {
        this(policy, integrations, replays, Admission.EVERYBODY);
    }

    GatewayBench(Policy policy, Integrations integrations, boolean replays, Admission admission)
            throws IOException {
        gateway =
                Gateway.start(
                        "127.0.0.1",
                        0,
                        MAX_BODY,
                        new Gateway.Rooms(
                                integrations,
                                new Door(TinyBook.book(), ledger, responses),
                                ledger,
                                orders,
                                responses,
                                _ -> POLICIES,
                                TinyBook.book(),
                                policy,
                                chronicle.history(),
                                () -> books.accounting(),
                                metrics,
                                () -> readiness.missing(),
                                replays,
                                (file, name, asHere) -> whatIf.about(file, name, asHere),
                                admission));
    }

    /// From now on these may send.
    void hear(Integrations others) {
        gateway.renewing().hear(others);
    }

    int port() {
        return gateway.port();
    }

    Answered get(String path) throws Exception {
        return send("GET", path, "");
    }

    Answered post(String path, String body) throws Exception {
        return send("POST", path, body);
    }

    Answered send(String method, String path, String body, String... headers) throws Exception {
        var publisher =
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body);
        return send(method, path, publisher, headers);
    }

    /// Posts just these bytes.
    Answered send(String path, byte[] body, String... headers) throws Exception {
        return send("POST", path, HttpRequest.BodyPublishers.ofByteArray(body), headers);
    }

    private Answered send(
            String method, String path, HttpRequest.BodyPublisher publisher, String... headers)
            throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                        .timeout(Duration.ofSeconds(20))
                        .method(method, publisher);
        if (headers.length > 0) {
            request.headers(headers);
        }
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answered(response.statusCode(), response);
    }

    /// What a person says.
    Answered say(String path, String json) throws Exception {
        return send("POST", path, json, "Content-Type", "application/json");
    }

    /// Sends just these bytes, says that no more will come, and answers all that comes back.
    String raw(String bytes) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String alert(String name, String instance) {
        return """
        {"labels": {"alertname": "%s", "instance": "%s"}, "startsAt": "2026-01-01T03:00:00Z"}"""
                .formatted(name, instance);
    }

    static String webhook(String... alerts) {
        return "{\"status\": \"firing\", \"alerts\": [" + String.join(",", alerts) + "]}";
    }

    @Override
    public void close() {
        gateway.close();
        client.close();
    }
}
