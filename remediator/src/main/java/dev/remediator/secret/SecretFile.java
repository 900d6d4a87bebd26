package dev.remediator.secret;

import dev.remediator.adapter.authentication.Secrets;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A secret in a file of its own, read again at most once a second. While the file is missing,
/// empty or unreadable, the last good secret holds, which the log says once.
final class SecretFile implements Secrets {
    private static final Logger LOG = LoggerFactory.getLogger(SecretFile.class);

    private static final long APART = TimeUnit.SECONDS.toNanos(1);
    private static final int LONGEST = 64 * 1024;
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private final Path file;
    private final LongSupplier nanoTime;
    private final AtomicLong lookedAt;
    private volatile List<byte[]> good;
    private volatile boolean bad;

    private SecretFile(Path file, LongSupplier nanoTime, byte[] secret) {
        this.file = file;
        this.nanoTime = nanoTime;
        this.lookedAt = new AtomicLong(nanoTime.getAsLong());
        this.good = List.of(secret);
    }

    /// @throws IllegalArgumentException in words that follow the key's name, if there is no secret
    static SecretFile open(Path file, LongSupplier nanoTime) {
        try {
            var opened = new SecretFile(file, nanoTime, read(file));
            opened.warnIfOthersMayRead();
            return opened;
        } catch (IOException e) {
            throw new IllegalArgumentException("is file:" + file + ", but " + why(e), e);
        }
    }

    @Override
    public List<byte[]> now() {
        long last = lookedAt.get();
        long now = nanoTime.getAsLong();
        if (now - last >= APART && lookedAt.compareAndSet(last, now)) {
            look();
        }
        return good;
    }

    private void look() {
        try {
            var found = read(file);
            if (bad || !Arrays.equals(found, good.getFirst())) {
                LOG.info("the secret in {} is read anew", file);
            }
            good = List.of(found);
            bad = false;
        } catch (IOException e) {
            if (!bad) {
                bad = true;
                LOG.warn("{} ({}); the secret that was there before still holds", why(e), file);
            }
        }
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST + 1);
        }
        if (bytes.length > LONGEST) {
            throw new IOException("it is longer than " + LONGEST + " bytes, so it is no secret");
        }
        var secret = Arrays.copyOf(bytes, withoutLineEnd(bytes));
        if (secret.length == 0) {
            throw new IOException("it is empty");
        }
        return secret;
    }

    private static int withoutLineEnd(byte[] bytes) {
        int length = bytes.length;
        if (length > 0 && bytes[length - 1] == '\n') {
            length--;
            if (length > 0 && bytes[length - 1] == '\r') {
                length--;
            }
        }
        return length;
    }

    private static String why(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "we may not read it";
            default -> String.valueOf(e.getMessage());
        };
    }

    private void warnIfOthersMayRead() throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        var may = Files.getPosixFilePermissions(file);
        if (may.stream().anyMatch(OTHERS::contains)) {
            LOG.warn("others on this machine may read the secret in {}; chmod 600 it", file);
        }
    }

    @Override
    public String toString() {
        return "file:" + file;
    }
}
