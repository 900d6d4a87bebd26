package dev.remediator.console;

/// Decides again what has happened, as this program is now. Bounded in time and size. Thread-safe.
@FunctionalInterface
public interface WhatIf {

    /// Where nothing is decided again.
    WhatIf NONE =
            (_, name, _) ->
                    WhatIfAnswer.refused(
                            name, "Nothing is decided again here; use: remediator replay FILE.");

    /// What would have been done.
    ///
    /// @param file a recording, or alerts as CSV or JSON Lines; may be packed with gzip
    /// @param name what the file was called, for people
    /// @param asHere whether the guards, the groups and the pager are those of this program, not
    ///   the recorded ones
    WhatIfAnswer about(byte[] file, String name, boolean asHere);
}
