package dev.remediator.actuator.terraform;

import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// Terraform's command line: arguments go to no shell, nothing is on standard input.
///
/// The environment is the worker's own, for that is where providers and state backends find their
/// credentials, without what would change a command behind our back: `TF_CLI_ARGS…`, `TF_LOG…`,
/// `TF_WORKSPACE`. What an apply prints goes into a file, so that it can go on and write its state
/// when the worker dies. For the same reason an apply is asked to end, and never killed.
record Cli(TerraformSpec spec) {
    private static final Duration LOOK = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int LARGEST = 256 * 1024 * 1024;

    /// Runs a command that prints what is nobody's business, and returns it.
    ///
    /// @param scratch where its complaints go, into `err`
    String read(Path scratch, String... arguments) {
        var command = List.of(arguments);
        var process = start(scratch, command, ProcessBuilder.Redirect.PIPE);
        var out = CompletableFuture.supplyAsync(() -> text(process), Thread::startVirtualThread);
        int exit = finish(process, LOOK, command, true);
        if (exit != 0) {
            throw Diagnostics.of(scratch).thrown(spec.directory(), command.getFirst(), exit);
        }
        try {
            return out.join();
        } catch (CompletionException e) {
            throw new ActuatorException(
                    "what terraform %s said in %s could not be read: %s"
                            .formatted(command.getFirst(), spec.directory(), e.getCause()),
                    e);
        }
    }

    /// Runs a command whose words go into `out` in the scratch directory, and its complaints into
    /// `err`.
    ///
    /// @param harmless whether it may be killed at any moment
    /// @param limit how long it may take; then it is asked to end
    /// @return its exit code
    int run(Path scratch, boolean harmless, List<String> command, Duration limit) {
        var out = ProcessBuilder.Redirect.to(scratch.resolve("out").toFile());
        return finish(start(scratch, command, out), limit, command, harmless);
    }

    private Process start(Path scratch, List<String> command, ProcessBuilder.Redirect out) {
        var line = new ArrayList<String>();
        line.add(spec.program());
        line.addAll(command);
        var builder =
                new ProcessBuilder(line)
                        .directory(spec.directory().toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(out)
                        .redirectError(scratch.resolve("err").toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(key -> key.matches("TF_CLI_ARGS.*|TF_LOG.*|TF_WORKSPACE"));
        environment.put("TF_IN_AUTOMATION", "1");
        environment.put("TF_INPUT", "0");
        if (!spec.workspace().isEmpty()) {
            environment.put("TF_WORKSPACE", spec.workspace());
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ActuatorException(
                    "'%s' could not be started in %s: %s"
                            .formatted(spec.program(), spec.directory(), e.getMessage()),
                    e);
        }
    }

    private int finish(Process process, Duration limit, List<String> command, boolean harmless) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new Unreachable(
                    "terraform %s in %s was not done within %d s%s"
                            .formatted(
                                    command.getFirst(),
                                    spec.directory(),
                                    limit.toSeconds(),
                                    end(process, harmless)));
        } catch (InterruptedException e) {
            var how = end(process, harmless);
            Thread.currentThread().interrupt();
            throw new ActuatorException(
                    "terraform %s in %s was interrupted%s"
                            .formatted(command.getFirst(), spec.directory(), how),
                    e);
        }
    }

    /// Asked once, Terraform finishes what it has begun and writes its state.
    private static String end(Process process, boolean harmless) {
        process.destroy();
        long end = System.nanoTime() + GRACE.toNanos();
        boolean interrupted = false;
        while (process.isAlive() && System.nanoTime() - end < 0) {
            try {
                var _ = process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!process.isAlive()) {
            return ", and ended when it was asked to";
        }
        if (harmless) {
            process.destroyForcibly();
            return ", and was killed";
        }
        return ", and goes on as process " + process.pid() + ", which holds the state's lock";
    }

    private static String text(Process process) {
        try (InputStream stream = process.getInputStream()) {
            var bytes = stream.readNBytes(LARGEST);
            if (stream.read() >= 0) {
                throw new IOException("it is longer than " + LARGEST + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
