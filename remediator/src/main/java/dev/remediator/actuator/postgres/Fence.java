package dev.remediator.actuator.postgres;

import java.nio.file.Path;

/// Whether a member may come up as a primary: not with a `standby.signal` in its data directory.
///
/// What was there before is remembered beside the directory, so that the fence can be undone for a
/// primary and does nothing for a standby.
final class Fence {
    private static final String PRIMARY = "primary";

    private final HostFiles files;
    private final Path data;
    private final Path signal;
    private final Path note;

    Fence(HostFiles files, MemberFiles paths) {
        this.files = files;
        this.data = paths.data();
        this.signal = paths.in("standby.signal");
        this.note = paths.note("fence");
    }

    /// From now on it is a standby when it is started. The note comes first: one who dies between
    /// the two leaves a note that says what is still true. Without a note, as on a full disk, it
    /// stays a standby for good.
    void raise() {
        if (!files.exists(data) || files.exists(signal)) {
            return;
        }
        try {
            files.makeDirectory(note.resolveSibling(""));
            files.write(note, PRIMARY);
        } finally {
            files.write(signal, "");
        }
    }

    /// It is a primary again when it is started, if it was one.
    void lower() {
        if (files.read(note).filter(PRIMARY::equals).isPresent()) {
            files.remove(signal);
            files.sync(data);
            forget();
        }
    }

    /// What is started with the fence up has become a standby.
    void settled() {
        if (files.exists(signal)) {
            forget();
        }
    }

    void forget() {
        files.remove(note);
    }
}
