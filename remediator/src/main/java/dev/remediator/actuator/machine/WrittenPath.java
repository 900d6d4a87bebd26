package dev.remediator.actuator.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which paths in the settings may be worked on at all.
final class WrittenPath {
    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9._/@+-]{0,250}");
    private static final List<Path> NEVER =
            List.of(
                            "/bin",
                            "/boot",
                            "/dev",
                            "/etc",
                            "/home",
                            "/lib",
                            "/lib32",
                            "/lib64",
                            "/libx32",
                            "/proc",
                            "/root",
                            "/run",
                            "/sbin",
                            "/sys",
                            "/usr",
                            "/var/lib")
                    .stream()
                    .map(Path::of)
                    .toList();
    private static final Pattern DATA =
            Pattern.compile("pg_wal|pg_xlog|pgdata|base|__cluster_metadata-\\d+|\\.ssh");

    private WrittenPath() {}

    static void check(String key, Path path) {
        var text = path.toString();
        if (!PLAIN.matcher(text).matches() || !path.equals(path.normalize())) {
            throw new IllegalArgumentException(
                    "%s has '%s', which is not a plain absolute path"
                            .formatted(key, text.replaceAll("\\p{Cntrl}", "?")));
        }
    }

    /// Refuses directories in which more than logs can be: those at the top, the system's, people's
    /// homes, and where databases and brokers keep their data.
    static void checkLogs(String key, Path path) {
        check(key, path);
        if (path.getNameCount() < 2
                || NEVER.stream().anyMatch(path::startsWith)
                || NEVER.stream().anyMatch(never -> never.startsWith(path))) {
            throw new IllegalArgumentException(
                    "%s has '%s', in which nothing is ever cleaned up".formatted(key, path));
        }
        for (var part : path) {
            if (DATA.matcher(part.toString().toLowerCase(Locale.ROOT)).matches()) {
                throw new IllegalArgumentException(
                        "%s has '%s', where a '%s' keeps what must not be lost"
                                .formatted(key, path, part));
            }
        }
    }
}
