package dev.remediator.replay.difference;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rows of a report in their order, however many: beyond a number they are kept in temporary
/// files, which are gone when this process ends, however it ends.
///
/// For one thread.
final class Rows {
    private static final int MOST_IN_MEMORY = 50_000;

    private final int most;
    private final List<FileChannel> sorted = new ArrayList<>();
    private List<Row> rows = new ArrayList<>();
    private long size;

    Rows() {
        this(MOST_IN_MEMORY);
    }

    /// @param most how many are kept in memory
    Rows(int most) {
        this.most = most;
    }

    void add(Row row) {
        rows.add(row);
        size++;
        if (rows.size() >= most) {
            rows.sort(null);
            sorted.add(spilled(rows));
            rows = new ArrayList<>();
        }
    }

    long size() {
        return size;
    }

    /// Every row, in order. Can be called again.
    void forEach(Consumer<Row> to) {
        rows.sort(null);
        if (sorted.isEmpty()) {
            rows.forEach(to);
            return;
        }
        try {
            merge(to);
        } catch (IOException e) {
            throw new UncheckedIOException("the rows of the report cannot be read back", e);
        }
    }

    private void merge(Consumer<Row> to) throws IOException {
        var sources = new PriorityQueue<Source>();
        for (var channel : sorted) {
            new Chunk(channel).offerTo(sources);
        }
        var last = rows.iterator();
        while (!sources.isEmpty() || last.hasNext()) {
            if (last.hasNext()) {
                var row = last.next();
                drain(sources, row, to);
                to.accept(row);
            } else {
                drain(sources, null, to);
            }
        }
    }

    private static void drain(PriorityQueue<Source> sources, @Nullable Row before, Consumer<Row> to)
            throws IOException {
        while (!sources.isEmpty()
                && (before == null || sources.element().row().compareTo(before) <= 0)) {
            var first = sources.remove();
            to.accept(first.row());
            first.chunk().offerTo(sources);
        }
    }

    private record Source(Row row, Chunk chunk) implements Comparable<Source> {
        @Override
        public int compareTo(Source other) {
            return row.compareTo(other.row());
        }
    }

    private static final class Chunk {
        private final DataInputStream in;
        private long left;

        Chunk(FileChannel channel) throws IOException {
            channel.position(0);
            in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
            left = in.readLong();
        }

        void offerTo(PriorityQueue<Source> sources) throws IOException {
            if (left-- > 0) {
                sources.add(new Source(Row.read(in), this));
            }
        }
    }

    private static FileChannel spilled(List<Row> rows) {
        try {
            var file = Files.createTempFile("remediator-replay", ".rows");
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
            var out =
                    new DataOutputStream(
                            new BufferedOutputStream(Channels.newOutputStream(channel)));
            out.writeLong(rows.size());
            for (var row : rows) {
                row.write(out);
            }
            out.flush();
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("the rows of the report cannot be kept", e);
        }
    }
}
