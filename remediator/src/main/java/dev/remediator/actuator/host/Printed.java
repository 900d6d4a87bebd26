package dev.remediator.actuator.host;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a command prints, read while it runs so that it never waits for its reader; what is more
/// than [Commands#MOST] bytes is read and forgotten.
///
/// A command's own output is whole when it has ended: what is not read yet then is in the pipe.
/// What it left running may hold the output open for ever, so after two seconds what came until
/// then is taken. Java itself does the same at once if it sees the end of the process before
/// anybody reads, so that no answer may depend on what a child says later.
final class Printed {
    private static final Duration AFTER_THE_END = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Printed.class);

    private final Capped kept = new Capped();
    private final CountDownLatch whole = new CountDownLatch(1);

    private Printed() {}

    static Printed of(InputStream stream) {
        var printed = new Printed();
        // Reading a pipe holds the thread that carries a virtual one, and there are few of those.
        Thread.ofPlatform().daemon().name("output").start(() -> printed.read(stream));
        return printed;
    }

    private void read(InputStream stream) {
        try (stream) {
            stream.transferTo(kept);
        } catch (IOException e) {
            // Closed with the process; what came before is kept.
            LOG.debug("output broke off", e);
        } finally {
            whole.countDown();
        }
    }

    /// What it printed, once it has ended.
    String text() throws InterruptedException {
        var _ = whole.await(AFTER_THE_END.toMillis(), MILLISECONDS);
        return kept.text();
    }
}
