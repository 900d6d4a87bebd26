package dev.remediator.replay.record;

/// Is told how far the log has been read.
@FunctionalInterface
public interface Progress {

    /// So much has been read.
    ///
    /// @param records how many records
    /// @param of how many there are
    void read(long records, long of);
}
