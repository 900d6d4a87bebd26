package dev.remediator.paging.channel;

/// A secret of a channel, which may change while the program runs.
@FunctionalInterface
public interface Credential {

    /// The one that is valid now; empty if the channel needs none. Never throws: while it cannot be
    /// read, it is what it was before.
    String now();
}
