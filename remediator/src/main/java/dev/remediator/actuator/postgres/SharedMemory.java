package dev.remediator.actuator.postgres;

import java.nio.file.Path;
import java.time.Duration;

/// The small piece of System V shared memory that a PostgreSQL which was killed leaves behind. The
/// next start takes it over; that of a directory which is destroyed would stay for ever.
final class SharedMemory {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int LINE = 6;

    private final HostFiles files;
    private final MemberFiles paths;

    SharedMemory(HostFiles files, MemberFiles paths) {
        this.files = files;
        this.paths = paths;
    }

    /// Removes it, if nobody is attached to it and its key is the one that was noted: after a start
    /// of the host its number may be somebody else's.
    void clear() {
        var lines = files.read(paths.in("postmaster.pid")).map(text -> text.lines().toList());
        if (lines.isEmpty() || lines.get().size() <= LINE) {
            return;
        }
        var noted = lines.get().get(LINE).strip().split("\\s+", -1);
        var all = files.read(Path.of("/proc/sysvipc/shm"));
        if (noted.length == 2
                && all.stream().flatMap(String::lines).anyMatch(l -> unused(l, noted))) {
            var _ = files.run(LIMIT, "ipcrm", "-m", noted[1]);
        }
    }

    private static boolean unused(String line, String[] noted) {
        var fields = line.strip().split("\\s+", -1);
        return fields.length > 6
                && Integer.toUnsignedString((int) parse(fields[0]))
                        .equals(Integer.toUnsignedString((int) parse(noted[0])))
                && fields[1].equals(noted[1])
                && fields[6].equals("0");
    }

    private static long parse(String number) {
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
