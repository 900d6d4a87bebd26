package dev.remediator.it.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.remediator.it.fixture.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A real systemd of a user's own, with services that a test writes. It runs also where the machine
/// was not booted with systemd, as in a container; there it takes root to make it believe so.
///
/// One at a time on this machine, in whichever JVM: the belief is a directory that all share, and
/// two that were started in one control group end each other's services of the same name.
final class UserSystemd implements AutoCloseable {
    private static final Path BOOTED = Path.of("/run/systemd/system");

    private final Path runtime;
    private final Turn turn;
    private final List<Path> made = new ArrayList<>();
    private final Process process;

    /// Skips the test where it is not installed or cannot be.
    ///
    /// @param directory a short one: sockets are made in it
    UserSystemd(Path directory) throws IOException {
        var program = RealPart.require("systemd", "systemd").toString();
        var _ = RealPart.require("systemctl", "systemd");
        runtime = Files.createDirectories(directory.resolve("run"));
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(runtime.resolve("systemd/user"));
        turn = Turn.take();
        try {
            believeItIsBooted();
            process = started(directory, program);
        } catch (IOException | RuntimeException e) {
            giveBack();
            throw e;
        }
    }

    private Process started(Path directory, String program) throws IOException {
        var started =
                Program.start(
                        directory,
                        environment(),
                        List.of(program, "--user", "--unit=basic.target"));
        try {
            await("systemd --user")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> systemctl("show", "--property=Version").exit() == 0);
        } catch (RuntimeException e) {
            Program.end(started);
            throw e;
        }
        return started;
    }

    private void believeItIsBooted() throws IOException {
        if (Files.isDirectory(BOOTED)) {
            return;
        }
        if (!Program.isRoot()) {
            abort("this machine was not booted with systemd, and it takes root to run one then");
        }
        for (var each : List.of(BOOTED.resolveSibling(""), BOOTED)) {
            if (!Files.isDirectory(each)) {
                made.addFirst(Files.createDirectory(each));
            }
        }
    }

    /// What tells a program which systemd is meant.
    Map<String, String> environment() {
        return Map.of("XDG_RUNTIME_DIR", runtime.toString(), "LC_ALL", "C");
    }

    /// Writes a service and starts it.
    void service(String unit, String text) throws IOException {
        Files.writeString(runtime.resolve("systemd/user").resolve(unit), text);
        good("daemon-reload");
        good("start", unit);
    }

    Program.Ended systemctl(String... words) {
        var command = new ArrayList<>(List.of("systemctl", "--user"));
        command.addAll(List.of(words));
        return Program.end(environment(), command);
    }

    private void good(String... words) {
        var ended = systemctl(words);
        if (ended.exit() != 0) {
            throw new IllegalStateException(ended.said());
        }
    }

    /// Kills a service's main process with a signal nobody can catch.
    void kill(String unit) {
        var pid = systemctl("show", "--property=MainPID", "--value", unit).said().strip();
        if (!pid.equals("0")) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public void close() throws IOException {
        Program.end(process);
        giveBack();
    }

    private void giveBack() throws IOException {
        try {
            for (var each : made) {
                Files.deleteIfExists(each);
            }
        } finally {
            turn.close();
        }
    }
}
