package dev.remediator.actuator.postgres;

import dev.remediator.failover.Confirmation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Ends all processes of a data directory with SIGKILL, also stopped ones.
final class Ending {
    private static final Duration DIES_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final String member;
    private final HostFiles files;
    private final HostProcesses processes;
    private final MemberFiles paths;

    Ending(String member, HostFiles files, HostProcesses processes, MemberFiles paths) {
        this.member = member;
        this.files = files;
        this.processes = processes;
        this.paths = paths;
    }

    /// Ends all of them, and looks until none is left.
    Confirmation kill() {
        var end = System.nanoTime() + DIES_WITHIN.toNanos();
        var left = processes.list();
        while (!left.isEmpty() && System.nanoTime() < end) {
            processes.kill(left);
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            left = stillThere(left);
        }
        if (left.isEmpty()) {
            new SharedMemory(files, paths).clear();
            return Confirmation.of(member);
        }
        return Confirmation.not(
                member,
                "process %d is still there %d s after it was killed"
                        .formatted(left.getFirst().pid(), DIES_WITHIN.toSeconds()));
    }

    /// What works in the directory now, and what was seen before under the same number and name: a
    /// child whose parent is gone may not be known as PostgreSQL's any more.
    private List<HostProcesses.One> stillThere(List<HostProcesses.One> before) {
        var now = new ArrayList<>(processes.list());
        processes.stillRunning(before).stream().filter(one -> !now.contains(one)).forEach(now::add);
        return now;
    }
}
