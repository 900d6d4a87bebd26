package dev.remediator.actuator.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;

/// A client that is connected through a proxy.
final class TestClient implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader reader;

    TestClient(int port) throws IOException {
        socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setSoTimeout(5000);
        reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    /// Who it got through to; `nobody` when it was turned away.
    String greeted() {
        try {
            var line = reader.readLine();
            return line == null ? "nobody" : line;
        } catch (IOException _) {
            return "nobody";
        }
    }

    /// Who answers now.
    String answered() {
        try {
            socket.getOutputStream().write("who\n".getBytes(UTF_8));
        } catch (IOException _) {
            return "nobody";
        }
        return greeted();
    }

    static String through(int port) throws IOException {
        try (var client = new TestClient(port)) {
            return client.greeted();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
