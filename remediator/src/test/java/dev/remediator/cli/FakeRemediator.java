package dev.remediator.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A remediator that answers everything alike and remembers what it was asked; and the command line
/// that asks it.
final class FakeRemediator implements AutoCloseable {
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private volatile int status = 200;
    private volatile String answer = "{\"done\":true}";

    /// What a command printed.
    record Printed(int code, String out, String err) {}

    FakeRemediator() {
        try {
            var free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = HttpServer.create(free, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(
                    (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body)
                            .strip());
            shown.add(
                    exchange.getRequestHeaders()
                            .getOrDefault("Authorization", List.of())
                            .toString());
            var path = exchange.getRequestURI().getPath();
            var bytes = answers.getOrDefault(path, answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    void answers(int code, String json) {
        status = code;
        answer = json;
    }

    /// Answers so at one address, otherwise as before.
    void answersAt(String path, String json) {
        answers.put(path, json);
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    /// What was shown of whoever asked.
    List<String> shown() {
        return List.copyOf(shown);
    }

    Printed run(String... arguments) {
        var all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--url=" + url());
        return line(all.toArray(String[]::new));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static Printed line(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code =
                CommandLineInterface.run(
                        new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Printed(code, out.toString(), err.toString());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
