package dev.remediator.journal;

import dev.remediator.journal.StepEntry.Kind;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Writes one run's journal, as long as it has room.
///
/// Thread-safe.
final class Recorder {
    private static final int MOST = 256 * 1024;

    /// The largest answer, in characters of JSON.
    static final int ANSWER = 32 * 1024;

    private final Tenure tenure;
    private final Values values;
    private final InstantSource clock;
    private final AtomicLong written = new AtomicLong();

    /// @param earlier what earlier workers recorded
    Recorder(Tenure tenure, Values values, InstantSource clock, List<StepEntry> earlier) {
        this.tenure = tenure;
        this.values = values;
        this.clock = clock;
        earlier.forEach(this::count);
    }

    /// Before a new step: one that began must be able to end. Branches that look at the same time
    /// may write an answer each beyond it.
    ///
    /// @throws Stopped if there is no room for its answer
    void checkRoom(String step) {
        long now = written.get();
        if (now + ANSWER > MOST) {
            throw new Stopped(
                    Outcome.FAILED,
                    ("the run has recorded %d of at most %d KiB, so there is no room for the answer"
                                    + " of '%s'; take fewer steps, or answer less")
                            .formatted((now + 1023) / 1024, MOST / 1024, step));
        }
    }

    void intends(String key) {
        var entry = entry(key, Kind.INTENDED, "");
        count(entry);
        tenure.intend(entry);
    }

    /// @param json what [Values] made of the answer
    void done(String key, String json) {
        record(entry(key, Kind.DONE, json));
    }

    void failed(String key, String why) {
        record(entry(key, Kind.FAILED, values.write(why)));
    }

    private void record(StepEntry entry) {
        count(entry);
        tenure.record(entry);
    }

    private StepEntry entry(String key, Kind kind, String value) {
        return new StepEntry(key, kind, value, clock.instant());
    }

    private void count(StepEntry entry) {
        written.addAndGet(entry.step().length() + entry.value().length());
    }
}
