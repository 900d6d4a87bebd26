package dev.remediator.actuator.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.UnaryOperator;

/// A server that takes every connection and says what the test wants.
final class OddServer {

    private OddServer() {}

    /// Says this to everybody; nothing if it is empty.
    static ServerSocket saying(String reply) throws IOException {
        return answering(_ -> reply);
    }

    /// Answers what comes first on a connection; nothing if the answer is empty.
    static ServerSocket answering(UnaryOperator<String> answer) throws IOException {
        var socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (!socket.isClosed()) {
                                try {
                                    var client = socket.accept();
                                    reply(client, answer);
                                } catch (IOException _) {
                                    return;
                                }
                            }
                        });
        return socket;
    }

    private static void reply(Socket client, UnaryOperator<String> answer) throws IOException {
        var asked = new byte[1024];
        int length = client.getInputStream().read(asked);
        var reply = answer.apply(new String(asked, 0, Math.max(0, length), UTF_8).strip());
        if (!reply.isEmpty()) {
            client.getOutputStream().write(reply.getBytes(UTF_8));
            client.shutdownOutput();
        }
    }
}
