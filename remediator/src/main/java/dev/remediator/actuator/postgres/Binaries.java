package dev.remediator.actuator.postgres;

import dev.remediator.actuator.host.Commands;
import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// PostgreSQL's programs on one host.
///
/// @param directory where they are
/// @param major their version, such as 17
/// @param extras those of `pg_basebackup`, `pg_rewind` and `pg_controldata` that are there
record Binaries(Path directory, int major, List<String> extras) {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final String LOOK =
            """
            IFS=:
            for d in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin \
                     /usr/local/opt/postgresql*/bin /usr/local/pgsql/bin $PATH; do
              [ -x "$d/postgres" ] && [ -x "$d/pg_ctl" ] && [ -x "$d/initdb" ] && echo "$d"
            done
            true
            """;

    Binaries {
        extras = List.copyOf(extras);
    }

    /// Where the settings say, else the newest that is found.
    ///
    /// @param specified an empty path: nothing was said
    static Optional<Binaries> on(Commands commands, Path specified) {
        if (!specified.toString().isEmpty()) {
            return Optional.of(in(commands, specified));
        }
        return commands.run(LIMIT, "sh", "-c", LOOK)
                .out()
                .lines()
                .map(Path::of)
                .distinct()
                .map(directory -> in(commands, directory))
                .max(Comparator.comparingInt(Binaries::major));
    }

    /// Those in this directory.
    ///
    /// @throws ActuatorException if there are none
    static Binaries in(Commands commands, Path directory) {
        var version = commands.run(LIMIT, directory.resolve("postgres").toString(), "--version");
        var matched = VERSION.matcher(version.out());
        if (!version.good() || !matched.find()) {
            throw new ActuatorException(
                    "'%s' on %s has no PostgreSQL that runs: %s"
                            .formatted(directory, commands.where(), version.err().strip()));
        }
        var extras =
                List.of("pg_basebackup", "pg_rewind", "pg_controldata").stream()
                        .filter(name -> there(commands, directory.resolve(name)))
                        .toList();
        return new Binaries(directory, Integer.parseInt(matched.group(1)), extras);
    }

    private static boolean there(Commands commands, Path program) {
        return commands.run(LIMIT, "test", "-x", program.toString()).good();
    }

    /// A program that is always there.
    String program(String name) {
        return directory.resolve(name).toString();
    }

    /// One that may not be.
    Optional<String> extra(String name) {
        return extras.contains(name) ? Optional.of(program(name)) : Optional.empty();
    }
}
