package dev.remediator.actuator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/// A worker that is at work on a node until it is killed or its standard input ends. Its argument:
/// the node's directory.
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) {
        var lock = new NodeLock("web-1", Path.of(args[0]), Duration.ofSeconds(10));
        var ended =
                lock.holding(
                        () -> {
                            System.out.println("at work");
                            try {
                                return System.in.read() < 0;
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        System.out.println("standard input ended: " + ended);
    }
}
