package dev.remediator.adapter;

import dev.remediator.alert.Alert;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.List;

/// The alert about alerts that were not sent. Some senders can be told to send so many alerts of a
/// group and no more: they drop the rest and only say how many, and nobody would know what was not
/// remedied.
public final class Truncation {
    private static final String NAME = "AlertsTruncated";

    private Truncation() {}

    /// Begins it: a warning, the same series for one group. It begins with the first alert that was
    /// sent, so that a repeated message repeats it, and holds for the integration's time to live: a
    /// later message that is complete does not say so.
    ///
    /// @param source the adapter's
    /// @param delivery what it came in
    /// @param sent the alerts that were sent
    /// @param group what the sender tells the group by
    public static Draft draft(String source, Delivery delivery, List<Alert> sent, String... group) {
        return Draft.of(source, delivery)
                .series(NAME, String.join("\0", group))
                .name(NAME)
                .severity(Severity.WARNING)
                .oneShot()
                .startsAt(sent.stream().map(Alert::startsAt).min(Instant::compareTo))
                .label("alertname", NAME)
                .label("severity", Severity.WARNING.word());
    }
}
