package dev.remediator.actuator.postgres;

import dev.remediator.actuator.host.LocalCommands;
import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The directories and ports of an [OwnCluster]. PostgreSQL may run as another user than the one
/// who made the directory: that user has to get through.
final class OwnGround {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Path directory;
    private final LocalCommands commands;

    OwnGround(Path directory, LocalCommands commands) {
        this.directory = directory;
        this.commands = commands;
    }

    /// Makes a directory for each of these, owned by whoever PostgreSQL runs as. Only the
    /// directories it makes, and the one it was given, are opened.
    ///
    /// @throws ActuatorException if a directory above keeps that user out
    void prepare(List<String> names) {
        try {
            Files.createDirectories(directory);
            if (!commands.account().prefix().isEmpty()) {
                open(directory);
            }
            for (var above = directory; above != null; above = above.getParent()) {
                passable(above);
            }
            for (var name : names) {
                give(Files.createDirectories(directory.resolve(name)));
            }
        } catch (IOException e) {
            throw new ActuatorException(
                    "the directories of a cluster cannot be made in '%s': %s"
                            .formatted(directory, e),
                    e);
        }
    }

    private static void open(Path path) throws IOException {
        var permissions = Files.getPosixFilePermissions(path);
        permissions.add(PosixFilePermission.GROUP_EXECUTE);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(path, permissions);
    }

    private void passable(Path path) {
        if (!commands.run(LIMIT, "test", "-x", path.toString()).good()) {
            throw new ActuatorException(
                    "PostgreSQL cannot run in '%s': user '%s' is not let through '%s'"
                            .formatted(directory, commands.account().name(), path));
        }
    }

    private void give(Path path) throws IOException {
        if (!commands.account().prefix().isEmpty()) {
            var owner =
                    path.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(commands.account().name());
            Files.setOwner(path, owner);
        }
    }

    /// Ports nobody listens on now.
    static List<Integer> freePorts(int count) {
        var held = new ArrayList<ServerSocket>();
        try {
            for (int n = 0; n < count; n++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new ActuatorException(
                    "no free port was found on this host: " + e.getMessage(), e);
        } finally {
            held.forEach(OwnGround::release);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new ActuatorException("a port cannot be given back: " + e.getMessage(), e);
        }
    }
}
