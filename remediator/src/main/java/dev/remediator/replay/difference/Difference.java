package dev.remediator.replay.difference;

import dev.remediator.reason.Reason;
import dev.remediator.replay.engine.Note;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is different about one incident.
///
/// @param before as it was; none if the incident is new
/// @param after as it would be; none if it is gone
/// @param kinds what is different, the most important first, each in a few words
/// @param why the reasons that are new, or else those that are gone
/// @param changed which of its playbooks says something else than it said then
/// @param notes what the replay had to assume
record Difference(
        @Nullable Tale before,
        @Nullable Tale after,
        EnumMap<Kind, String> kinds,
        Why why,
        Set<String> changed,
        List<Note> notes)
        implements Comparable<Difference> {

    /// Copies what is small.
    Difference {
        changed = Set.copyOf(changed);
        notes = List.copyOf(notes);
    }

    /// Which named reasons stand behind it.
    record Why(List<Reason> now, List<Reason> noLonger) {
        Why {
            now = List.copyOf(now);
            noLonger = List.copyOf(noLonger);
        }
    }

    /// Whichever side there is.
    Tale either() {
        if (before != null) {
            return before;
        }
        if (after != null) {
            return after;
        }
        throw new IllegalStateException("a difference without an incident");
    }

    Kind leading() {
        return kinds.keySet().iterator().next();
    }

    Instant openedAt() {
        return either().openedAt;
    }

    @Override
    public int compareTo(Difference other) {
        int byTime = openedAt().compareTo(other.openedAt());
        return byTime != 0 ? byTime : either().id.compareTo(other.either().id);
    }
}
