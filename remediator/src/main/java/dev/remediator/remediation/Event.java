package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import dev.remediator.guard.Ruling;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What can happen to a resource.
public sealed interface Event {

    /// A source said something.
    ///
    /// @param alert what it said
    record AlertReceived(Alert alert) implements Event {}

    /// A worker reports about one run on it.
    ///
    /// @param report what it reports
    record Reported(Report report) implements Event {}

    /// The warden answers.
    ///
    /// @param ruling what it says
    record Ruled(Ruling ruling) implements Event {}

    /// A person has said at the pager that an incident is over.
    ///
    /// @param incident which one
    /// @param facts who, and where it was said
    record ClosedByPeople(String incident, String facts) implements Event {}

    /// A worker's heartbeats stopped.
    ///
    /// @param worker which one
    record WorkerLost(String worker) implements Event {}

    /// A worker has died and begun anew under its own name.
    ///
    /// @param before what it was called before
    /// @param worker what it is called now
    /// @param codes which versions of playbooks it has
    record WorkerBack(String before, String worker, Set<String> codes) implements Event {
        /// Copies the set.
        public WorkerBack {
            codes = Set.copyOf(codes);
        }
    }

    /// Something was due.
    ///
    /// @param crew how many workers there are for each version of a playbook; 0 where there were
    ///   some lately
    record TimePassed(Map<String, Integer> crew) implements Event {
        /// Copies the map.
        public TimePassed {
            crew = Collections.unmodifiableMap(new TreeMap<>(crew));
        }
    }
}
