package dev.remediator.worker;

import dev.remediator.remediation.Effect;
import dev.remediator.topic.Dispatch;
import java.time.Duration;
import java.util.List;

/// Where offers come from. An offer is a hint: the claim decides.
///
/// Used by one thread, except for [#wakeup()].
interface DispatchSource extends AutoCloseable {

    /// Begins to take part.
    ///
    /// @param dispatch through which kind of group
    /// @param bootstrap Kafka's address
    /// @param atOnce how many offers one poll returns, at most
    static DispatchSource open(Dispatch dispatch, String bootstrap, int atOnce) {
        return switch (dispatch) {
            case SHARE -> new SharedDispatch(bootstrap, atOnce);
            case GROUP -> new PartitionedDispatch(bootstrap, atOnce);
        };
    }

    /// Waits for offers. Everything the last call returned counts as dealt with.
    List<Effect.Offer> poll(Duration atMost);

    /// Called now and then while there is no room for offers: takes none, and keeps this worker's
    /// place among those who do. Everything the last poll returned counts as dealt with.
    void rest();

    /// Ends a waiting poll early; may be called from any thread.
    void wakeup();

    @Override
    void close();
}
