package dev.remediator.replay.alerts;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// A file as text, whatever it is packed or encoded in: its content says so.
final class FileText implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int ENOUGH = 4;

    final BufferedReader reader;
    final Charset charset;
    private final Counting counted;
    private final long size;

    private FileText(BufferedReader reader, Charset charset, Counting counted, long size) {
        this.reader = reader;
        this.charset = charset;
        this.counted = counted;
        this.size = size;
    }

    /// Opens it.
    ///
    /// @throws IOException in one sentence
    static FileText open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a directory; name the files in it");
        }
        try {
            var counted = new Counting(Files.newInputStream(file));
            return opened(file, counted);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        }
    }

    private static FileText opened(Path file, Counting counted) throws IOException {
        try {
            var bytes = unpacked(new BufferedInputStream(counted, BUFFER));
            var charset = charset(bytes);
            return new FileText(
                    new BufferedReader(new InputStreamReader(bytes, charset), BUFFER),
                    charset,
                    counted,
                    Math.max(1, Files.size(file)));
        } catch (IOException e) {
            counted.close();
            throw e;
        }
    }

    /// The first characters, which are read again afterwards.
    String peek(int most) throws IOException {
        reader.mark(most + 1);
        var buffer = new char[most];
        int length = 0;
        int read = 0;
        while (read >= 0 && length < most) {
            length += read;
            read = reader.read(buffer, length, most - length);
        }
        reader.reset();
        return new String(buffer, 0, length);
    }

    double share() {
        return Math.min(1, (double) counted.bytes / size);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static BufferedInputStream unpacked(BufferedInputStream bytes) throws IOException {
        bytes.mark(2);
        int first = bytes.read();
        int second = bytes.read();
        bytes.reset();
        return first == 0x1f && second == 0x8b
                ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER)
                : bytes;
    }

    /// By the mark at the beginning, which is then read; else by where the zero bytes are.
    private static Charset charset(BufferedInputStream bytes) throws IOException {
        bytes.mark(ENOUGH);
        var first = bytes.readNBytes(ENOUGH);
        bytes.reset();
        if (begins(first, 0xEF, 0xBB, 0xBF)) {
            bytes.skipNBytes(3);
            return StandardCharsets.UTF_8;
        }
        if (begins(first, 0xFF, 0xFE) || begins(first, 0xFE, 0xFF)) {
            bytes.skipNBytes(2);
            return first[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        if (first.length == ENOUGH && first[1] == 0 && first[3] == 0 && first[0] != 0) {
            return StandardCharsets.UTF_16LE;
        }
        boolean big = first.length == ENOUGH && first[0] == 0 && first[2] == 0 && first[1] != 0;
        return big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /// Counts what has been read of the file itself, packed as it is.
    private static final class Counting extends FilterInputStream {
        private volatile long bytes;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            count(Math.max(0, read));
            return read;
        }

        // One thread writes, others look.
        @SuppressWarnings("NonAtomicVolatileUpdate")
        private void count(int read) {
            bytes += read;
        }
    }
}
