package dev.remediator.recording;

import dev.remediator.guard.Command;
import dev.remediator.guard.Tilt;
import dev.remediator.remediation.Decision;
import java.time.Instant;

/// One line of a recording. Lines are in the order of their times; an incident stands where it was
/// opened, with everything that happened to it later.
public sealed interface Line {

    /// Where it stands in the file.
    Instant at();

    /// A remediator was started: what it was set to, and which playbooks it had.
    record Started(Instant at, Session session) implements Line {}

    /// A person told the warden something.
    record Commanded(Instant at, Command command) implements Line {}

    /// From here on the engine only observed.
    ///
    /// @param tilt until when, and why
    record Distrusted(Instant at, Tilt tilt) implements Line {}

    /// The guards went through something that belongs to no incident, such as a storm.
    record Controlled(Decision decision) implements Line {
        @Override
        public Instant at() {
            return decision.at();
        }
    }

    /// An incident, from its first alert to its end.
    record Happened(RecordedIncident incident) implements Line {
        @Override
        public Instant at() {
            return incident.openedAt();
        }
    }
}
