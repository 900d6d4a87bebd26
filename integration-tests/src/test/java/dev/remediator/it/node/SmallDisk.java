package dev.remediator.it.node;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A file system of 16 MiB in memory.
final class SmallDisk implements AutoCloseable {
    private final Path place;

    /// Skips the test where mounting is not permitted.
    ///
    /// @param place where it is mounted
    SmallDisk(Path place) throws IOException {
        this.place = Files.createDirectories(place);
        var mounted =
                Program.end(
                        Map.of(),
                        List.of("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", "" + place));
        if (mounted.exit() != 0) {
            abort("a tmpfs cannot be mounted here: it takes root, and a host that permits it");
        }
    }

    /// A file of one MiB that nobody has written to for so long.
    Path file(String name, Duration age) throws IOException {
        return file(place.resolve(name), age);
    }

    static Path file(Path path, Duration age) throws IOException {
        Files.createDirectories(path.resolveSibling(""));
        Files.write(path, new byte[1 << 20]);
        return Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
    }

    @Override
    public void close() {
        if (Program.end(Map.of(), List.of("umount", "" + place)).exit() != 0) {
            Program.run(Map.of(), List.of("umount", "-l", "" + place));
        }
    }
}
