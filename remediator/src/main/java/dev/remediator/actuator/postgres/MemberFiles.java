package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import java.nio.file.Path;

/// Where things of one member are on its host.
///
///     <data>                     the data directory
///     <data>/remediator.copy     which copy of the data it is
///     <data>.log                 what PostgreSQL says
///     <data>-remediator/         what is remembered of the member, whatever becomes of its data
///     <data>-remediator/remediator.token   the highest fencing token seen
///     <data>-remediator/fence    whether it was a primary when it was fenced
///     <data>-remediator/destroyed   that its data was destroyed by an order
///     <data>-remediator/config_file   where its configuration is, if not in its data
///     <data>-remediator/pgpass   the password, for `passfile`
///     <data>-clone-…             a copy that is being made
///     <data>-destroyed-…         a copy that is being removed
///     <data>-evidence/           what was kept of copies before they were destroyed
///
/// @param data the data directory
record MemberFiles(Path data) {
    static final String COPY = "remediator.copy";
    static final String CONFIG = "config_file";
    static final String DESTROYED = "destroyed";

    /// Refuses a path that `pg_ctl`, which has it read by a shell, would not take as it is.
    MemberFiles {
        var text = data.toString();
        if (!data.isAbsolute()
                || data.getNameCount() < 2
                || !data.equals(data.normalize())
                || text.chars().anyMatch(c -> c < ' ' || "\"$`\\".indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "data is '%s', but must be an absolute path, below another"
                                    .formatted(text.replaceAll("\\p{Cntrl}", "?"))
                            + " directory, without \", $, `, \\ and control characters");
        }
    }

    static MemberFiles of(Member member) {
        return new MemberFiles(member.data());
    }

    Path in(String name) {
        return data.resolve(name);
    }

    Path beside(String suffix) {
        return data.resolveSibling(data.getFileName() + suffix);
    }

    Path notes() {
        return beside("-remediator");
    }

    Path note(String name) {
        return notes().resolve(name);
    }

    Path log() {
        return beside(".log");
    }

    Path evidence() {
        return beside("-evidence");
    }
}
