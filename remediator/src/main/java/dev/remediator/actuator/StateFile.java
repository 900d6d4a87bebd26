package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// A small file that is whole at every moment: a reader sees the old text or the new one, also
/// after a kill -9 or a power cut. One writer at a time; readers need no lock.
public record StateFile(Path path) {

    /// What it says, if it exists.
    public Optional<String> read() {
        try {
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw trouble("read", path, e);
        }
    }

    /// Puts another text in its place.
    public void replace(String text) {
        var fresh = path.resolveSibling("." + path.getFileName() + ".new");
        try {
            try (var out = new FileOutputStream(fresh.toFile())) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.getFD().sync();
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw trouble("write", path, e);
        }
    }

    /// Adds a line. A line somebody died in the middle of stays a line of its own.
    void append(String line) {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            var text = endsInMidLine(file) ? "\n" + line + "\n" : line + "\n";
            file.seek(file.length());
            file.write(text.getBytes(StandardCharsets.UTF_8));
            file.getFD().sync();
        } catch (IOException e) {
            throw trouble("append to", path, e);
        }
    }

    private static boolean endsInMidLine(RandomAccessFile file) throws IOException {
        if (file.length() == 0) {
            return false;
        }
        file.seek(file.length() - 1);
        return file.read() != '\n';
    }

    /// Removes it, if it is there.
    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw trouble("delete", path, e);
        }
    }

    static ActuatorException trouble(String deed, Path path, Exception e) {
        return new ActuatorException("cannot " + deed + " " + path + ": " + e, e);
    }
}
