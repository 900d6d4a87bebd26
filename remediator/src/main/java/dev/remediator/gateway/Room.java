package dev.remediator.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How much of all bodies may be in memory at once, so that strangers cannot fill it, with a few
/// large bodies or with small ones that are large when they are unpacked. What a body takes it
/// holds until it is answered: what is read from it is several times as large. The first 64 KiB of
/// each need no room, because there are never many requests at once; large ones must not keep
/// ordinary ones out. Thread-safe.
final class Room {
    /// Reading a body as fields takes up to ten times its bytes.
    private static final int SHARE_OF_MEMORY = 16;

    private static final int PIECE = 8 * 1024;
    private static final int FREE_PIECES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration SLOWEST = Duration.ofMinutes(1);

    private final Semaphore pieces;
    private final Duration patience;

    /// @param bytes how much there is
    /// @param patience how long a body waits for others to be answered
    Room(long bytes, Duration patience) {
        this.pieces = new Semaphore((int) Math.min(Integer.MAX_VALUE, bytes / PIECE));
        this.patience = patience;
    }

    /// What this process can spare; at least one body, packed and unpacked.
    ///
    /// @param most how long a body may be, in bytes
    static Room ofThisProcess(long most) {
        long least = 2 * most + 4L * PIECE;
        return new Room(
                Math.max(least, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY), PATIENCE);
    }

    /// There is none left, or it was waited for too long; to be sent again.
    static final class Full extends Exception {
        private static final long serialVersionUID = 1L;

        Full(String sentence) {
            super(sentence);
        }
    }

    /// Nothing yet; to be closed when the request is answered.
    Held hold() {
        return new Held(System.nanoTime());
    }

    /// What one request holds. Of one thread.
    final class Held implements AutoCloseable {
        private final long since;
        private int used;
        private int taken;

        private Held(long since) {
            this.since = since;
        }

        /// The first bytes of a stream, or all there are.
        ///
        /// @param most how many at most
        byte[] read(InputStream in, long most) throws IOException, Full {
            var bytes = new ByteArrayOutputStream();
            int before = used;
            var piece = new byte[PIECE];
            while (bytes.size() < most) {
                int read = in.read(piece, 0, (int) Math.min(PIECE, most - bytes.size()));
                if (read < 0) {
                    break;
                }
                used = before + Math.ceilDiv(bytes.size() + read, PIECE);
                take(used - FREE_PIECES - taken);
                bytes.write(piece, 0, read);
                hurry();
            }
            return bytes.toByteArray();
        }

        /// @throws Full if the request takes so long that somebody only means to be in the way
        void hurry() throws Full {
            if (System.nanoTime() - since > SLOWEST.toNanos()) {
                throw new Full(
                        "the request did not come within %d s; send it again"
                                .formatted(SLOWEST.toSeconds()));
            }
        }

        private void take(int more) throws Full {
            if (more <= 0) {
                return;
            }
            try {
                if (!pieces.tryAcquire(more, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new Full("too much is being sent at once; send it again");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Full("this process is being stopped; send it again");
            }
            taken += more;
        }

        /// Gives all of it back.
        @Override
        public void close() {
            pieces.release(taken);
            taken = 0;
        }
    }
}
