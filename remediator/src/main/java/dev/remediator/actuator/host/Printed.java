package dev.remediator.actuator.host;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// What a command prints, read while it runs so that it never waits for its reader; what is more
/// than [Commands#MOST] bytes is read and forgotten.
///
/// A command's own output is whole when it has ended. What it left running may hold the output open
/// for ever: after two seconds what came until then is taken. Java itself does the same without
/// waiting if it sees the end of the process before anybody reads, so that no answer may depend on
/// what a child says later. Where nothing came at all and the output is still open, nothing is
/// known, and that is never taken for an empty answer.
final class Printed {
    private static final Duration AFTER_THE_END = Duration.ofSeconds(2);

    private final Capped kept = new Capped();
    private final CompletableFuture<Boolean> whole = new CompletableFuture<>();

    private Printed() {}

    static Printed of(InputStream stream) {
        var printed = new Printed();
        Thread.ofVirtual().start(() -> printed.read(stream));
        return printed;
    }

    private void read(InputStream stream) {
        try (stream) {
            stream.transferTo(kept);
            whole.complete(true);
        } catch (IOException e) {
            whole.completeExceptionally(e);
        }
    }

    String text(String program) throws InterruptedException {
        try {
            var _ = whole.get(AFTER_THE_END.toMillis(), MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            if (kept.text().isEmpty()) {
                throw new ActuatorException(
                        "'%s' on this host ended, but what it printed did not come within %d ms"
                                .formatted(program, AFTER_THE_END.toMillis()),
                        e);
            }
        }
        return kept.text();
    }
}
