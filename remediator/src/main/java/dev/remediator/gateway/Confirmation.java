package dev.remediator.gateway;

import dev.remediator.adapter.Delivery;
import java.io.IOException;
import java.net.URI;

/// Answers a sender that sends nothing before an address of its choice has been called. Called
/// after the message was authenticated. Thread-safe.
@FunctionalInterface
public interface Confirmation {

    /// Calls nothing: for senders that do not show who they are.
    Confirmation REFUSED =
            (_, _) -> {
                throw new IllegalArgumentException(
                        "nobody shows who sent it; set authentication.scheme of this integration to"
                                + " sns");
            };

    /// Calls the address, if it is one that may be called.
    ///
    /// @param delivery the message that asks for it
    /// @param address what it asks to be called; hostile
    /// @throws IOException in one sentence, if it does not answer now
    /// @throws IllegalArgumentException in one sentence, if it may not be called
    void confirm(Delivery delivery, URI address) throws IOException;
}
