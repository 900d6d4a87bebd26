package dev.remediator.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/// The service the demonstration heals: a small web server in a process of its own.
///
/// Two faults can be put on it. The file `bad-disk` in its working directory kills it soon after
/// every start: no restart can hold. The file `payments-down` in the folder all nodes share breaks
/// its checkout: nothing done to the node can help.
public final class WebNode {
    private static final Duration LIFE_WITH_BAD_DISK = Duration.ofMillis(1500);

    private WebNode() {}

    /// Serves until it is killed.
    ///
    /// @param arguments the port, and the file whose presence breaks the checkout
    public static void main(String... arguments) throws IOException {
        var payments = Path.of(arguments[1]);
        var address =
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var server = HttpServer.create(address, 0);
        server.createContext("/healthz", exchange -> answer(exchange, 200, "ok"));
        server.createContext(
                "/checkout",
                exchange -> {
                    boolean down = Files.exists(payments);
                    answer(exchange, down ? 503 : 200, down ? "no answer from payments" : "ok");
                });
        server.start();
        if (Files.exists(Path.of("bad-disk"))) {
            new Timer("bad-disk", true).schedule(death(), LIFE_WITH_BAD_DISK.toMillis());
        }
    }

    private static TimerTask death() {
        return new TimerTask() {
            @Override
            public void run() {
                System.err.println("read error on the disk");
                Runtime.getRuntime().halt(1);
            }
        };
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
