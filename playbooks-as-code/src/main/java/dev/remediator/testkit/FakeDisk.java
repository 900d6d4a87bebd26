package dev.remediator.testkit;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Disk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A disk in memory: 100 GB at `/`, of which 40 are used, and two measures that find nothing.
public final class FakeDisk implements Disk {
    private static final long GB = 1_000_000_000;
    private static final long SIZE = 100 * GB;
    private static final long INODES = 1_000_000;

    private final VirtualTime time;
    private final String node;
    private final Conduct cleaning;
    private final Map<String, Long> measures = new LinkedHashMap<>();
    private final List<String> suspects = new ArrayList<>();
    private long used = 40 * GB;
    private long inodesUsed = INODES / 10;
    private long perMinute;
    private Instant since;

    FakeDisk(VirtualTime time, String node) {
        this.time = time;
        this.node = node;
        this.cleaning = new Conduct(time, "clean-up of " + node);
        this.since = time.instant();
        measures.put("the journal", 0L);
        measures.put("rotated logs", 0L);
    }

    @Override
    public List<FileSystem> usage() {
        return List.of(new FileSystem("/", SIZE, SIZE - usedNow(), INODES, INODES - inodesUsed));
    }

    private long usedNow() {
        long minutes = Duration.between(since, time.instant()).toMinutes();
        return Math.min(SIZE, used + minutes * perMinute);
    }

    @Override
    public List<String> measures() {
        return List.copyOf(measures.keySet());
    }

    @Override
    public long clean(String measure) {
        var found = measures.get(measure);
        if (found == null) {
            throw new ActuatorException(node + " knows no clean-up called '" + measure + "'");
        }
        cleaning.answer(
                () -> {
                    used = Math.max(0, usedNow() - found);
                    since = time.instant();
                    measures.put(measure, 0L);
                });
        return found;
    }

    @Override
    public List<String> suspects() {
        return List.copyOf(suspects);
    }

    /// What is left to be cleaned up; how full it is depends on the time.
    Object state() {
        return Map.copyOf(measures);
    }

    /// It is so full, in percent.
    public FakeDisk isFull(int percent) {
        used = SIZE / 100 * percent;
        since = time.instant();
        return this;
    }

    /// It can hold hardly any more files.
    public FakeDisk isOutOfInodes() {
        inodesUsed = INODES;
        return this;
    }

    /// A measure finds so many bytes.
    public FakeDisk finds(String measure, long bytes) {
        measures.put(measure, bytes);
        return this;
    }

    /// It fills by so many bytes a minute.
    public FakeDisk fills(long bytesPerMinute) {
        perMinute = bytesPerMinute;
        return this;
    }

    /// This takes room, and nobody may throw it away.
    public FakeDisk suspects(String sentence) {
        suspects.add(sentence);
        return this;
    }

    /// How it behaves when it is cleaned up.
    public Conduct onClean() {
        return cleaning;
    }

    void losesAnswers() {
        cleaning.losesAnswer();
    }
}
