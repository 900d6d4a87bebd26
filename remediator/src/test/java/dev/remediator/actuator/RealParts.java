package dev.remediator.actuator;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// Programs of system packages. Where one is missing the test is skipped, with the package's name;
/// where `REMEDIATOR_REQUIRE_REAL=1` is set, missing it is a failure.
public final class RealParts {
    private static final String USER = "postgres";

    private RealParts() {}

    /// A program's path.
    public static Path require(String program, String debianPackage) {
        return Stream.of(
                        System.getenv("PATH").split(":", -1),
                        new String[] {"/usr/sbin", "/sbin", "/usr/lib/postgresql/15/bin"})
                .flatMap(Stream::of)
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(debianPackage));
    }

    private static Path missing(String debianPackage) {
        var sentence = "the package " + debianPackage + " is not installed";
        if (List.of("1", "true")
                .contains(String.valueOf(System.getenv("REMEDIATOR_REQUIRE_REAL")))) {
            return fail(sentence);
        }
        return abort(sentence);
    }

    /// Starts a program that refuses to be root as somebody who is not, and gives him the
    /// directory.
    public static Process start(Path directory, Path log, List<String> command) {
        try {
            return new ProcessBuilder(unprivileged(directory, command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a program to its end, which must be a good one.
    public static void run(Path directory, List<String> command) {
        var log = directory.resolve("run.log");
        try {
            int exit = start(directory, log, command).waitFor();
            if (exit != 0) {
                fail(command + " exited with " + exit + ": " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> unprivileged(Path directory, List<String> command)
            throws IOException {
        var argv = new ArrayList<String>();
        if (isRoot()) {
            belongsTo(directory, USER);
            argv.addAll(List.of("setpriv", "--reuid", USER, "--regid", USER, "--clear-groups"));
        }
        argv.addAll(command);
        return argv;
    }

    /// Who [#start] starts as.
    public static String user() {
        return isRoot() ? USER : System.getProperty("user.name");
    }

    /// Whether this is root.
    public static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void belongsTo(Path directory, String user) throws IOException {
        var owner = directory.getFileSystem().getUserPrincipalLookupService();
        var principal = owner.lookupPrincipalByName(user);
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.setOwner(file, principal);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) throws IOException {
                        Files.setOwner(folder, principal);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// A new directory that everybody may enter; [#delete] it.
    public static Path folder() {
        try {
            var folder = Files.createTempDirectory("real");
            open(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets everybody enter a directory.
    public static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// Deletes a directory with all that is in it.
    public static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends it, and waits until it is gone.
    public static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A port on loopback that nobody had a moment ago.
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for a condition.
    public static ConditionFactory soon() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions();
    }
}
