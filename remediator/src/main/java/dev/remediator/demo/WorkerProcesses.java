package dev.remediator.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Workers as processes of their own, so that one can be killed.
final class WorkerProcesses implements AutoCloseable {
    private final Map<String, Process> byName = new ConcurrentHashMap<>();
    private final List<String> command;
    private final Path log;

    /// @param configuration the settings file they read
    /// @param playbooks where their playbooks are listed
    /// @param log what they print
    WorkerProcesses(Path configuration, Path playbooks, Path log) {
        this.log = log;
        command =
                List.of(
                        Java.executable(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        Java.classPath(),
                        "dev.remediator.Main",
                        "worker",
                        "--config",
                        configuration.toString(),
                        "--playbooks",
                        playbooks.toString());
    }

    /// Starts one more. Its name holds its process id.
    void start() throws IOException {
        var process =
                new ProcessBuilder(new ArrayList<>(command))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        byName.put("worker-" + process.pid() + "-", process);
    }

    /// Kills the worker of this name without a word.
    void kill(String worker) {
        byName.entrySet().stream()
                .filter(e -> worker.startsWith(e.getKey()))
                .forEach(e -> e.getValue().destroyForcibly());
    }

    @Override
    public void close() {
        byName.values().forEach(Process::destroy);
        for (var process : byName.values()) {
            try {
                if (!process.waitFor(Duration.ofSeconds(8).toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
