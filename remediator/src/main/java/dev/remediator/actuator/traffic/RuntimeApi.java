package dev.remediator.actuator.traffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// HAProxy's runtime API: one command for each connection, and the answer up to its end.
///
/// There are no exit codes: an order that was obeyed is answered with nothing, another one with a
/// sentence. An answer is cut off at 4 MiB, which is taken for no answer.
final class RuntimeApi {
    private static final int LARGEST = 4 * 1024 * 1024;

    private final String address;

    /// @param address the path of a Unix socket, or `host:port`
    RuntimeApi(String address) {
        this.address = address;
    }

    /// Gives an order, which must be answered with nothing.
    void order(String command) throws Unconfirmed {
        var reply = ask(command);
        if (!reply.isBlank()) {
            throw new Unconfirmed("answered " + Unconfirmed.said(reply) + " to '" + command + "'");
        }
    }

    /// What is answered to a command.
    String ask(String command) throws Unconfirmed {
        SocketAddress target = target();
        try (var channel =
                        target instanceof UnixDomainSocketAddress
                                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                                : SocketChannel.open();
                var selector = Selector.open()) {
            channel.configureBlocking(false);
            var key = channel.register(selector, SelectionKey.OP_CONNECT);
            if (!channel.connect(target)) {
                var connected = new Limit("did not take a connection", Proxies.CONNECT);
                do {
                    connected.waitFor(selector);
                } while (!channel.finishConnect());
            }
            var answered = new Limit("did not answer '" + command + "'", Proxies.ANSWER);
            send(channel, key, command, answered);
            return receive(channel, key, answered);
        } catch (SocketTimeoutException e) {
            throw new Unanswered(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new Unanswered(
                    "was not reached at "
                            + address
                            + " for '"
                            + command
                            + "': "
                            + Unconfirmed.why(e),
                    e);
        }
    }

    private SocketAddress target() throws Unconfirmed {
        if (address.startsWith("/")) {
            return UnixDomainSocketAddress.of(address);
        }
        var place = HostPort.of(address);
        var target = new InetSocketAddress(place.host(), place.port());
        if (target.isUnresolved()) {
            throw new Unconfirmed("has the address '" + address + "', which no name service knows");
        }
        return target;
    }

    private static void send(SocketChannel channel, SelectionKey key, String command, Limit limit)
            throws IOException {
        var line = ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8));
        key.interestOps(SelectionKey.OP_WRITE);
        while (line.hasRemaining()) {
            limit.waitFor(key.selector());
            channel.write(line);
        }
    }

    private static String receive(SocketChannel channel, SelectionKey key, Limit limit)
            throws IOException {
        var reply = new ByteArrayOutputStream();
        var part = ByteBuffer.allocate(16 * 1024);
        key.interestOps(SelectionKey.OP_READ);
        while (true) {
            limit.waitFor(key.selector());
            if (channel.read(part) < 0) {
                return reply.toString(StandardCharsets.UTF_8);
            }
            reply.write(part.array(), 0, part.position());
            part.clear();
            if (reply.size() > LARGEST) {
                throw new IOException("the answer is longer than " + LARGEST + " bytes");
            }
        }
    }

    /// By when something must have happened.
    private static final class Limit {
        private final String otherwise;
        private final Duration within;
        private final long end;

        Limit(String otherwise, Duration within) {
            this.otherwise = otherwise;
            this.within = within;
            this.end = System.nanoTime() + within.toNanos();
        }

        void waitFor(Selector selector) throws IOException {
            long left = (end - System.nanoTime()) / 1_000_000;
            selector.selectedKeys().clear();
            if (left <= 0 || selector.select(left) == 0) {
                throw new SocketTimeoutException(
                        otherwise + " within " + within.toSeconds() + " s");
            }
        }
    }
}
