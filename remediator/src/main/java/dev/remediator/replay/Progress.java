package dev.remediator.replay;

/// Hears how far a replay has come.
@FunctionalInterface
public interface Progress {
    /// Nobody wants to know.
    Progress NONE = (_, _) -> {};

    /// It goes on. Called often, by the replaying thread.
    ///
    /// @param share how much has been read, from 0 to 1
    /// @param alerts how many alerts have been decided about
    void at(double share, long alerts);
}
