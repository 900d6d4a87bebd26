package dev.remediator.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports of this machine's loopback that nobody listens on, below those that the system hands out
/// to outgoing connections. While a broker is away its clients connect again and again, and one of
/// those connections could otherwise get its port.
public final class QuietPort {
    private static final int FIRST = 20_000;
    private static final int BEHIND = 32_000;
    private static final int ATTEMPTS = 100;

    private QuietPort() {}

    /// Binds one, by chance; any free one if the others are all taken.
    public static ServerSocket bind() throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                return bind(ThreadLocalRandom.current().nextInt(FIRST, BEHIND));
            } catch (IOException e) {
                // Somebody listens there.
            }
        }
        return bind(0);
    }

    /// Binds this one.
    static ServerSocket bind(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
