package dev.remediator.gateway.sns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OkWebTest {
    private final OkWeb web = new OkWeb(Duration.ofSeconds(5));
    private final HttpServer server;

    OkWebTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void closes() {
        server.stop(0);
    }

    private void serve(int status, byte[] body) {
        server.createContext(
                "/a.pem",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "/b.pem");
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port + "/a.pem");
    }

    private URI address() {
        return at(server.getAddress().getPort());
    }

    @Test
    void what_is_there_is_read() throws IOException {
        serve(200, "hello".getBytes(UTF_8));
        assertThat(web.get(address())).asString(UTF_8).isEqualTo("hello");
    }

    @Test
    void a_redirect_is_not_followed() {
        serve(302, new byte[1]);
        assertThatIOException()
                .isThrownBy(() -> web.get(address()))
                .withMessage("127.0.0.1 answers with 302");
    }

    @Test
    void the_longest_is_read() throws IOException {
        serve(200, new byte[Web.LONGEST]);
        assertThat(web.get(address())).hasSize(Web.LONGEST);
    }

    @Test
    void what_is_longer_is_not() {
        serve(200, new byte[Web.LONGEST + 1]);
        assertThatIOException()
                .isThrownBy(() -> web.get(address()))
                .withMessageContaining("more than 65536 bytes");
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var impatient = new OkWeb(Duration.ofMillis(300));
            assertThatIOException().isThrownBy(() -> impatient.get(at(silent.getLocalPort())));
        }
    }
}
