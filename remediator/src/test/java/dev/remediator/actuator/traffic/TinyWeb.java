package dev.remediator.actuator.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A web server that says its name; at `/slow` only when it is told to. At `/healthz` it says
/// whether it is well.
final class TinyWeb implements AutoCloseable {
    private final HttpServer server;
    private final String name;
    private final CountDownLatch slow = new CountDownLatch(1);
    private volatile boolean well = true;

    TinyWeb(String name) throws IOException {
        this.name = name;
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, 200));
        server.createContext("/healthz", exchange -> answer(exchange, well ? 200 : 503));
        server.createContext(
                "/slow",
                exchange -> {
                    try {
                        slow.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    answer(exchange, 200);
                });
        server.start();
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        var body = name.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /// A line of HAProxy's configuration.
    String line() {
        return "server %s 127.0.0.1:%d check inter 50ms rise 1 fall 1"
                .formatted(name, server.getAddress().getPort());
    }

    int port() {
        return server.getAddress().getPort();
    }

    void well(boolean isWell) {
        well = isWell;
    }

    /// Ends all that is slow.
    void hurry() {
        slow.countDown();
    }

    /// What is answered to a GET through this port of a proxy.
    static CompletableFuture<String> get(int port, String path) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(20))
                        .build();
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return client.sendAsync(request, BodyHandlers.ofString())
                .thenApply(response -> response.statusCode() == 200 ? response.body() : "nobody")
                .whenComplete((_, _) -> client.shutdown());
    }

    @Override
    public void close() {
        hurry();
        server.stop(0);
    }
}
