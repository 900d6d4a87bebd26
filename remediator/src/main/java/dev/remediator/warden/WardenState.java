package dev.remediator.warden;

import dev.remediator.guard.Facts;
import dev.remediator.guard.Wish;
import java.util.List;
import java.util.Map;

/// Everything the warden knows.
///
/// @param facts what the guards look at
/// @param queue what has been asked for and not granted yet, by permit
/// @param notices what people are told, or will be if it lasts
/// @param members every member of every group that was ever heard of, by `group` and `resource`
/// @param asked how many times it has been asked; only ever grows
/// @param answered the last commands, oldest first
public record WardenState(
        Facts facts,
        Map<String, Wish> queue,
        Map<String, Notice> notices,
        Map<String, Boolean> members,
        long asked,
        List<Posture.Answered> answered) {

    /// Nothing has happened.
    public static final WardenState QUIET =
            new WardenState(Facts.NONE, Map.of(), Map.of(), Map.of(), 0, List.of());

    /// Copies what people have asked for; the maps are as they are given, and never changed.
    public WardenState {
        answered = List.copyOf(answered);
    }
}
