package dev.remediator.cli;

import dev.remediator.Shelf;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how a remediator is set up: shared by the commands that run one.
final class Configuration {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings, in YAML. Default: none, and the defaults hold")
    private @Nullable Path file;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,…",
            description = "Use this Kafka. Default: what the settings say, or the embedded one")
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
            description = "Jars or class folders with playbooks. Default: the standard ones")
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
        return over(read);
    }

    /// As if there were no file: for whoever has just been told that it is unsound.
    Settings withoutFile() {
        return over(SettingsReader.defaults(System.getenv()));
    }

    private Settings over(Settings read) {
        var placed = data == null ? read : read.in(data);
        return kafka == null ? placed : placed.using(kafka);
    }

    /// The file, if one is named.
    Optional<Path> named() {
        return Optional.ofNullable(file);
    }

    /// The jars and class folders; none for the standard playbooks.
    List<Path> playbooks() {
        return playbooks;
    }

    Shelf shelf() {
        return Shelf.load(playbooks);
    }
}
