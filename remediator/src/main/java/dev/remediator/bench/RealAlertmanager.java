package dev.remediator.bench;

import dev.remediator.broker.QuietPort;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The Alertmanager that is installed on this machine, started for the comparison: on loopback,
/// alone, telling nobody.
final class RealAlertmanager implements AutoCloseable {
    private static final List<String> NAMES = List.of("alertmanager", "prometheus-alertmanager");
    private static final long PATIENCE_SECONDS = 20;

    private final Process process;
    private final int port;

    private RealAlertmanager(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Where its program is, if it is installed.
    static Optional<Path> program() {
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(folders.split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Starts it; returns when it serves.
    ///
    /// @param program its program
    /// @param directory an empty one, for its data
    static RealAlertmanager start(Path program, Path directory)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        var config = directory.resolve("alertmanager.yml");
        Files.writeString(
                config,
                """
                route:
                  receiver: nobody
                receivers:
                  - name: nobody
                """);
        int port;
        try (var free = QuietPort.bind()) {
            port = free.getLocalPort();
        }
        var process =
                new ProcessBuilder(
                                program.toString(),
                                "--config.file=" + config,
                                "--storage.path=" + directory.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + port,
                                "--cluster.listen-address=")
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("alertmanager.log").toFile())
                        .start();
        var started = new RealAlertmanager(process, port);
        try {
            started.await();
        } catch (IOException | InterruptedException e) {
            started.close();
            throw e;
        }
        return started;
    }

    private void await() throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IOException(
                        "the Alertmanager on this machine does not start; take it off the PATH to go without");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /// Processor time it has used so far.
    long cpuNanos() {
        return Processor.nanos(process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
