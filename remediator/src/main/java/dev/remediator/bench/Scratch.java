package dev.remediator.bench;

import dev.remediator.Closing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A temporary directory for one measurement, gone afterwards, also on Ctrl-C.
final class Scratch {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    private Scratch() {}

    /// What is measured there.
    @FunctionalInterface
    interface Measurement {
        /// Measures.
        ///
        /// @param directory is empty
        /// @param closing what is kept in it is closed before the directory goes
        void measure(Path directory, Closing closing)
                throws IOException, InterruptedException, ExecutionException;
    }

    static void measure(Measurement measurement)
            throws IOException, InterruptedException, ExecutionException {
        var directory = Files.createTempDirectory("remediator-bench-");
        var closing = new Closing();
        closing.keep(() -> remove(directory));
        var cleanUp = new Thread(closing::close, "clean-up");
        Runtime.getRuntime().addShutdownHook(cleanUp);
        try {
            measurement.measure(directory, closing);
        } finally {
            closing.close();
        }
    }

    private static void remove(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("could not remove {}: {}", directory, e.getMessage());
        }
    }
}
