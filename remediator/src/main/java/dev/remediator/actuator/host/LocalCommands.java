package dev.remediator.actuator.host;

import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Commands on this host.
///
/// PostgreSQL refuses to run as root. Where this program runs as root, every command runs as the
/// user `postgres` if there is one, else as `nobody`; elsewhere as whoever runs this program. A
/// command sees nothing of the environment but `PATH`, and speaks English. [#asMyself] is for what
/// does not mind root.
public final class LocalCommands implements Commands {
    private static final String RUNTIME = "XDG_RUNTIME_DIR";

    private final Account account;
    private final Map<String, String> more;

    /// As the user described above.
    ///
    /// @throws ActuatorException if this program runs as root and cannot become somebody else
    public LocalCommands() {
        this(Account.own());
    }

    LocalCommands(Account account) {
        this(account, Map.of());
    }

    private LocalCommands(Account account, Map<String, String> more) {
        this.account = account;
        this.more = more;
    }

    /// As whoever runs this program, also if that is root. A command sees `XDG_RUNTIME_DIR` too, by
    /// which a user's own systemd is found.
    public static LocalCommands asMyself() {
        var runtime = System.getenv(RUNTIME);
        return new LocalCommands(
                new Account(System.getProperty("user.name", ""), List.of()),
                runtime == null ? Map.of() : Map.of(RUNTIME, runtime));
    }

    @Override
    public String where() {
        return "this host";
    }

    /// The user the commands run as.
    public Account account() {
        return account;
    }

    @Override
    public Result run(Duration limit, String input, List<String> command) {
        var process = started(command);
        var out = Printed.of(process.getInputStream());
        var err = Printed.of(process.getErrorStream());
        var fed = feed(process, input);
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ActuatorException(
                        "'%s' on this host was not done within %d ms and was killed"
                                .formatted(program(command), limit.toMillis()));
            }
            var exit = process.exitValue();
            return new Result(exit, out.text(), err.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ActuatorException(
                    "'%s' on this host was interrupted".formatted(program(command)), e);
        } finally {
            if (process.isAlive()) {
                end(process);
            }
            fed.interrupt();
        }
    }

    private Process started(List<String> command) {
        var line = new ArrayList<>(account.prefix());
        line.addAll(command);
        var builder = new ProcessBuilder(line).directory(Path.of("/").toFile());
        builder.environment().clear();
        builder.environment().putAll(more);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("PATH", path());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ActuatorException(
                    "'%s' could not be started on this host: %s"
                            .formatted(program(command), e.getMessage()),
                    e);
        }
    }

    private static String path() {
        var own = System.getenv("PATH");
        return (own == null ? "" : own + ":") + "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
    }

    private static String program(List<String> command) {
        return command.isEmpty() ? "" : command.getFirst();
    }

    /// Its children first seen, then all ended: one whose parent is gone cannot be found any more.
    private static void end(Process process) {
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static Thread feed(Process process, String input) {
        return Thread.ofPlatform()
                .daemon()
                .name("input")
                .start(
                        () -> {
                            try (var stream = process.getOutputStream()) {
                                stream.write(input.getBytes(StandardCharsets.UTF_8));
                            } catch (IOException e) {
                                // It did not want to read all of it; its exit code says why.
                                Thread.currentThread().interrupt();
                            }
                        });
    }
}
