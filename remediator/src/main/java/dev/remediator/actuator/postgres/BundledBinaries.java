package dev.remediator.actuator.postgres;

import dev.remediator.port.ActuatorException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL as it came with this program: an archive on the class path, unpacked once.
///
/// Several processes may unpack into the same directory at once; each makes a copy of its own, and
/// the first that is complete stays. Everybody may read what was unpacked, because PostgreSQL runs
/// as another user than root.
final class BundledBinaries {

    private BundledBinaries() {}

    /// Where the programs are, unpacked if they were not.
    ///
    /// @param directory what to unpack into
    /// @throws ActuatorException if there is no archive for this machine, or no room
    static Path unpackedIn(Path directory) {
        var resource = resource();
        try (var stream = BundledBinaries.class.getResourceAsStream("/" + resource)) {
            if (stream == null) {
                throw new ActuatorException(
                        "no PostgreSQL came with this program for this machine: '%s' is not on the"
                                        .formatted(resource)
                                + " class path");
            }
            return unpacked(stream.readAllBytes(), directory).resolve("bin");
        } catch (IOException e) {
            throw new ActuatorException(
                    "the PostgreSQL that came with this program cannot be unpacked into '%s': %s"
                            .formatted(directory, e),
                    e);
        }
    }

    private static String resource() {
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var arch = System.getProperty("os.arch", "");
        return "postgres-%s-%s.txz"
                .formatted(
                        os.contains("mac") ? "darwin" : os.contains("win") ? "windows" : "linux",
                        switch (arch) {
                            case "amd64", "x86_64" -> "x86_64";
                            case "aarch64", "arm64" -> "arm_64";
                            default -> arch;
                        });
    }

    static Path unpacked(byte[] archive, Path directory) throws IOException {
        Files.createDirectories(directory);
        var home = directory.resolve("postgresql-" + digest(archive));
        if (Files.isDirectory(home)) {
            return home;
        }
        var draft = Files.createTempDirectory(directory, "unpacking-");
        try {
            unpack(archive, draft);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        } finally {
            remove(draft);
        }
        return home;
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, inside(home, home, entry.getName()), home);
            }
        }
    }

    private static void place(
            TarArchiveInputStream tar, TarArchiveEntry entry, Path path, Path home)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            mode(path, 0755);
            return;
        }
        var parent = path.resolveSibling("");
        Files.createDirectories(parent);
        if (!parent.toRealPath().startsWith(home.toRealPath())) {
            throw new IOException("'" + entry.getName() + "' is behind a link that leads outside");
        }
        if (entry.isSymbolicLink()) {
            var _ = inside(home, parent, entry.getLinkName());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, inside(home, home, entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, path);
            mode(path, (entry.getMode() & 0755) | 0444);
        }
    }

    private static Path inside(Path home, Path from, String name) throws IOException {
        var path = from.resolve(name).normalize();
        if (!path.startsWith(home)) {
            throw new IOException("'" + name + "' lies outside of the archive");
        }
        return path;
    }

    private static void mode(Path path, int bits) throws IOException {
        var letters = new StringBuilder("rwxrwxrwx");
        for (int at = 0; at < 9; at++) {
            if ((bits & (1 << (8 - at))) == 0) {
                letters.setCharAt(at, '-');
            }
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(letters.toString()));
    }

    private static String digest(byte[] archive) {
        try {
            var whole = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(whole, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var all = Files.walk(directory)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
