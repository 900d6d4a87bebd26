package dev.remediator.replay.alerts;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// Sorts any number of rows by time, with some memory and a temporary file, which is gone however
/// the program ends. Rows of one time stay as they are in the file.
final class SpillSort implements TimedRows {
    /// Of rows held at once, in bytes as they are on the heap, about.
    private static final long MEMORY = 32L << 20;

    private static final int ROW_BYTES = 80;
    private static final int VALUE_BYTES = 56;
    private static final int BUFFER = 1 << 13;
    private static final int ABSENT = -1;

    private final FileChannel file;
    private final PriorityQueue<Run> runs =
            new PriorityQueue<>(
                    Comparator.comparing((Run run) -> run.head.at)
                            .thenComparingInt(run -> run.number));
    private final List<Run> all = new ArrayList<>();
    private long written;
    private long read;

    private SpillSort(FileChannel file) {
        this.file = file;
    }

    /// Reads them all, and closes them.
    static TimedRows of(TimedRows rows) throws IOException {
        var path = Files.createTempFile("remediator-sort", "");
        var sort =
                new SpillSort(
                        FileChannel.open(
                                path,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.DELETE_ON_CLOSE));
        try (rows) {
            sort.spill(rows);
            return sort;
        } catch (IOException | RuntimeException e) {
            sort.close();
            throw e;
        }
    }

    private void spill(TimedRows rows) throws IOException {
        var held = new ArrayList<Row>();
        long bytes = 0;
        for (var row = rows.next(); row != null; row = rows.next()) {
            held.add(row);
            bytes += bytes(row);
            if (bytes > MEMORY) {
                write(held);
                held.clear();
                bytes = 0;
            }
        }
        write(held);
        for (var run : all) {
            run.open();
        }
    }

    private static long bytes(Row row) {
        long bytes = ROW_BYTES;
        for (var value : row.values) {
            bytes += value == null ? Long.BYTES : VALUE_BYTES + value.length();
        }
        return bytes;
    }

    private void write(List<Row> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(Comparator.comparing(row -> row.at));
        long from = file.size();
        file.position(from);
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            var packed = new DeflaterOutputStream(Channels.newOutputStream(file), deflater, BUFFER);
            var out = new DataOutputStream(new BufferedOutputStream(packed, BUFFER));
            for (var row : rows) {
                write(row, out);
            }
            out.flush();
            packed.finish();
        } finally {
            deflater.end();
        }
        written += rows.size();
        all.add(new Run(all.size(), from, file.size(), rows.size()));
    }

    private static void write(Row row, DataOutputStream out) throws IOException {
        out.writeLong(row.at.getEpochSecond());
        out.writeInt(row.at.getNano());
        out.writeLong(row.line);
        out.writeShort(row.values.length);
        for (var value : row.values) {
            if (value == null) {
                out.writeInt(ABSENT);
            } else {
                var bytes = value.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        var run = runs.poll();
        if (run == null) {
            return null;
        }
        var row = run.head;
        if (run.advance()) {
            runs.add(run);
        }
        read++;
        return row;
    }

    @Override
    public double share() {
        return written == 0 ? 1 : (double) read / written;
    }

    @Override
    public void close() throws IOException {
        for (var run : all) {
            run.close();
        }
        file.close();
    }

    /// A part of the file that is sorted.
    private final class Run {
        private final int number;
        private final long end;
        private long position;
        private long left;
        private Row head = new Row(0, new String[0]);
        private @Nullable DataInputStream in;

        Run(int number, long from, long end, long rows) {
            this.number = number;
            this.position = from;
            this.end = end;
            this.left = rows;
        }

        private void open() throws IOException {
            in =
                    new DataInputStream(
                            new BufferedInputStream(new InflaterInputStream(new Part()), BUFFER));
            if (advance()) {
                runs.add(this);
            }
        }

        private boolean advance() throws IOException {
            var from = in;
            if (left == 0 || from == null) {
                return false;
            }
            left--;
            var at = Instant.ofEpochSecond(from.readLong(), from.readInt());
            long line = from.readLong();
            var values = new @Nullable String[from.readShort()];
            for (int i = 0; i < values.length; i++) {
                int length = from.readInt();
                values[i] = length == ABSENT ? null : text(from, length);
            }
            head = new Row(line, values);
            head.at = at;
            return true;
        }

        private static String text(DataInputStream in, int length) throws IOException {
            var bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("the temporary file for sorting is cut off");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private void close() throws IOException {
            if (in != null) {
                in.close();
            }
        }

        /// The bytes of this run, wherever others read.
        private final class Part extends InputStream {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int most = (int) Math.min(length, end - position);
                if (most <= 0) {
                    return -1;
                }
                int count = file.read(ByteBuffer.wrap(buffer, from, most), position);
                position += Math.max(0, count);
                return count;
            }
        }
    }
}
