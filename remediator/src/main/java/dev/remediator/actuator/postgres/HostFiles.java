package dev.remediator.actuator.postgres;

import dev.remediator.actuator.host.Commands;
import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Files on a member's host, read and written with plain commands, so that it is the same for this
/// host and for one over SSH. What is written is there as a whole or not at all, also after a crash
/// of the host, as far as a command can say so.
final class HostFiles {
    private static final Duration QUICK = Duration.ofSeconds(20);
    private static final Duration SLOW = Duration.ofMinutes(10);

    private final Commands commands;

    HostFiles(Commands commands) {
        this.commands = commands;
    }

    boolean exists(Path path) {
        return commands.run(QUICK, "test", "-e", path.toString()).good();
    }

    boolean isLink(Path path) {
        return commands.run(QUICK, "test", "-L", path.toString()).good();
    }

    Optional<String> read(Path path) {
        var read = commands.run(QUICK, "cat", "--", path.toString());
        if (read.good()) {
            return Optional.of(read.out());
        }
        if (!exists(path)) {
            return Optional.empty();
        }
        throw new ActuatorException(
                "'%s' on %s cannot be read: %s"
                        .formatted(path, commands.where(), read.err().strip()));
    }

    void write(Path path, String text) {
        var draft = path.resolveSibling(path.getFileName() + ".new");
        must(QUICK, text, "tee", "--", draft.toString());
        must(QUICK, "", "chmod", "600", draft.toString());
        sync(draft);
        must(QUICK, "", "mv", "-f", "--", draft.toString(), path.toString());
        sync(path.resolveSibling(""));
    }

    void makeDirectory(Path path) {
        must(QUICK, "", "mkdir", "-p", "-m", "700", "--", path.toString());
    }

    void move(Path from, Path to) {
        must(QUICK, "", "mv", "-f", "--", from.toString(), to.toString());
        sync(to.resolveSibling(""));
    }

    void remove(Path path) {
        must(SLOW, "", "rm", "-rf", "--", path.toString());
    }

    void sync(Path path) {
        if (!commands.run(QUICK, "sync", path.toString()).good()) {
            must(QUICK, "", "sync");
        }
    }

    /// Everything on the disk that this is on.
    void syncAll(Path path) {
        if (!commands.run(SLOW, "sync", "-f", path.toString()).good()) {
            must(SLOW, "", "sync");
        }
    }

    /// What a directory takes up, in bytes.
    long size(Path directory) {
        var said = must(SLOW, "", "du", "-sk", "--", directory.toString());
        return Long.parseLong(said.out().split("\\s", 2)[0]) * 1024;
    }

    /// The names in a directory; none if it is not there.
    List<String> names(Path directory) {
        return exists(directory)
                ? must(QUICK, "", "ls", "-A", "--", directory.toString()).out().lines().toList()
                : List.of();
    }

    Commands.Result must(Duration limit, String input, String... command) {
        return must(limit, input, List.of(command));
    }

    /// Runs a command that may end as it likes.
    Commands.Result run(Duration limit, String... command) {
        return commands.run(limit, command);
    }

    /// Runs a command that has to end well.
    Commands.Result must(Duration limit, String input, List<String> command) {
        var result = commands.run(limit, input, command);
        if (!result.good()) {
            var said = new ArrayList<String>();
            said.add(result.err().strip());
            said.add(result.out().strip());
            said.removeIf(String::isEmpty);
            throw new ActuatorException(
                    "'%s' on %s exited with %d: %s"
                            .formatted(
                                    Path.of(command.getFirst()).getFileName(),
                                    commands.where(),
                                    result.exit(),
                                    said.isEmpty() ? "it said nothing" : said.getFirst()));
        }
        return result;
    }
}
