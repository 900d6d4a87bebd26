package dev.remediator.gateway;

import java.io.IOException;

/// An answer that goes on: written piece by piece on the request's own virtual thread until it
/// returns or whoever asked has gone away.
@FunctionalInterface
interface Streaming {
    /// Where the pieces go.
    @FunctionalInterface
    interface Sink {
        /// Sends a piece at once.
        ///
        /// @throws IOException if nobody listens any more
        void send(String piece) throws IOException;
    }

    /// Writes it.
    ///
    /// @throws IOException if nobody listens any more
    void to(Sink sink) throws IOException, InterruptedException;
}
