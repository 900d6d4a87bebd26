package dev.remediator.actuator.postgres;

import dev.remediator.failover.WalPosition;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a stopped server's control file says, if there is `pg_controldata` to read it with.
final class ControlData {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern STATE = line("Database cluster state", "(.+)");
    private static final Pattern LOCATION =
            line("Latest checkpoint location", "([0-9A-F]{1,8})/([0-9A-F]{1,8})");
    private static final Pattern TIMELINE = line("Latest checkpoint's TimeLineID", "(\\d+)");

    private final HostFiles files;
    private final MemberFiles paths;
    private final Binaries binaries;

    ControlData(HostFiles files, MemberFiles paths, Binaries binaries) {
        this.files = files;
        this.paths = paths;
        this.binaries = binaries;
    }

    /// Where the log of a primary ended, if it stopped in an orderly way: the last thing it writes
    /// then is a checkpoint, with nothing of its clients' after it.
    Optional<WalPosition> endOfLog() {
        return binaries.extra("pg_controldata")
                .map(read -> files.run(LIMIT, "env", "LC_ALL=C", read, paths.data().toString()))
                .filter(said -> said.good())
                .flatMap(said -> endOfLog(said.out()));
    }

    /// The same, of what `pg_controldata` printed in English.
    static Optional<WalPosition> endOfLog(String text) {
        var state = STATE.matcher(text);
        var location = LOCATION.matcher(text);
        var timeline = TIMELINE.matcher(text);
        if (!state.find()
                || !state.group(1).equals("shut down")
                || !location.find()
                || !timeline.find()) {
            return Optional.empty();
        }
        return Optional.of(
                new WalPosition(
                        Long.parseLong(timeline.group(1)),
                        Long.parseLong(location.group(1), 16) << 32
                                | Long.parseLong(location.group(2), 16)));
    }

    private static Pattern line(String name, String value) {
        return Pattern.compile("^" + name + ": +" + value + "$", Pattern.MULTILINE);
    }
}
