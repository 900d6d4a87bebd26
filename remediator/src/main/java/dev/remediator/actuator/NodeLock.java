package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One operation at a time on one node, over all threads of all workers on this machine.
///
/// The file lock belongs to the JVM, not to the thread, and would go with the first channel closed;
/// so the threads of one JVM queue at a lock of their own first. The kernel takes the file lock
/// away from a worker that dies, and children do not inherit it. A worker that is merely frozen
/// keeps it: nobody else may act in the middle of what it has begun.
final class NodeLock {
    private static final Map<Path, ReentrantLock> IN_THIS_JVM = new ConcurrentHashMap<>();

    private final String node;
    private final Path directory;
    private final Duration patience;

    /// @param directory the node's; a real path, so that it has one name only
    /// @param patience how long to wait for others
    NodeLock(String node, Path directory, Duration patience) {
        this.node = node;
        this.directory = directory;
        this.patience = patience;
    }

    <T> T holding(Supplier<T> work) {
        var threads = IN_THIS_JVM.computeIfAbsent(directory, _ -> new ReentrantLock());
        try {
            if (!threads.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            throw Wait.interrupted(e);
        }
        try {
            return acrossJvms(work);
        } finally {
            threads.unlock();
        }
    }

    private <T> T acrossJvms(Supplier<T> work) {
        var file = directory.resolve("lock");
        try {
            Files.createDirectories(directory);
            try (var channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (!Wait.until(() -> tryLock(channel, file) != null, patience)) {
                    throw busy();
                }
                return work.get();
            }
        } catch (IOException e) {
            throw StateFile.trouble("lock", file, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel, Path file) {
        try {
            return channel.tryLock();
        } catch (IOException e) {
            throw StateFile.trouble("lock", file, e);
        }
    }

    private ActuatorException busy() {
        return new ActuatorException(
                "somebody else has been at work on node '"
                        + node
                        + "' for "
                        + patience.toSeconds()
                        + " s, so nothing was done");
    }
}
