package dev.remediator.paging.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/// Makes the connections of one attempt, and ends them when its time is over: a server that says a
/// letter now and then must not hold a page for ever.
final class BoundedSockets extends SocketFactory implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Socket> sockets = new ArrayList<>();
    private boolean over;

    /// @param time how long the attempt may take, from now
    BoundedSockets(Duration time) {
        Thread.ofVirtual().name("mail deadline").start(() -> endAfter(time));
    }

    private void endAfter(Duration time) {
        try {
            var _ = closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end() {
        over = true;
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException _) {
                // it is of no use any more either way
            }
        }
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (over) {
            throw new SocketException("the time for one attempt is over");
        }
        var socket = new Socket();
        sockets.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        return createSocket(InetAddress.getByName(host), port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        var socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        var socket = createSocket();
        socket.bind(new InetSocketAddress(from, fromPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public void close() {
        closed.countDown();
        end();
    }
}
