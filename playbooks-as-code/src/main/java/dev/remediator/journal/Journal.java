package dev.remediator.journal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What earlier workers recorded: one list in the order of recording, read as one [Track] for each
/// branch. How branches were interleaved does not matter; the order within each one does.
///
/// Thread-safe; a track is for one thread at a time.
final class Journal {
    /// The step that says that the run is broken off; only undoing comes after it.
    static final String BROKEN_OFF = "broken off";

    static final String BROKEN_OFF_KEY = BROKEN_OFF + "#1";

    /// The path of what is in no branch.
    static final String ROOT = "";

    private final Map<String, Track> recorded = new LinkedHashMap<>();
    private final boolean brokenOff;

    Journal(List<StepEntry> entries) {
        var latest = new LinkedHashMap<String, StepEntry>();
        entries.forEach(entry -> latest.put(entry.step(), entry));
        brokenOff = latest.containsKey(BROKEN_OFF_KEY);
        boolean undoing = false;
        for (var entry : latest.values()) {
            undoing |= entry.step().equals(BROKEN_OFF_KEY);
            at(undoing ? ROOT : pathOf(entry.step())).add(entry);
        }
    }

    /// The path of the branch the step was taken in. A path is made of pairs: a parallel and one of
    /// its branches. Each parallel has its place among the steps around it.
    private String pathOf(String step) {
        var path = ROOT;
        int group = end(step, 0);
        int branch = end(step, group);
        while (group >= 0 && branch >= 0) {
            at(path).addParallel(step.substring(0, group));
            path = step.substring(0, branch);
            group = end(step, branch);
            branch = end(step, group);
        }
        return path;
    }

    /// Where the next name of a path ends; negative if there is none.
    private static int end(String step, int from) {
        int at = from < 0 ? -1 : step.indexOf(StepNames.SEPARATOR, from);
        return at < 0 ? -1 : at + StepNames.SEPARATOR.length();
    }

    private Track at(String path) {
        return recorded.computeIfAbsent(path, p -> new Track(p, brokenOff));
    }

    /// What is recorded of the branch with this path.
    Track track(String path) {
        var track = recorded.get(path);
        return track == null ? new Track(path, brokenOff) : track;
    }

    /// @throws Stopped if a parallel has steps recorded of a branch it no longer has
    void checkBranches(String parallel, Collection<String> branches) {
        recorded.values().stream()
                .filter(track -> track.path().startsWith(parallel))
                .filter(track -> branches.stream().noneMatch(track.path()::startsWith))
                .forEach(Track::checkAllUsed);
    }

    /// @throws Stopped if steps are recorded in or below this path that the code no longer takes
    void checkAllUsed(String path) {
        recorded.values().stream()
                .filter(track -> track.path().startsWith(path))
                .forEach(Track::checkAllUsed);
    }
}
