package dev.remediator.actuator.postgres;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Copies that are being made, beside the data directory. Each worker's attempt has a name of its
/// own, so that two of them never write the same files.
final class Drafts {
    private static final Duration DIES_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final String member;
    private final HostFiles files;
    private final HostProcesses processes;
    private final MemberFiles paths;

    Drafts(String member, HostFiles files, HostProcesses processes, MemberFiles paths) {
        this.member = member;
        this.files = files;
        this.processes = processes;
        this.paths = paths;
    }

    Path of(Order order) {
        return paths.beside("-clone-" + CopyName.of(order) + "-" + order.fencingToken());
    }

    /// Ends whoever still writes one for somebody who died, and removes them all.
    void clear() {
        var all = paths.beside("-clone-");
        var end = System.nanoTime() + DIES_WITHIN.toNanos();
        var writers = processes.calledWith(all);
        while (!writers.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new ActuatorException(
                        "'%s' is given no new copy: process %d still writes an older one"
                                .formatted(member, writers.getFirst().pid()));
            }
            processes.kill(writers);
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            writers = processes.calledWith(all);
        }
        var start = all.getFileName().toString();
        files.names(all.resolveSibling("")).stream()
                .filter(name -> name.startsWith(start))
                .forEach(name -> files.remove(all.resolveSibling(name)));
    }
}
