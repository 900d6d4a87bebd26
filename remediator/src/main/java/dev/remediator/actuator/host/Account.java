package dev.remediator.actuator.host;

import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The user of this host that commands run as.
///
/// @param name its name
/// @param prefix what stands before a command to run it as this user; empty: nothing needs to
public record Account(String name, List<String> prefix) {
    private static final Path USERS = Path.of("/etc/passwd");

    /// Copies the list.
    public Account {
        prefix = List.copyOf(prefix);
    }

    /// Whoever runs this program, or if that is root, somebody who may do less.
    ///
    /// @throws ActuatorException if it is root and cannot become somebody else
    public static Account own() {
        var me = System.getProperty("user.name", "");
        if (!me.equals("root")) {
            return new Account(me, List.of());
        }
        var other =
                Stream.of("postgres", "nobody")
                        .flatMap(name -> user(name).stream())
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ActuatorException(
                                                "PostgreSQL does not run as root, and this host"
                                                        + " has neither a user 'postgres' nor"
                                                        + " 'nobody'"));
        return new Account(
                other.getFirst(),
                List.of(
                        setpriv(),
                        "--reuid=" + other.get(2),
                        "--regid=" + other.get(3),
                        "--clear-groups",
                        "--"));
    }

    private static Optional<List<String>> user(String name) {
        try (var lines = Files.lines(USERS)) {
            return lines.map(line -> List.of(line.split(":", -1)))
                    .filter(fields -> fields.size() > 3 && fields.getFirst().equals(name))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String setpriv() {
        return Stream.of("/usr/bin/setpriv", "/bin/setpriv", "/usr/sbin/setpriv")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ActuatorException(
                                        "PostgreSQL does not run as root, and 'setpriv' of the"
                                                + " package util-linux is not there to become"
                                                + " somebody else with"));
    }
}
