package dev.remediator.cli;

import dev.remediator.Shelf;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how a remediator is set up: shared by the commands that run one.
final class Configuration {
    @Option(names = "--config", paramLabel = "FILE", description = "Settings, in YAML.")
    private @Nullable Path file;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,…",
            description = "Use this Kafka and not the embedded one.")
    private @Nullable String kafka;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept. Default: data")
    private @Nullable Path data;

    @Option(
            names = "--playbooks",
            paramLabel = "JAR",
            arity = "1..*",
            description = "Playbooks to use instead of the standard ones.")
    private List<Path> playbooks = List.of();

    Settings settings() throws IOException {
        var environment = System.getenv();
        if (file != null && !Files.isReadable(file)) {
            throw new IllegalArgumentException("there is no settings file to be read at " + file);
        }
        var read =
                file == null
                        ? SettingsReader.defaults(environment)
                        : SettingsReader.read(file, environment);
        var placed = data == null ? read : read.in(data);
        return kafka == null ? placed : placed.using(kafka);
    }

    Shelf shelf() {
        return Shelf.load(playbooks);
    }
}
