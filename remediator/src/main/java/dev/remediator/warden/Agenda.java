package dev.remediator.warden;

import dev.remediator.guard.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePSet;

/// When people are to be told, so that not every notice is looked at on each event.
///
/// @param entries one for each notice that will be told if it lasts, by time
/// @param easing the groups in which a storm has eased and is not over yet
public record Agenda(TreePSet<Entry> entries, TreePSet<String> easing) {
    static final Agenda NONE = new Agenda(TreePSet.empty(), TreePSet.empty());

    /// One notice.
    ///
    /// @param at when it is told
    /// @param key which
    public record Entry(Instant at, String key) implements Comparable<Entry> {
        private static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::at).thenComparing(Entry::key);

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }
    }

    private static Entry entry(Notice notice, Policy policy) {
        return new Entry(Notices.dueAt(notice, policy), notice.key());
    }

    Agenda plus(Notice notice, Policy policy) {
        return new Agenda(entries.plus(entry(notice, policy)), easing);
    }

    Agenda minus(@Nullable Notice notice, Policy policy) {
        return notice == null || notice.told() != null
                ? this
                : new Agenda(entries.minus(entry(notice, policy)), easing);
    }

    Agenda easing(String group, boolean eases) {
        return eases == easing.contains(group)
                ? this
                : new Agenda(entries, eases ? easing.plus(group) : easing.minus(group));
    }

    @Nullable Instant first() {
        return entries.isEmpty() ? null : entries.first().at();
    }

    /// The notices that are to be told by now.
    List<String> due(Instant now) {
        var keys = new ArrayList<String>();
        for (var entry : entries) {
            if (entry.at().isAfter(now)) {
                break;
            }
            keys.add(entry.key());
        }
        return keys;
    }
}
