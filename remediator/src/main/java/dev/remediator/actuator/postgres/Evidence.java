package dev.remediator.actuator.postgres;

import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What is kept of a copy before it is destroyed: its control data, its settings, the end of the
/// log. Of each member the latest five.
final class Evidence {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int KEPT = 5;
    private static final String NAME = "[A-Za-z0-9._-]{1,64}";
    private static final List<String> FILES =
            List.of(
                    "postmaster.pid",
                    "postmaster.opts",
                    "postgresql.conf",
                    AutoConf.FILE,
                    "pg_hba.conf",
                    "pg_ident.conf",
                    "backup_label",
                    "standby.signal");
    private static final String END_OF_LOG = "[ ! -e \"$1\" ] || tail -c 204800 -- \"$1\" > \"$2\"";

    private final HostFiles files;
    private final MemberFiles paths;
    private final Binaries binaries;

    Evidence(HostFiles files, MemberFiles paths, Binaries binaries) {
        this.files = files;
        this.paths = paths;
        this.binaries = binaries;
    }

    /// Refuses what cannot be the name of a copy: a file in a data directory may say anything.
    static String checked(String copy) {
        if (!copy.matches(NAME) || copy.startsWith(".")) {
            throw new ActuatorException("'%s' is not the name of a copy".formatted(copy));
        }
        return copy;
    }

    /// Where it is kept; for lack of room, that it is not. What it is kept of may be what fills the
    /// disk.
    String saved(String copy) {
        try {
            return save(copy).toString();
        } catch (ActuatorException e) {
            if (("" + e.getMessage()).matches("(?s).*(No space left|quota exceeded).*")) {
                return "nowhere, for lack of room: " + e.getMessage();
            }
            throw e;
        }
    }

    private Path save(String copy) {
        var place = paths.evidence().resolve(checked(copy));
        files.makeDirectory(paths.evidence());
        files.makeDirectory(place);
        control(place);
        for (var name : FILES) {
            if (files.exists(paths.in(name))) {
                copyOf(paths.in(name), place.resolve(name));
            }
        }
        new ConfigFile(place.toString(), files, paths)
                .named()
                .filter(files::exists)
                .ifPresent(file -> copyOf(file, place.resolve("config_file")));
        files.must(
                LIMIT,
                "",
                "sh",
                "-c",
                END_OF_LOG,
                "sh",
                paths.log().toString(),
                place.resolve("log").toString());
        files.must(LIMIT, "", "touch", "--", place.toString());
        forgetTheOldest();
        return place;
    }

    private void control(Path place) {
        var read = binaries.extra("pg_controldata");
        if (read.isPresent()) {
            var said = files.run(LIMIT, read.get(), "-D", paths.data().toString());
            files.write(place.resolve("pg_controldata"), said.out() + said.err());
        } else if (files.exists(paths.in("global/pg_control"))) {
            copyOf(paths.in("global/pg_control"), place.resolve("pg_control"));
        }
    }

    private void copyOf(Path from, Path to) {
        files.must(LIMIT, "", "cp", "-p", "--", from.toString(), to.toString());
    }

    private void forgetTheOldest() {
        files.must(LIMIT, "", "ls", "-1At", "--", paths.evidence().toString())
                .out()
                .lines()
                .skip(KEPT)
                .forEach(name -> files.remove(paths.evidence().resolve(name)));
    }
}
