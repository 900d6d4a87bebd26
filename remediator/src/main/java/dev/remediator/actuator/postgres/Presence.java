package dev.remediator.actuator.postgres;

import dev.remediator.port.ActuatorException;

/// Whether a member's data is where the settings say. If it is not, because of a wrong path, a
/// wrong host or a disk that is not mounted, then that no process of it is found says nothing.
final class Presence {
    private final String member;
    private final HostFiles files;
    private final MemberFiles paths;

    Presence(String member, HostFiles files, MemberFiles paths) {
        this.member = member;
        this.files = files;
        this.paths = paths;
    }

    /// Refuses a member without data, unless its data was destroyed by an order.
    void require() {
        if (!files.exists(paths.in("global/pg_control")) && !destroyed()) {
            throw new ActuatorException(
                    "'%s' has no data of PostgreSQL in '%s', so nothing is known of it"
                            .formatted(member, paths.data()));
        }
    }

    /// From now on it is known that there is no data. An empty file fits on a full disk too.
    void destroying() {
        files.makeDirectory(paths.notes());
        files.write(paths.note(MemberFiles.DESTROYED), "");
    }

    /// There is data again.
    void made() {
        files.remove(paths.note(MemberFiles.DESTROYED));
    }

    private boolean destroyed() {
        return files.exists(paths.note(MemberFiles.DESTROYED));
    }
}
