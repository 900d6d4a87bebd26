package dev.remediator.replay.difference;

import dev.remediator.replay.engine.Note;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Counts what a comparison tells, and keeps what is different.
///
/// For one thread.
public final class Ledger {
    final Totals before = new Totals();
    final Totals after = new Totals();
    final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    final Rows rows = new Rows();

    private final Destruction destruction;
    private final Predicate<String> changed;
    private long incidents;
    private long assumed;

    /// @param destruction which remedies destroy something
    /// @param changed whether a playbook of this name says something else than it said then
    public Ledger(Destruction destruction, Predicate<String> changed) {
        this.destruction = destruction;
        this.changed = changed;
    }

    void told(
            @Nullable Tale was,
            @Nullable Tale would,
            EnumMap<Kind, String> different,
            Difference.Why why,
            List<Note> notes) {
        incidents++;
        if (was != null) {
            before.count(was, destruction);
        }
        if (would != null) {
            after.count(would, destruction);
        }
        if (notes.stream().anyMatch(note -> note.kind() == Note.Kind.ASSUMED)) {
            assumed++;
        }
        if (different.isEmpty()) {
            return;
        }
        different.keySet().forEach(kind -> kinds.merge(kind, 1L, Long::sum));
        var difference = new Difference(was, would, different, why, changedOf(was, would), notes);
        rows.add(
                new Row(
                        difference.openedAt(),
                        difference.either().id,
                        difference.leading().name(),
                        Prose.of(difference),
                        JsonLines.of(difference)));
    }

    private Set<String> changedOf(@Nullable Tale was, @Nullable Tale would) {
        var names = new TreeSet<String>();
        if (was != null) {
            names.add(was.playbook());
        }
        if (would != null) {
            names.add(would.playbook());
        }
        names.removeIf(name -> name.isEmpty() || !changed.test(name));
        return names;
    }

    /// How many incidents there were, on either side.
    public long incidents() {
        return incidents;
    }

    /// How many of them are different.
    public long different() {
        return rows.size();
    }

    /// In how many of them a remedy had to be assumed to do its work.
    long assumed() {
        return assumed;
    }
}
