package dev.remediator.replay.record;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Records in a temporary file, each with a pointer to the one before it in its chain, so that
/// nothing of them is held in memory. First everything is added, then read; removed when closed.
final class Spool implements AutoCloseable {
    /// The chain begins here.
    static final long NONE = -1;

    private static final int HEAD = Long.BYTES + Long.BYTES + Integer.BYTES;
    private static final int GUESS = 4096;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final DataOutputStream out;
    private long end;

    /// @param directory where the file is made
    Spool(Path directory) throws IOException {
        file = Files.createTempFile(directory, ".recording-", ".spool");
        channel = FileChannel.open(file, StandardOpenOption.READ);
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    /// One record.
    ///
    /// @param written when it was written, in milliseconds of the epoch
    /// @param value its bytes
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Kept(long written, byte[] value) {}

    /// Adds one to a chain.
    ///
    /// @param before the last of the chain so far, or [#NONE]
    /// @return the last of the chain now
    long add(long before, long written, byte[] value) throws IOException {
        long at = end;
        out.writeLong(before);
        out.writeLong(written);
        out.writeInt(value.length);
        out.write(value);
        end += HEAD + value.length;
        return at;
    }

    /// Everything was added.
    void flush() throws IOException {
        out.flush();
    }

    /// A chain from its beginning.
    ///
    /// @param last its last record
    List<Kept> chain(long last) throws IOException {
        var backwards = new ArrayList<Kept>();
        for (long at = last; at != NONE; ) {
            var bytes = read(at, (int) Math.min(GUESS, end - at));
            long before = bytes.getLong();
            long written = bytes.getLong();
            var value = new byte[bytes.getInt()];
            if (value.length <= bytes.remaining()) {
                bytes.get(value);
            } else {
                read(at + HEAD, value.length).get(value);
            }
            backwards.add(new Kept(written, value));
            at = before;
        }
        return backwards.reversed();
    }

    private ByteBuffer read(long at, int many) throws IOException {
        var bytes = ByteBuffer.allocate(many);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException(file + " has become shorter");
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        try (out;
                channel) {
            Files.deleteIfExists(file);
        }
    }
}
