package dev.remediator.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is recorded of one branch, given back in the order in which the code asks again.
final class Track {
    private final String path;
    private final boolean brokenOff;
    private final List<String> order = new ArrayList<>();
    private final Map<String, StepEntry> lines = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private int position;

    /// @param path begins the keys of its steps; empty outside of branches
    /// @param brokenOff whether an earlier worker has broken the run off, wherever that was
    Track(String path, boolean brokenOff) {
        this.path = path;
        this.brokenOff = brokenOff;
    }

    void add(StepEntry line) {
        order.add(line.step());
        lines.put(line.step(), line);
    }

    void addParallel(String group) {
        if (!order.contains(group)) {
            order.add(group);
        }
    }

    String path() {
        return path;
    }

    /// Whether all that earlier workers recorded here has been given back.
    boolean atItsEnd() {
        return position == order.size();
    }

    /// Whether an earlier worker has broken the run off at this place. That is written when all
    /// branches have ended, so a branch that wants to go on was cut short by it.
    boolean brokenOffHere() {
        return atItsEnd()
                ? brokenOff && !path.equals(Journal.ROOT)
                : order.get(position).equals(Journal.BROKEN_OFF_KEY);
    }

    /// The next step's key: its path, its name, and which time the name is used.
    String key(String name) {
        return path + name + "#" + used.merge(name, 1, Integer::sum);
    }

    /// What is recorded of the step the code takes now, if anything.
    ///
    /// @throws Stopped if another step is recorded at this place: the code has changed
    Optional<StepEntry> next(String key) {
        if (atItsEnd()) {
            return Optional.empty();
        }
        if (!order.get(position).equals(key)) {
            throw diverged("where the code now takes '" + key + "'");
        }
        position++;
        return Optional.ofNullable(lines.get(key));
    }

    /// The branches of a parallel with this key are carried out now.
    ///
    /// @return what their paths begin with
    /// @throws Stopped if something else is recorded at this place
    String enter(String key) {
        var group = StepEntry.spoken(key) + StepNames.SEPARATOR;
        if (!atItsEnd()) {
            if (order.get(position).equals(group)) {
                position++;
            } else if (!order.get(position).equals(key)) {
                throw diverged("where the code now takes '" + key + "'");
            }
        }
        return group;
    }

    /// @throws Stopped if steps are recorded that the code no longer takes
    void checkAllUsed() {
        if (!atItsEnd()) {
            throw new Stopped(
                    Outcome.DIVERGED,
                    "the journal has '" + expected() + "', which the code no longer takes");
        }
    }

    private Stopped diverged(String where) {
        return new Stopped(Outcome.DIVERGED, "the journal has '" + expected() + "' " + where);
    }

    private String expected() {
        var item = order.get(position);
        return item.endsWith(StepNames.SEPARATOR)
                ? item.substring(0, item.length() - StepNames.SEPARATOR.length())
                : item;
    }
}
