package dev.remediator.actuator.postgres;

import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a member may come up as a primary: not with a `standby.signal` in its data directory.
///
/// What was there before is remembered beside the directory, so that the fence can be undone for a
/// primary and does nothing for a standby.
final class Fence {
    private static final Logger LOG = LoggerFactory.getLogger(Fence.class);

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
    /// the two leaves a note that says what is still true. It is an empty file, for which a full
    /// disk mostly has room; without it the member stays a standby for good.
    void raise() {
        if (!files.exists(data) || files.exists(signal)) {
            return;
        }
        try {
            files.makeDirectory(note.resolveSibling(""));
            files.write(note, "");
        } catch (ActuatorException e) {
            LOG.warn("what is fenced now cannot be released: {}", e.getMessage());
        }
        files.write(signal, "");
    }

    /// It is a primary again when it is started, if it was one.
    void lower() {
        if (files.exists(note)) {
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
