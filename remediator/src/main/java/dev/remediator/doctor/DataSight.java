package dev.remediator.doctor;

import dev.remediator.broker.EmbeddedKafka;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The data directory, or where it will be.
///
/// @param data the directory of the settings
/// @param there the directory that exists: it, or the nearest one above it
/// @param owner who owns that
/// @param user who we are
/// @param free bytes that may still be written there
/// @param bytesPerSecond how fast it takes what must be on the disk; 0 if it was not written to
/// @param problem why it cannot be written to; empty if it can
/// @param inUse whether another process works in it
record DataSight(
        Path data,
        Path there,
        String owner,
        String user,
        long free,
        long bytesPerSecond,
        String problem,
        boolean inUse) {
    private static final long MEBI = 1L << 20;
    private static final long TOO_LITTLE = 256 * MEBI;
    private static final long LITTLE = 2048 * MEBI;
    private static final long SLOW = 8 * MEBI;
    private static final int WRITTEN = (int) (4 * MEBI);

    static DataSight look(Path data) throws IOException {
        var there = nearest(data.toAbsolutePath().normalize());
        var problem = "";
        long speed = 0;
        try {
            speed = write(there);
        } catch (IOException e) {
            problem = Doctor.said(e);
        }
        var kafka = data.resolve("kafka");
        return new DataSight(
                data,
                there,
                Files.getOwner(there).getName(),
                System.getProperty("user.name", ""),
                Files.getFileStore(there).getUsableSpace(),
                speed,
                problem,
                EmbeddedKafka.isKeptIn(kafka) && problem.isEmpty() && EmbeddedKafka.isInUse(kafka));
    }

    private static Path nearest(Path directory) {
        var there = directory;
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent());
        }
        return there;
    }

    private static long write(Path directory) throws IOException {
        var file = Files.createTempFile(directory, ".doctor-", ".tmp");
        try (var channel =
                FileChannel.open(
                        file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            long begun = System.nanoTime();
            var block = ByteBuffer.allocate(WRITTEN);
            while (block.hasRemaining()) {
                channel.write(block);
            }
            channel.force(true);
            return (long) (WRITTEN * 1e9 / Math.max(1, System.nanoTime() - begun));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    List<Finding> findings() {
        var all = new ArrayList<Finding>();
        all.add(owned());
        if (problem.isEmpty()) {
            all.add(space());
            all.add(speed());
            all.add(
                    Finding.ok(
                            "data lock",
                            inUse
                                    ? "a remediator is running there"
                                    : "no remediator is running there"));
        }
        return all;
    }

    private Finding owned() {
        if (!problem.isEmpty()) {
            return Finding.fail(
                    "data",
                    "%s, which belongs to %s, cannot be written to by %s: %s"
                            .formatted(there, owner, user, problem),
                    "free space there, give it to %s, or name another directory with --data"
                            .formatted(user));
        }
        if (!there.equals(data.toAbsolutePath().normalize())) {
            return Finding.ok("data", "%s will be made within %s".formatted(data, there));
        }
        return owner.equals(user)
                ? Finding.ok("data", "%s belongs to %s".formatted(data, owner))
                : Finding.warn(
                        "data",
                        "%s belongs to %s, and this is %s".formatted(data, owner, user),
                        "run it as %s, or give the directory to %s".formatted(owner, user));
    }

    private Finding space() {
        var seen = "%d MiB are free in %s".formatted(free / MEBI, there);
        if (free < TOO_LITTLE) {
            return Finding.fail("disk", seen, "free at least %d MiB".formatted(LITTLE / MEBI));
        }
        return free < LITTLE
                ? Finding.warn("disk", seen, "free at least %d MiB".formatted(LITTLE / MEBI))
                : Finding.ok("disk", seen);
    }

    private Finding speed() {
        var seen = "it takes %d MiB/s".formatted(bytesPerSecond / MEBI);
        return bytesPerSecond < SLOW
                ? Finding.warn("disk speed", seen, "put the data directory on a faster disk")
                : Finding.ok("disk speed", seen);
    }
}
