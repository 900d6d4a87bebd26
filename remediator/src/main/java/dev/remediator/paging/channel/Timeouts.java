package dev.remediator.paging.channel;

import java.time.Duration;

/// How long one attempt may take.
///
/// @param connect to connect
/// @param write between two bytes that are sent
/// @param read between two bytes of the answer
/// @param whole all of it
public record Timeouts(Duration connect, Duration write, Duration read, Duration whole) {
    /// 5 s to connect, 10 s of silence, 15 s in all.
    public static final Timeouts USUAL =
            new Timeouts(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(15));
}
