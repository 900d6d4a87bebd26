package dev.remediator.it.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;

/// A turn at what there is only one of on this machine, in whichever JVM. A JVM that dies gives its
/// turn back; the empty file that is locked stays.
final class Turn implements AutoCloseable {
    private static final Path FILE =
            Path.of(
                    System.getProperty("java.io.tmpdir"),
                    "remediator-systemd-" + Program.user() + ".lock");

    /// A file's lock is the JVM's, so threads of one must take turns first.
    private static final Semaphore IN_THIS_JVM = new Semaphore(1);

    private final FileChannel channel;

    private Turn(FileChannel channel) {
        this.channel = channel;
    }

    /// Waits for it.
    static Turn take() throws IOException {
        IN_THIS_JVM.acquireUninterruptibly();
        try {
            var channel =
                    FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                var _ = channel.lock();
                return new Turn(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            IN_THIS_JVM.release();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            IN_THIS_JVM.release();
        }
    }
}
