package dev.remediator.actuator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The service the tests run as a node: answers every request with the status code in the file
/// `status` of its directory, 200 if there is none, after telling its arguments on standard output.
///
/// The first argument is its port; `stubborn` makes it ignore SIGTERM, `with-child` give birth to a
/// child that knows nothing of whence it came, `mute` accept requests and never answer.
final class TinyService {
    private TinyService() {}

    public static void main(String[] args) throws IOException {
        var arguments = List.of(args);
        System.out.println("arguments " + arguments);
        System.out.println("stdin ends: " + (System.in.read() < 0));
        System.err.println("and this is standard error");
        if (arguments.contains("stubborn")) {
            Runtime.getRuntime().addShutdownHook(new Thread(TinyService::stayForever));
        }
        if (arguments.contains("with-child")) {
            var builder = new ProcessBuilder("sleep", "600");
            builder.environment().clear();
            var child = builder.start();
            Files.writeString(Path.of("child"), Long.toString(child.pid()));
        }
        int port = Integer.parseInt(arguments.getFirst());
        try (var server = new ServerSocket(port, 50, InetAddress.ofLiteral("127.0.0.1"))) {
            while (true) {
                var client = server.accept();
                if (!arguments.contains("mute")) {
                    answer(client);
                }
            }
        }
    }

    private static void answer(Socket client) {
        try (client) {
            var status = Path.of("status");
            var code = Files.exists(status) ? Files.readString(status).strip() : "200";
            if (client.getInputStream().read(new byte[4096]) < 0) {
                return;
            }
            var head =
                    "HTTP/1.1 "
                            + code
                            + " As You Wish\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n";
            client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            System.out.println("a client went away: " + e);
        }
    }

    private static void stayForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
