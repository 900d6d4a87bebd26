package dev.remediator.actuator.postgres;

import dev.remediator.port.ActuatorException;

/// Removes a copy of a member's data for good.
///
/// It gets another name first: from then on the member has no data, and what is left to remove is
/// known by the copy's name, whoever dies in between.
final class Destruction {
    private final String member;
    private final HostFiles files;
    private final MemberFiles paths;

    Destruction(String member, HostFiles files, MemberFiles paths) {
        this.member = member;
        this.files = files;
        this.paths = paths;
    }

    /// Nothing of it may run.
    void renameAndRemove(String copy) {
        refuseWhatLiesElsewhere();
        new SharedMemory(files, paths).clear();
        removeRest(copy);
        files.move(paths.data(), paths.beside("-destroyed-" + copy));
        removeRest(copy);
    }

    void removeRest(String copy) {
        files.remove(paths.beside("-destroyed-" + copy));
    }

    /// Refuses data that cannot be destroyed as a whole.
    void refuseWhatLiesElsewhere() {
        if (files.isLink(paths.data())) {
            throw new ActuatorException(
                    "'%s' cannot be destroyed: its data directory '%s' is a symbolic link"
                            .formatted(member, paths.data()));
        }
        if (!files.names(paths.in("pg_tblspc")).isEmpty()) {
            throw new ActuatorException(
                    "'%s' cannot be destroyed: it has tablespaces, which lie outside of '%s'"
                            .formatted(member, paths.data()));
        }
    }
}
