package dev.remediator.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A `remediator.yaml` for a test.
final class Yaml {
    private final Path directory;

    Yaml(Path directory) {
        this.directory = directory;
    }

    Settings read(String yaml) {
        return read(yaml, Map.of());
    }

    Settings read(String yaml, Map<String, String> environment) {
        try {
            return SettingsReader.read(file(yaml), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String yaml) {
        try {
            return Files.writeString(directory.resolve("remediator.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
