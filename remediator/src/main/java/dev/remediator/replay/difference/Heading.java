package dev.remediator.replay.difference;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What stands above a report: what was replayed, and which playbooks are not what they were.
///
/// @param files the names of the files, in order
/// @param from from when on
/// @param to until when; empty where nothing was in them
/// @param alerts how many alerts were heard
/// @param changes the playbooks that changed, in order of their names
public record Heading(
        List<String> files,
        Optional<Instant> from,
        Optional<Instant> to,
        long alerts,
        List<Change> changes) {

    /// Copies the lists.
    public Heading {
        files = List.copyOf(files);
        changes = List.copyOf(changes);
    }

    /// A playbook that says something else, or is new, or is gone.
    ///
    /// @param name its name
    /// @param then what it said when the incidents happened; empty if it is new
    /// @param now what it says now; empty if it is gone
    public record Change(String name, String then, String now) {}
}
