package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Ends every process of a node, with all it begot: asks, waits 3 s, then kills. Looks round again
/// and again, for what is born meanwhile ends too: unless it is born between two looks, outlives
/// its parent, and has shed its environment. For one use.
final class Shutdown {
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(5);
    private static final Duration UNTIL_BURIED = Duration.ofMillis(200);

    private final String node;
    private final Supplier<Stream<Birth>> find;
    private final Set<Birth> known = new LinkedHashSet<>();

    Shutdown(String node, Supplier<Stream<Birth>> find) {
        this.node = node;
        this.find = find;
    }

    void run() {
        if (!Wait.until(() -> noneLeft(false), GRACE)
                && !Wait.until(() -> noneLeft(true), UNTIL_KILLED)) {
            throw new ActuatorException(
                    "node '"
                            + node
                            + "' could not be stopped: "
                            + living().map(p -> "process " + p.pid())
                                    .collect(Collectors.joining(", "))
                            + " survived SIGKILL for "
                            + UNTIL_KILLED.toSeconds()
                            + " s");
        }
        // A courtesy to those who hold a handle: the parent, often this JVM, is told a little
        // later.
        var _ = Wait.until(() -> known.stream().noneMatch(ProcessTable::isUnburied), UNTIL_BURIED);
    }

    private boolean noneLeft(boolean kill) {
        var found = Stream.concat(find.get(), living()).collect(Collectors.toSet());
        found.stream().flatMap(ProcessTable::children).toList().forEach(found::add);
        for (var process : found) {
            boolean fresh = known.add(process);
            if (kill) {
                ProcessTable.kill(process);
            } else if (fresh) {
                ProcessTable.terminate(process);
            }
        }
        return found.isEmpty();
    }

    private Stream<Birth> living() {
        return known.stream().filter(ProcessTable::lives);
    }
}
