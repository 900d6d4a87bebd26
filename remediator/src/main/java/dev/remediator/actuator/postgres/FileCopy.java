package dev.remediator.actuator.postgres;

import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.time.Duration;

/// Copies the files of a running PostgreSQL, between the start and the end of a backup, to another
/// directory of the same host. Files may change and vanish meanwhile; that is what the write-ahead
/// log is for.
final class FileCopy {
    private static final Duration LIMIT = Duration.ofHours(6);

    /// `tar` exits with 1 when a file has changed or vanished. What else happens to the reading
    /// side is told by a file, because a pipe tells only of its last command.
    private static final String COPY =
            """
            cd -- "$1" || exit 3
            { tar -cf - --exclude=./pg_wal --exclude=./postmaster.pid --exclude=./postmaster.opts \
                --exclude='./pg_replslot/*' --exclude='./pg_dynshmem/*' --exclude='./pg_notify/*' \
                --exclude='./pg_serial/*' --exclude='./pg_snapshots/*' \
                --exclude='./pg_stat_tmp/*' --exclude='./pg_subtrans/*' \
                --exclude='pgsql_tmp*' --exclude='pg_internal.init' \
                --exclude=./standby.signal --exclude=./recovery.signal \
                --exclude=./remediator.copy . \
              || [ "$?" -eq 1 ] || : > "$2/remediator.failed"; } | tar -xf - -C "$2" || exit 4
            [ ! -e "$2/remediator.failed" ] || exit 5
            mkdir -p -m 700 "$2/pg_wal/archive_status"
            """;

    private final HostFiles files;

    FileCopy(HostFiles files) {
        this.files = files;
    }

    void of(Path source, Path target) {
        if (!files.names(source.resolve("pg_tblspc")).isEmpty()) {
            throw new ActuatorException(
                    "'%s' has tablespaces; it can only be copied with pg_basebackup"
                            .formatted(source));
        }
        files.makeDirectory(target);
        files.must(LIMIT, "", "sh", "-c", COPY, "sh", source.toString(), target.toString());
    }
}
