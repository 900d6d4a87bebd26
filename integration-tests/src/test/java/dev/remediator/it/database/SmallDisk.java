package dev.remediator.it.database;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/// A small file system in memory, which can be filled up.
final class SmallDisk implements AutoCloseable {
    private static final String MEGABYTES = "192";
    private static final int MOST_ROWS = 10_000;

    private final Path place;

    /// Skips the test where mounting is not permitted.
    ///
    /// @param place where it is mounted
    SmallDisk(Path place) throws IOException, InterruptedException {
        this.place = Files.createDirectories(place);
        if (!Programs.run(
                List.of(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + MEGABYTES + "m",
                        "tmpfs",
                        place.toString()))) {
            abort("a tmpfs cannot be mounted here: it takes root, and a host that permits it");
        }
    }

    /// Fills it with a file in a member's data directory, as a core dump would, and with rows,
    /// until the member says that it cannot go on, or is gone.
    ///
    /// @return the SQL state of the first row that failed
    String fill(Member member) throws IOException, SQLException {
        try (var connection = Site.connect(member, new Properties());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS bulky (t text)");
            statement.execute("ALTER TABLE bulky ALTER t SET STORAGE EXTERNAL");
            fillWithAFile(member.data().resolve("core"));
            for (int row = 0; row < MOST_ROWS; row++) {
                try {
                    statement.execute("INSERT INTO bulky VALUES (repeat('x', 100000))");
                } catch (SQLException e) {
                    return e.getSQLState();
                }
            }
        }
        throw new IllegalStateException("it did not become full");
    }

    private static void fillWithAFile(Path file) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var block = ByteBuffer.allocateDirect(4096);
            while (true) {
                block.clear();
                channel.write(block);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (!Programs.run(List.of("umount", place.toString()))
                    && !Programs.run(List.of("umount", "-l", place.toString()))) {
                throw new IOException(place + " is still mounted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
