package dev.remediator.cli;

import dev.remediator.replay.record.LogSource;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say out of which remediator is recorded: one that keeps its data in a
/// directory, running or not, or one on a Kafka of its operator's.
final class Recorded {
    private static final Path USUAL = Path.of("data");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the remediator keeps everything. Default: data")
    private @Nullable Path data;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,…",
            description = "The Kafka it uses. Default: its own, in --data")
    private @Nullable String kafka;

    /// Whether one of them is said.
    boolean given() {
        return data != null || kafka != null;
    }

    /// Opens it.
    ///
    /// @throws IllegalArgumentException in one sentence, if both are said
    LogSource open() throws IOException {
        if (data != null && kafka != null) {
            throw new IllegalArgumentException("say --data or --kafka, not both");
        }
        return kafka == null ? LogSource.in(data == null ? USUAL : data) : LogSource.at(kafka);
    }
}
