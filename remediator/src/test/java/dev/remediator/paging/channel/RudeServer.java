package dev.remediator.paging.channel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A server that reads a whole request and then misbehaves.
final class RudeServer implements AutoCloseable {
    private final ServerSocket server;
    private final Manners manners;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private RudeServer(Manners manners) throws IOException {
        this.manners = manners;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    private interface Manners {
        void answer(Socket socket, CountDownLatch closed) throws IOException, InterruptedException;
    }

    /// Resets the connection instead of answering.
    static RudeServer thatHangsUp() throws IOException {
        return new RudeServer((socket, _) -> socket.setSoLinger(true, 0));
    }

    /// Says this, which may be anything, and hangs up.
    static RudeServer thatSays(String text) throws IOException {
        return new RudeServer(
                (socket, _) ->
                        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Says this and nothing more, until it is closed.
    static RudeServer thatStallsAfter(String text) throws IOException {
        return new RudeServer(
                (socket, closed) -> {
                    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                    closed.await();
                });
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /// The first lines of what was read so far. Who connects and says nothing does not count: ports
    /// are used again, and some neighbour may look for what was there before.
    List<String> requests() {
        return requests;
    }

    private void serve() {
        while (closed.getCount() > 0) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            var request = readRequest(new BufferedInputStream(socket.getInputStream()));
            if (!request.isEmpty()) {
                requests.add(request);
                manners.answer(socket, closed);
            }
        } catch (IOException _) {
            // the client hung up first; what it then says is what the test looks at
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String readRequest(InputStream in) throws IOException {
        var first = readLine(in);
        int length = 0;
        for (var line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.readNBytes(length);
        return first;
    }

    private static String readLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c != -1; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
