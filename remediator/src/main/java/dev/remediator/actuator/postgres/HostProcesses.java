package dev.remediator.actuator.postgres;

import dev.remediator.actuator.host.Commands;
import dev.remediator.port.ActuatorException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The processes of one data directory on its host.
///
/// PostgreSQL's processes stand in their data directory, which Linux tells; so those whose
/// postmaster is gone are found too. Where there is no `/proc`, the postmaster is known by its
/// arguments and the others by their parent.
final class HostProcesses {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Commands commands;
    private final Path data;

    HostProcesses(Commands commands, Path data) {
        this.commands = commands;
        this.data = data;
    }

    /// One process.
    ///
    /// @param state as `ps` says: `T` is stopped, `Z` is dead
    /// @param command how it was called, or what it calls itself
    record One(long pid, long parent, String state, String command) {
        boolean stopped() {
            return state.startsWith("T") || state.startsWith("t");
        }

        /// Its first word: what follows changes with what it does.
        String program() {
            return command.split(" ", 2)[0];
        }

        boolean isPostmaster() {
            return !command.startsWith("postgres: ");
        }
    }

    /// PostgreSQL's processes that work in the directory, and whatever they started.
    List<One> list() {
        var all = everything();
        var standing = standing();
        var found = new HashSet<Long>();
        all.stream()
                .filter(HostProcesses::isPostgres)
                .filter(one -> standing.contains(one.pid()) || isCalledWith(one))
                .forEach(one -> found.add(one.pid()));
        while (all.stream()
                .anyMatch(one -> found.contains(one.parent()) && found.add(one.pid()))) {}
        return all.stream().filter(one -> found.contains(one.pid())).toList();
    }

    /// Any program that was called with a path that begins like this.
    List<One> calledWith(Path start) {
        return everything().stream()
                .filter(one -> one.command().contains(start.toString()))
                .toList();
    }

    /// Those of these that are still there, and not another process with the same number.
    List<One> stillRunning(List<One> before) {
        return everything().stream()
                .filter(
                        one ->
                                before.stream()
                                        .anyMatch(
                                                was ->
                                                        was.pid() == one.pid()
                                                                && was.program()
                                                                        .equals(one.program())))
                .toList();
    }

    /// Ends these for good, also stopped ones.
    void kill(List<One> processes) {
        signal("KILL", processes.stream().map(One::pid).toList());
    }

    void signal(String signal, List<Long> pids) {
        if (!pids.isEmpty()) {
            var command = new ArrayList<>(List.of("kill", "-" + signal));
            pids.forEach(pid -> command.add(Long.toString(pid)));
            var _ = commands.run(LIMIT, "", command);
        }
    }

    private List<One> everything() {
        var ps = commands.run(LIMIT, "ps", "-A", "-o", "pid=,ppid=,state=,args=");
        if (!ps.good()) {
            throw new ActuatorException(
                    "the processes of %s cannot be listed: %s"
                            .formatted(commands.where(), ps.err().strip()));
        }
        if (ps.out().isBlank()) {
            throw new ActuatorException(
                    "the processes of %s cannot be listed: the list came empty"
                            .formatted(commands.where()));
        }
        return whole(ps).lines().flatMap(HostProcesses::parse).toList();
    }

    /// What was cut may miss the one that is looked for.
    private String whole(Commands.Result listing) {
        if (listing.out().getBytes(StandardCharsets.UTF_8).length >= Commands.MOST) {
            throw new ActuatorException(
                    "the processes of %s cannot be listed: there are too many"
                            .formatted(commands.where()));
        }
        return listing.out();
    }

    private static Stream<One> parse(String line) {
        var fields = line.strip().split("\\s+", 4);
        return fields.length < 4 || fields[2].startsWith("Z")
                ? Stream.empty()
                : Stream.of(
                        new One(
                                Long.parseLong(fields[0]),
                                Long.parseLong(fields[1]),
                                fields[2],
                                fields[3]));
    }

    private static boolean isPostgres(One one) {
        var program = one.command().split(" -", 2)[0];
        return one.command().startsWith("postgres: ")
                || program.endsWith("postgres")
                || program.endsWith("postmaster");
    }

    private boolean isCalledWith(One one) {
        return one.isPostmaster() && (one.command() + " ").contains("-D " + data + " ");
    }

    private Set<Long> standing() {
        var found =
                commands.run(
                        LIMIT,
                        "find",
                        "/proc",
                        "-maxdepth",
                        "2",
                        "-name",
                        "cwd",
                        "-printf",
                        "%h %l\\n");
        var real = commands.run(LIMIT, "readlink", "-f", "--", data.toString()).out().strip();
        var pids = new HashSet<Long>();
        whole(found)
                .lines()
                .map(line -> line.split(" ", 2))
                .filter(at -> at.length == 2)
                .filter(at -> at[1].equals(real) || at[1].equals(real + " (deleted)"))
                .map(at -> at[0].substring("/proc/".length()))
                .filter(pid -> pid.chars().allMatch(Character::isDigit))
                .forEach(pid -> pids.add(Long.parseLong(pid)));
        return pids;
    }
}
