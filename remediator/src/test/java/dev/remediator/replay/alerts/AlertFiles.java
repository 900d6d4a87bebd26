package dev.remediator.replay.alerts;

import dev.remediator.replay.engine.Input;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Files of alerts for tests, in a directory, and what is said about them.
final class AlertFiles {
    final List<String> told = new ArrayList<>();
    private final Path directory;

    AlertFiles(Path directory) {
        this.directory = directory;
    }

    Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    Path packed(String name, String content) throws IOException {
        var file = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    List<Input.Heard> read(Path file) throws IOException {
        return read(StreamOptions.DEFAULT, file);
    }

    List<Input.Heard> read(StreamOptions options, Path... files) throws IOException {
        try (var stream = AlertStreams.open(List.of(files), options, told::add)) {
            return all(stream);
        }
    }

    /// What is written in a file called `alerts.csv`.
    List<Input.Heard> csv(StreamOptions options, String content) throws IOException {
        return read(options, file("alerts.csv", content));
    }

    static List<Input.Heard> all(AlertStream stream) throws IOException {
        var all = new ArrayList<Input.Heard>();
        for (var next = stream.next(); next.isPresent(); next = stream.next()) {
            all.add(next.get());
        }
        return all;
    }

    static StreamOptions columns(String written) {
        return StreamOptions.DEFAULT.columns(Columns.parse(written));
    }
}
