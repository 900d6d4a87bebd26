package dev.remediator.actuator.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// What may be thrown away on a host's disks, as the settings describe it. What is not said here
/// stays.
///
/// @param mounts the file systems that are looked at, by where they are mounted; empty: all that
///   are on a disk
/// @param journal how much of systemd's journal is kept, such as `500M`; empty: all of it
/// @param logs which rotated logs go
/// @param packages `apt` or `dnf`: the packages that were downloaded to be installed go; empty:
///   they stay
/// @param images whether container images that nobody uses go, with `crictl rmi --prune`
public record CleanUpSpec(
        List<Path> mounts, String journal, RotatedLogs logs, String packages, boolean images) {
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,5}[KMGT]");

    /// Nothing is ever thrown away.
    public static final CleanUpSpec NOTHING =
            new CleanUpSpec(List.of(), "", RotatedLogs.NONE, "", false);

    /// Refuses what could not work or would throw away too much.
    public CleanUpSpec {
        mounts = List.copyOf(mounts);
        mounts.forEach(mount -> WrittenPath.check("clean-up.mounts", mount));
        if (!journal.isEmpty() && !SIZE.matcher(journal).matches()) {
            throw new IllegalArgumentException(
                    "clean-up.journal is '%s', which does not match %s"
                            .formatted(journal, SIZE.pattern()));
        }
        if (!packages.matches("|apt|dnf")) {
            throw new IllegalArgumentException(
                    "clean-up.packages is '" + packages + "', but must be apt, dnf or empty");
        }
    }

    /// Files that a service no longer writes to. Only ordinary files in these directories and below
    /// them, on the same file system, whose name fits and which nobody has written to for so long.
    ///
    /// @param directories where they lie; no system directory, nobody's home, nor where a database
    ///   or a broker keeps its data
    /// @param patterns what they are called, as `find -name` reads it. Default `*.gz`, `*.xz`,
    ///   `*.zst`, `*.bz2`, `*.old`, `*.[0-9]`, `*.[0-9][0-9]`
    /// @param olderThan how long nobody has written to them; at least a day. Default 7 days
    public record RotatedLogs(List<Path> directories, List<String> patterns, Duration olderThan) {
        private static final Pattern NAME =
                Pattern.compile("(?:[A-Za-z0-9._-]|\\*|\\[[0-9A-Za-z-]+]){1,100}");
        private static final Pattern TELLING =
                Pattern.compile(".*\\.(?:[A-Za-z0-9]+|(?:\\[0-9])+)");

        /// In no directory.
        public static final RotatedLogs NONE =
                new RotatedLogs(
                        List.of(),
                        List.of(
                                "*.gz",
                                "*.xz",
                                "*.zst",
                                "*.bz2",
                                "*.old",
                                "*.[0-9]",
                                "*.[0-9][0-9]"),
                        Duration.ofDays(7));

        /// Refuses what would throw away too much.
        public RotatedLogs {
            directories = List.copyOf(directories);
            patterns = List.copyOf(patterns);
            directories.forEach(each -> WrittenPath.checkLogs("clean-up.logs.directories", each));
            for (var pattern : patterns) {
                if (!NAME.matcher(pattern).matches() || !TELLING.matcher(pattern).matches()) {
                    throw new IllegalArgumentException(
                            "clean-up.logs.patterns has '%s', but must end in a suffix, as *.gz does"
                                    .formatted(pattern.replaceAll("\\p{Cntrl}", "?")));
                }
            }
            if (!directories.isEmpty() && patterns.isEmpty()) {
                throw new IllegalArgumentException(
                        "clean-up.logs.patterns is [], so nothing could be told to be a rotated log");
            }
            if (olderThan.compareTo(Duration.ofDays(1)) < 0) {
                throw new IllegalArgumentException(
                        "clean-up.logs.older-than is "
                                + olderThan
                                + ", but must be at least a day");
            }
        }
    }
}
