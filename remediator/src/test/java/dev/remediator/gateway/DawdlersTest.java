package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.gateway.tls.TestTls;
import dev.remediator.gateway.tls.Tls;
import dev.remediator.settings.ClientAuth;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DawdlersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// A server that answers when it is told to, and lets nobody dawdle.
    private static final class Site implements AutoCloseable {
        private final Server server = new Server();
        private final Dawdlers dawdlers = new Dawdlers(PATIENCE, System::nanoTime);
        private final ServerConnector connector;

        Site(Handler handler, ConnectionFactory... how) throws Exception {
            connector = new ServerConnector(server, how);
            connector.setHost("127.0.0.1");
            connector.setIdleTimeout(Duration.ofMinutes(1).toMillis());
            connector.addBean(dawdlers);
            server.addConnector(connector);
            server.setHandler(handler);
            server.start();
            dawdlers.start();
        }

        Socket connect() throws IOException {
            var socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
            socket.setSoTimeout(40_000);
            return socket;
        }

        @Override
        public void close() {
            dawdlers.close();
            LifeCycle.stop(server);
        }
    }

    private static Handler answering(CountDownLatch when) {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback)
                    throws Exception {
                var _ = when.await(30, TimeUnit.SECONDS);
                callback.succeeded();
                return true;
            }
        };
    }

    private static HttpConnectionFactory plain() {
        return new HttpConnectionFactory(new HttpConfiguration());
    }

    /// One byte each 100 ms, for up to 20 s: never idle.
    private static boolean cutWhileTrickling(Socket socket, byte[] bytes) throws Exception {
        try (var _ = socket) {
            return cut(socket, socket.getOutputStream(), bytes);
        }
    }

    private static boolean cut(Socket socket, OutputStream out, byte[] bytes) throws Exception {
        socket.setSoTimeout(100);
        for (int i = 0; i < 200; i++) {
            try {
                out.write(bytes[i % bytes.length]);
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException _) {
                assertThat(socket.isClosed()).as("still open").isFalse();
            } catch (IOException _) {
                return true;
            }
        }
        return false;
    }

    @Test
    void headers_that_trickle_are_cut() throws Exception {
        try (var site = new Site(answering(new CountDownLatch(0)), plain())) {
            var bytes = "GET / HTTP/1.1\r\nHost: x\r\nX: ".getBytes(StandardCharsets.US_ASCII);
            var socket = site.connect();
            socket.getOutputStream().write(bytes);
            assertThat(cutWhileTrickling(socket, new byte[] {'a'})).isTrue();
        }
    }

    @Test
    void a_handshake_that_trickles_is_cut(@TempDir Path directory) throws Exception {
        var files = TestTls.in(directory);
        files.renew();
        try (var tls = Tls.open(files.spec(ClientAuth.NONE));
                var site =
                        new Site(
                                answering(new CountDownLatch(0)),
                                tls.over(new HttpConfiguration()))) {
            // The beginning of a long record that never ends.
            var socket = site.connect();
            socket.getOutputStream().write(new byte[] {22, 3, 1, 32, 0});
            assertThat(cutWhileTrickling(socket, new byte[] {1})).isTrue();
        }
    }

    @Test
    void an_answer_may_take_its_time() throws Exception {
        var when = new CountDownLatch(1);
        try (var site = new Site(answering(when), plain());
                var socket = site.connect()) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout((int) PATIENCE.multipliedBy(2).toMillis());
            assertThat(answered(socket)).isFalse();
            when.countDown();
            socket.setSoTimeout(20_000);
            assertThat(answered(socket)).isTrue();
        }
    }

    private static boolean answered(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() == 'H';
        } catch (SocketTimeoutException _) {
            return false;
        }
    }
}
