package dev.remediator.replay.record;

import dev.remediator.recording.Line;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Where a line of the recording is in the spool.
final class Entry {
    /// In the order of the file, which does not depend on how the partitions were read.
    static final Comparator<Entry> IN_ORDER =
            Comparator.comparing((Entry e) -> e.at)
                    .thenComparing(e -> e.kind)
                    .thenComparing(e -> e.id)
                    .thenComparingInt(e -> e.partition)
                    .thenComparingLong(e -> e.offset);

    final Kind kind;
    final String id;
    final Instant at;
    private final int partition;
    private final long offset;
    final @Nullable Line line;
    long last = Spool.NONE;
    boolean over;

    /// What becomes of it, in the order of what happens at the same time.
    enum Kind {
        STARTED,
        COMMANDED,
        DISTRUSTED,
        CONTROLLED,
        HAPPENED
    }

    /// A line that is known already.
    Entry(Kind kind, String id, Line line) {
        this(kind, id, line.at(), 0, 0, line);
    }

    /// A line that is known already, and was found there.
    Entry(Kind kind, Line line, int partition, long offset) {
        this(kind, "", line.at(), partition, offset, line);
    }

    /// A line to be made of what is in the spool.
    Entry(Kind kind, String id, Instant at, int partition, long offset) {
        this(kind, id, at, partition, offset, null);
    }

    private Entry(
            Kind kind, String id, Instant at, int partition, long offset, @Nullable Line line) {
        this.kind = kind;
        this.id = id;
        this.at = at;
        this.partition = partition;
        this.offset = offset;
        this.line = line;
    }
}
