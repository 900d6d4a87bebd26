package dev.remediator.replay.record;

import dev.remediator.broker.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the incident log is: in a Kafka that runs, or in the directory of an embedded one, which
/// is started for as long as it is read, without an engine and without making anything. Meanwhile
/// no remediator can be started in that directory.
public final class LogSource implements AutoCloseable {
    private final String bootstrap;
    private final @Nullable EmbeddedKafka started;

    private LogSource(String bootstrap, @Nullable EmbeddedKafka started) {
        this.bootstrap = bootstrap;
        this.started = started;
    }

    /// A Kafka that runs.
    ///
    /// @param bootstrap its address
    public static LogSource at(String bootstrap) {
        return new LogSource(bootstrap, null);
    }

    /// What a remediator keeps in a directory, whether it runs there or not.
    ///
    /// @param data its `--data`
    /// @throws IllegalArgumentException in one sentence, if there is none in it
    /// @throws IOException if the directory cannot be used
    public static LogSource in(Path data) throws IOException {
        var directory = data.resolve("kafka");
        if (!EmbeddedKafka.isKeptIn(directory)) {
            throw new IllegalArgumentException(
                    "no remediator keeps its data in %s; name its directory with --data, or its Kafka with --kafka"
                            .formatted(data));
        }
        if (EmbeddedKafka.isInUse(directory)) {
            return new LogSource(EmbeddedKafka.address(directory), null);
        }
        var address = directory.resolve("address");
        var before = Files.exists(address) ? Files.readString(address) : null;
        var source = started(EmbeddedKafka.start(directory));
        if (before != null) {
            source.says(address, before);
        }
        return source;
    }

    private static LogSource started(EmbeddedKafka kafka) {
        return new LogSource(kafka.bootstrap(), kafka);
    }

    /// Where workers find the remediator again is not changed by reading.
    private void says(Path address, String before) throws IOException {
        try {
            Files.writeString(address, before);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /// Where clients connect.
    public String bootstrap() {
        return bootstrap;
    }

    /// Whether a remediator may be running on it: not on one that was started to be read.
    boolean mayRun() {
        return started == null;
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}
