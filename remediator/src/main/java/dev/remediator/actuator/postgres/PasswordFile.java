package dev.remediator.actuator.postgres;

/// The superuser's password on a member's host, as libpq wants it, for whoever connects from there.
final class PasswordFile {
    private final DatabaseSpec spec;
    private final HostFiles files;
    private final MemberFiles paths;

    PasswordFile(DatabaseSpec spec, HostFiles files, MemberFiles paths) {
        this.spec = spec;
        this.files = files;
        this.paths = paths;
    }

    /// Writes it, if a password is needed. Nobody else may read it.
    void write() {
        var password = Password.of(spec);
        if (!password.isEmpty()) {
            var escaped = password.replace("\\", "\\\\").replace(":", "\\:");
            files.write(paths.note("pgpass"), "*:*:*:*:" + escaped + "\n");
        }
    }
}
