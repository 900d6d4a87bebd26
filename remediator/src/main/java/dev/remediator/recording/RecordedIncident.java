package dev.remediator.recording;

import dev.remediator.remediation.Decision;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// One incident as it was: what happened, and what was decided.
///
/// @param id its name
/// @param series which series fired; empty for what is no alert's, such as a lost page
/// @param resource what it is about
/// @param openedAt when it was opened
/// @param complete whether its end is in the recording
/// @param moments what happened, in order; at least one
public record RecordedIncident(
        String id,
        String series,
        String resource,
        Instant openedAt,
        boolean complete,
        List<Moment> moments) {

    /// Copies the moments.
    public RecordedIncident {
        moments = List.copyOf(moments);
    }

    /// Everything decided, in order.
    public Stream<Decision> decisions() {
        return moments.stream().flatMap(moment -> moment.decisions().stream());
    }
}
