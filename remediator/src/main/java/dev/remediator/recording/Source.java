package dev.remediator.recording;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/// A file line by line, of which one is held at a time.
final class Source implements AutoCloseable {
    /// The longest line that is read, in bytes.
    static final int LONGEST = 64 * 1024 * 1024;

    private static final int PIECE = 64 * 1024;

    /// What is unpacked in one go is lost where the damage of a packed file is in it.
    private static final int AT_ONCE = 256;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final boolean packed;
    private final long size;
    private final Counted counted;
    private final InputStream in;
    private byte[] line = new byte[PIECE];
    private int length;
    private boolean first = true;
    private boolean ended;
    private boolean tooLong;

    private Source(boolean packed, long size, Counted counted, InputStream in) {
        this.packed = packed;
        this.size = size;
        this.counted = counted;
        this.in = in;
    }

    static Source of(Path file) throws IOException {
        var counted = new Counted(Files.newInputStream(file));
        try {
            boolean packed = file.toString().endsWith(".gz");
            var plain = packed ? new GZIPInputStream(counted, PIECE) : counted;
            return new Source(
                    packed,
                    Files.size(file),
                    counted,
                    new BufferedInputStream(plain, packed ? AT_ONCE : PIECE));
        } catch (IOException e) {
            counted.close();
            throw e;
        }
    }

    /// Goes to the next line.
    ///
    /// @return whether there is one
    boolean next() throws IOException {
        length = 0;
        ended = false;
        tooLong = false;
        int read = in.read();
        if (read < 0) {
            return false;
        }
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (length == LONGEST) {
                tooLong = true;
            } else {
                add((byte) read);
            }
        }
        ended = read == '\n';
        withoutMark();
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return true;
    }

    /// Some editors begin a file with it.
    private void withoutMark() {
        int mark = BYTE_ORDER_MARK.length;
        if (first && length >= mark && Arrays.equals(line, 0, mark, BYTE_ORDER_MARK, 0, mark)) {
            length -= mark;
            System.arraycopy(line, mark, line, 0, length);
        }
        first = false;
    }

    private void add(byte read) {
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(2 * length, LONGEST));
        }
        line[length++] = read;
    }

    /// Whether the file is packed.
    boolean packed() {
        return packed;
    }

    /// Begins with the line.
    byte[] bytes() {
        return line;
    }

    /// How many bytes the line has, without its end.
    int length() {
        return length;
    }

    /// Whether the line ends as lines do, and not because the file does.
    boolean ended() {
        return ended;
    }

    /// Whether the line is longer than any may be; only its beginning is there.
    boolean tooLong() {
        return tooLong;
    }

    boolean blank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    boolean contains(byte what) {
        for (int i = 0; i < length; i++) {
            if (line[i] == what) {
                return true;
            }
        }
        return false;
    }

    /// How much of the file has been read, from 0 to 1.
    double share() {
        return size == 0 ? 1 : Math.min(1, (double) counted.count / size);
    }

    @Override
    public void close() throws IOException {
        in.close();
        counted.close();
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int read = super.read(bytes, from, most);
            count += Math.max(0, read);
            return read;
        }
    }
}
