package dev.remediator.actuator.machine;

import dev.remediator.actuator.machine.CleanUpSpec.RotatedLogs;
import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Rotated logs on a host, and what keeps them from being something else.
///
/// Before anything is removed, every directory is looked at on the host: one that is reached
/// through a symbolic link is refused, and so is one that lies in, or has anywhere in it, what
/// looks like the data of a database or a broker. Then nothing is removed from any of them.
final class LogFiles {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int BLOCK = 512;

    /// PostgreSQL, Kafka, MySQL, MongoDB, etcd.
    private static final List<String> DATA =
            List.of(
                    "PG_VERSION",
                    "pg_wal",
                    "pg_xlog",
                    "meta.properties",
                    "__cluster_metadata-[0-9]*",
                    "00000000000000*[0-9].log",
                    "ibdata1",
                    "WiredTiger",
                    "*.wal");

    private final Machine machine;
    private final RotatedLogs spec;

    LogFiles(Machine machine, RotatedLogs spec) {
        this.machine = machine;
        this.spec = spec;
    }

    /// Removes them.
    ///
    /// @return how many bytes they took up on the disk
    long remove() {
        var there = spec.directories().stream().filter(this::exists).toList();
        there.forEach(this::refuseData);
        return there.stream().mapToLong(this::remove).sum();
    }

    private boolean exists(Path directory) {
        var command = List.of("readlink", "-e", "-v", "--", directory.toString());
        var result = machine.act(Machine.QUICK, command);
        if (!result.good()) {
            if (result.err().contains("No such file or directory")) {
                return false;
            }
            throw machine.refusal(command, result);
        }
        var real = result.out().strip();
        if (!real.equals(directory.toString())) {
            throw refused(directory, "it leads to '" + Machine.plain(real) + "'");
        }
        return true;
    }

    private void refuseData(Path directory) {
        var above = new ArrayList<String>();
        for (var each = directory.getParent(); each != null; each = each.getParent()) {
            above.add(each.toString());
        }
        refuseData(directory, above, List.of("-maxdepth", "1"));
        refuseData(directory, List.of(directory.toString()), List.of());
    }

    /// What could not be looked into is not known to be harmless.
    private void refuseData(Path directory, List<String> where, List<String> how) {
        var command = new ArrayList<>(List.of("find", "-P"));
        command.addAll(where);
        command.addAll(how);
        command.addAll(named(DATA));
        command.addAll(List.of("-print", "-quit"));
        var result = machine.act(LONG, command);
        if (!result.out().isBlank()) {
            throw refused(
                    directory,
                    "'%s' looks like a database's or a broker's data"
                            .formatted(Machine.plain(result.out().strip())));
        }
        if (!result.good()) {
            throw refused(directory, Machine.said(result));
        }
    }

    private long remove(Path directory) {
        var command = new ArrayList<>(List.of("find", "-P", directory.toString()));
        command.addAll(List.of("-xdev", "-type", "f"));
        command.addAll(named(spec.patterns()));
        command.addAll(List.of("-mmin", "+" + spec.olderThan().toMinutes()));
        command.addAll(List.of("-delete", "-printf", "%b\\n"));
        var result = machine.act(LONG, command);
        long freed =
                result.out()
                        .lines()
                        .filter(line -> line.matches("\\d{1,18}"))
                        .mapToLong(line -> Long.parseLong(line) * BLOCK)
                        .sum();
        if (freed == 0 && !result.good()) {
            throw refused(directory, Machine.said(result));
        }
        return freed;
    }

    private static List<String> named(List<String> patterns) {
        var words = new ArrayList<String>();
        for (var pattern : patterns) {
            words.add(words.isEmpty() ? "(" : "-o");
            words.addAll(List.of("-name", pattern));
        }
        words.add(")");
        return words;
    }

    private ActuatorException refused(Path directory, String why) {
        return new ActuatorException(
                "nothing is cleaned up in '%s' on %s: %s"
                        .formatted(directory, machine.where(), why));
    }
}
