package dev.remediator.topic;

/// The books of one partition of `alerts`, written in the transaction that changed them: a
/// consistent cut. Every alert read is settled, or open, or missing.
///
/// @param partition which partition
/// @param read how many records of it have been read
/// @param settled how many terminal records have been written for it
/// @param open how many alerts wait for theirs
public record Accounts(int partition, long read, long settled, long open) {

    /// The books before anything was read.
    public static Accounts empty(int partition) {
        return new Accounts(partition, 0, 0, 0);
    }

    /// The later of two. The log is keyed by incident, so the books of one partition arrive from
    /// several partitions of the log, in any order; but they only ever grow.
    public Accounts later(Accounts other) {
        var newer = read == other.read ? other.settled > settled : other.read > read;
        return newer ? other : this;
    }

    /// What vanished: zero, or there is a bug.
    public long unaccounted() {
        return read - settled - open;
    }
}
