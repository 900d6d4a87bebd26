package dev.remediator.replay.alerts;

import dev.remediator.replay.engine.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Reads a stream on a thread of its own, some thousand alerts ahead, so that reading and deciding
/// take two cores. What comes out does not depend on which is faster.
final class ReadAhead implements AlertStream {
    private static final int BATCH = 512;
    private static final int BATCHES = 8;

    private final AlertStream stream;
    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(BATCHES);
    private final Thread thread;
    private Batch batch = new Batch(List.of(), 0, null, false);
    private int at;

    /// @param failure why there is nothing behind it, if that is so
    private record Batch(
            List<Input.Heard> alerts, double share, @Nullable Throwable failure, boolean last) {}

    ReadAhead(AlertStream stream) {
        this.stream = stream;
        this.thread = Thread.ofPlatform().daemon().name("alerts").unstarted(this::read);
        thread.start();
    }

    @SuppressWarnings("IllegalCatch")
    private void read() {
        try {
            boolean last = false;
            while (!last) {
                var alerts = new ArrayList<Input.Heard>(BATCH);
                while (!last && alerts.size() < BATCH) {
                    var heard = stream.next();
                    heard.ifPresent(alerts::add);
                    last = heard.isEmpty();
                }
                queue.put(new Batch(alerts, stream.share(), null, last));
            }
        } catch (InterruptedException _) {
            // Whoever reads has closed it.
        } catch (Exception | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable e) {
        try {
            queue.put(new Batch(List.of(), stream.share(), e, true));
        } catch (InterruptedException _) {
            // Nobody waits for it any more.
        }
    }

    @Override
    public Optional<Input.Heard> next() throws IOException {
        while (at == batch.alerts.size()) {
            if (batch.failure != null) {
                throw thrown(batch.failure);
            }
            if (batch.last) {
                return Optional.empty();
            }
            batch = taken();
            at = 0;
        }
        return Optional.of(batch.alerts.get(at++));
    }

    private Batch taken() throws IOException {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("reading alerts was interrupted", e);
        }
    }

    private static IOException thrown(Throwable failure) {
        return switch (failure) {
            case IOException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> new IOException(failure);
        };
    }

    @Override
    public double share() {
        return batch.share;
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        stream.close();
    }
}
