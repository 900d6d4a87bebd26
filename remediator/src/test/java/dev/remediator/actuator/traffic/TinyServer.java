package dev.remediator.actuator.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server that says its name to whoever connects, and after each line it is sent.
final class TinyServer implements AutoCloseable {
    private final ServerSocket socket;
    private final String name;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    TinyServer(String name) throws IOException {
        this.name = name;
        socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    Proxies.Member member() {
        return new Proxies.Member(name, "127.0.0.1", port());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var reader = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
            do {
                client.getOutputStream().write((name + "\n").getBytes(UTF_8));
            } while (reader.readLine() != null);
        } catch (IOException _) {
            clients.remove(client);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (var client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
