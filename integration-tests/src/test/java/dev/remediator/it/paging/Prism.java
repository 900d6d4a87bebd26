package dev.remediator.it.paging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.remediator.it.fixture.PrismProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// npm's Prism, which answers as an OpenAPI description says, and refuses what does not keep to it.
/// It is asked through a relay, which can tell it how to answer.
final class Prism implements AutoCloseable {
    private static final List<String> PASSED =
            List.of("Content-Type", "Authorization", "Accept", "User-Agent");

    private final PrismProgram program;
    private final HttpServer relay;
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile String preference = "";

    /// Skips the test if Prism is not installed.
    ///
    /// @param directory for its log
    /// @param description the OpenAPI description
    Prism(Path directory, Path description) throws IOException {
        program = new PrismProgram(directory, "mock", description.toString());
        relay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        relay.createContext("/", this::pass);
        relay.start();
    }

    /// Where channels find it.
    String base() {
        return "http://127.0.0.1:" + relay.getAddress().getPort();
    }

    /// From now on it answers with this status; with what is right if 0.
    void answering(int status) {
        preference = status == 0 ? "" : "code=" + status;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request =
                    HttpRequest.newBuilder(
                                    program.base().resolve(exchange.getRequestURI().toString()))
                            .method(
                                    exchange.getRequestMethod(),
                                    BodyPublishers.ofByteArray(
                                            exchange.getRequestBody().readAllBytes()));
            for (var name : PASSED) {
                var value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            }
            if (!preference.isEmpty()) {
                request.header("Prefer", preference);
            }
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            var body = answer.body();
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        relay.stop(0);
        client.close();
        program.close();
    }

    /// A description that is kept with the tests.
    static Path kept(Path directory, String name) throws IOException {
        try (var in = Prism.class.getResourceAsStream("/openapi/" + name)) {
            if (in == null) {
                throw new IOException("there is no description " + name);
            }
            var copy = directory.resolve(name);
            Files.copy(in, copy);
            return copy;
        }
    }
}
