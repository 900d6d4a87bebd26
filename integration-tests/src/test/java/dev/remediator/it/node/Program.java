package dev.remediator.it.node;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Programs of system packages that are run for a test.
final class Program {

    private Program() {}

    static Process start(Path directory, Map<String, String> environment, List<String> command)
            throws IOException {
        var builder = builder(environment, command);
        return builder.directory(directory.toFile())
                .redirectOutput(Files.createTempFile(directory, "said", ".log").toFile())
                .start();
    }

    /// Runs one to its end, which must be a good one.
    ///
    /// @return what it said
    static String run(Map<String, String> environment, List<String> command) {
        var ended = end(environment, command);
        return ended.exit() == 0 ? ended.said() : fail(command + " said: " + ended.said());
    }

    /// Runs one to its end, whatever that is.
    static Ended end(Map<String, String> environment, List<String> command) {
        try {
            var process = builder(environment, command).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said);
        } catch (IOException e) {
            return fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(e);
        }
    }

    record Ended(int exit, String said) {}

    private static ProcessBuilder builder(Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    static boolean isRoot() {
        return user().equals("root");
    }

    static String user() {
        return System.getProperty("user.name");
    }

    /// Ends it with all it started, and waits until they are gone.
    static void end(Process process) {
        var children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
