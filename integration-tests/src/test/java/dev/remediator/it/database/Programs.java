package dev.remediator.it.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Programs of system packages that are run for a test.
final class Programs {
    private static final String USER = "postgres";

    private Programs() {}

    /// Starts a program; one that refuses to be root is started as somebody who is not, and gets
    /// the directory.
    static Process start(Path directory, boolean rootToo, List<String> command) throws IOException {
        var line = new ArrayList<String>();
        if (!rootToo && isRoot()) {
            give(directory);
            line.addAll(List.of("setpriv", "--reuid", USER, "--regid", USER, "--clear-groups"));
        }
        line.addAll(command);
        return new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(directory, "said", ".log").toFile())
                .start();
    }

    /// Runs a program to its end and says whether that was a good one.
    static boolean run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /// Gives a directory with all that is in it to whoever PostgreSQL runs as.
    static void give(Path directory) throws IOException {
        var owner =
                directory
                        .getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(user());
        try (Stream<Path> all = Files.walk(directory)) {
            for (var each : all.toList()) {
                Files.setOwner(each, owner);
            }
        }
    }

    /// Whoever PostgreSQL runs as.
    static String user() {
        return isRoot() ? USER : System.getProperty("user.name");
    }

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /// Ends it, and waits until it is gone.
    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
