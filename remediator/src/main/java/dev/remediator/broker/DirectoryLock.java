package dev.remediator.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// One process at a time works in a directory. The kernel lets go of it when the process dies.
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes it.
    ///
    /// @throws IOException in one sentence, if another process has it
    static DirectoryLock take(Path directory) throws IOException {
        var lock = tried(directory);
        if (lock == null) {
            throw new IOException(
                    "another remediator works in "
                            + directory
                            + "; stop it, or name another directory with --data");
        }
        return lock;
    }

    /// Whether a process has it.
    static boolean isTaken(Path directory) throws IOException {
        try (var lock = tried(directory)) {
            return lock == null;
        }
    }

    private static @Nullable DirectoryLock tried(Path directory) throws IOException {
        var channel =
                FileChannel.open(
                        directory.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // This very process has it: the same answer.
        }
        channel.close();
        return null;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
