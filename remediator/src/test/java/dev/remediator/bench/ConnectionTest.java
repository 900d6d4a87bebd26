package dev.remediator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConnectionTest {
    private static final byte[] REQUEST = {'x'};

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /// For each byte of a request the next answer, on one connection, which ends after the last.
    private CompletableFuture<Integer> answering(List<String> answers) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (var socket = server.accept()) {
                        int heard = 0;
                        for (var answer : answers) {
                            heard += socket.getInputStream().readNBytes(REQUEST.length).length;
                            for (byte each : answer.getBytes(StandardCharsets.ISO_8859_1)) {
                                socket.getOutputStream().write(each);
                            }
                        }
                        return heard;
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private Connection connected() throws IOException {
        return new Connection(server.getLocalPort());
    }

    @Test
    void a_connection_is_kept_and_every_answer_read_to_its_end() throws Exception {
        var heard =
                answering(
                        List.of(
                                "HTTP/1.1 202 Accepted\r\nContent-Length: 3\r\n\r\nyes",
                                "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"));
        try (var connection = connected()) {
            connection.post(REQUEST);
            connection.post(REQUEST);
        }
        assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void a_refusal_is_no_success() throws Exception {
        var _ = answering(List.of("HTTP/1.1 503 Unavailable\r\nContent-Length: 0\r\n\r\n"));
        try (var connection = connected()) {
            assertThatThrownBy(() -> connection.post(REQUEST))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the bench's alerts were refused: HTTP/1.1 503 Unavailable");
        }
    }

    @Test
    void an_answer_that_ends_too_early_is_none() throws Exception {
        var _ = answering(List.of("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nye"));
        try (var connection = connected()) {
            assertThatThrownBy(() -> connection.post(REQUEST))
                    .hasMessage("the connection ended before the answer did");
        }
    }
}
