package dev.remediator.worker;

import dev.remediator.remediation.Effect;
import java.time.Duration;
import java.util.List;

/// Where offers come from. An offer is a hint: the claim decides.
///
/// Used by one thread, except for [#wakeup()].
interface DispatchSource extends AutoCloseable {

    /// Waits for offers. Everything the last call returned counts as dealt with.
    List<Effect.Offer> poll(Duration atMost);

    /// Ends a waiting poll early; may be called from any thread.
    void wakeup();

    @Override
    void close();
}
