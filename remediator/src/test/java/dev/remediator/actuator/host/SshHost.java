package dev.remediator.actuator.host;

import java.io.IOException;

/// A host of the test's own that can be reached over SSH on loopback.
interface SshHost extends AutoCloseable {

    /// Who may log in.
    String user();

    int port();

    /// Ends it, with all its connections.
    void stop() throws IOException;

    /// Starts it again on the same port, with the same keys.
    void start() throws IOException;

    @Override
    default void close() throws IOException {
        stop();
    }
}
