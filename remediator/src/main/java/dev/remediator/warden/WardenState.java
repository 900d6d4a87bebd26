package dev.remediator.warden;

import dev.remediator.guard.Facts;
import dev.remediator.guard.Wish;
import java.util.List;
import java.util.Map;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/// Everything the warden knows. Never changed: each decision gives another, which shares what is
/// the same.
///
/// @param facts what the guards look at
/// @param queue what has been asked for and not granted yet, by permit
/// @param notices what people are told, or will be if it lasts
/// @param members every member of every group that was ever heard of, by `group` and `resource`
/// @param asked how many times it has been asked; only ever grows
/// @param answered the last commands, oldest first
/// @param line the queue, found by what may let it go; computed from it
/// @param agenda when people are to be told; computed from the notices
/// @param pace what is to be judged again; need not be stored, as without it all is
public record WardenState(
        Facts facts,
        PSortedMap<String, Wish> queue,
        PSortedMap<String, Notice> notices,
        PSortedMap<String, Boolean> members,
        long asked,
        List<Posture.Answered> answered,
        Line line,
        Agenda agenda,
        Pace pace) {

    /// Nothing has happened.
    public static final WardenState QUIET =
            of(Facts.NONE, Map.of(), Map.of(), Map.of(), 0, List.of());

    /// Copies what people have asked for.
    public WardenState {
        answered = List.copyOf(answered);
    }

    /// As it was read from somewhere; copies the maps.
    public static WardenState of(
            Facts facts,
            Map<String, Wish> queue,
            Map<String, Notice> notices,
            Map<String, Boolean> members,
            long asked,
            List<Posture.Answered> answered) {
        return new WardenState(
                facts,
                TreePMap.from(queue),
                TreePMap.from(notices),
                TreePMap.from(members),
                asked,
                answered,
                Line.NONE,
                Agenda.NONE,
                Pace.NONE);
    }
}
