package dev.remediator.paging.channel;

import dev.remediator.paging.text.Plain;
import dev.remediator.remediation.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A program of the operator's that is told about a page in the spool. No shell reads anything: its
/// arguments are as in the settings, then the page's file. Standard input is the page's text. Of
/// our environment, which has secrets, it sees `PATH` and `HOME`, and `REMEDIATOR_ACTION` is
/// `trigger`, `acknowledge` or `resolve`.
///
/// @param command the program and its arguments
/// @param limit how long it may take; then it is killed with the processes it has started
record Hook(List<String> command, Duration limit) {
    private static final int MOST = 4096;
    private static final int SAID = 200;
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    /// What came of it.
    ///
    /// @param good whether it exited with 0
    /// @param said a sentence about it
    record Run(boolean good, String said) {}

    Run run(Path file, Page.Action action, String text) {
        Process process;
        try {
            process = start(file, action);
        } catch (IOException e) {
            return new Run(
                    false,
                    "the hook could not be started: " + line(String.valueOf(e.getMessage())));
        }
        var output = read(process);
        feed(process, text);
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Run(
                        false,
                        "the hook was not done within %d s and was killed"
                                .formatted(limit.toSeconds()));
            }
            var words = words(output);
            int status = process.exitValue();
            var said = words.isEmpty() ? "" : " and said: " + words;
            return status == 0
                    ? new Run(true, "the hook succeeded" + said)
                    : new Run(false, "the hook exited with status " + status + said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Run(false, "the hook was interrupted");
        } finally {
            end(process);
        }
    }

    private Process start(Path file, Page.Action action) throws IOException {
        var argv = new ArrayList<>(command);
        argv.add(file.toString());
        var builder = new ProcessBuilder(argv).redirectErrorStream(true);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> !List.of("PATH", "HOME").contains(name));
        environment.put("REMEDIATOR_ACTION", action.name().toLowerCase(Locale.ROOT));
        return builder.start();
    }

    private static CompletableFuture<String> read(Process process) {
        var text = new CompletableFuture<String>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (var stream = process.getInputStream()) {
                                var start = stream.readNBytes(MOST);
                                text.complete(new String(start, StandardCharsets.UTF_8));
                                stream.transferTo(OutputStream.nullOutputStream());
                            } catch (IOException e) {
                                text.complete("");
                            }
                        });
        return text;
    }

    private static void feed(Process process, String text) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (var stream = process.getOutputStream()) {
                                stream.write(text.getBytes(StandardCharsets.UTF_8));
                            } catch (IOException _) {
                                // it did not want to read all of it
                            }
                        });
    }

    /// What it left running may hold its output open: then nobody waits for more.
    private static String words(CompletableFuture<String> output) throws InterruptedException {
        try {
            return line(output.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return "";
        }
    }

    private static String line(String text) {
        return Plain.line(text, SAID);
    }

    /// Its children first seen, then all ended: one whose parent is gone cannot be found any more.
    private static void end(Process process) {
        if (process.isAlive()) {
            var children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
