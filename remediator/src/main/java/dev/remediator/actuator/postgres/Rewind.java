package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns an old primary's data back to where a new primary's history allows it to follow.
///
/// `pg_rewind` takes over the new primary's configuration files, port and slot and all, and removes
/// what the new primary does not have, `standby.signal` among it. So a member's own are put aside
/// first and put back after. While they are aside the member is not started; a server that is
/// started by somebody else finds no address to listen on.
final class Rewind {
    private static final Logger LOG = LoggerFactory.getLogger(Rewind.class);
    private static final Duration LIMIT = Duration.ofHours(1);
    private static final Duration QUICK = Duration.ofSeconds(20);
    private static final String ASIDE = "rewind";
    private static final List<String> OWN =
            List.of(
                    "postgresql.conf",
                    AutoConf.FILE,
                    "pg_hba.conf",
                    "pg_ident.conf",
                    MemberFiles.COPY);

    private final DatabaseSpec spec;
    private final Member member;
    private final HostFiles files;
    private final MemberFiles paths;

    Rewind(DatabaseSpec spec, Member member, HostFiles files, MemberFiles paths) {
        this.spec = spec;
        this.member = member;
        this.files = files;
        this.paths = paths;
    }

    /// Whether it was done. What is left when it was not is good for nothing but to be destroyed.
    ///
    /// @param config where its configuration is, if not in its data directory; `pg_rewind` knows
    ///   the option from PostgreSQL 15 on
    boolean by(String program, Optional<Path> config, Member primary) {
        putAside();
        lock();
        var command =
                new ArrayList<>(
                        List.of(
                                program,
                                "-D",
                                paths.data().toString(),
                                "-R",
                                "--source-server",
                                Following.conninfo(spec, member, primary)
                                        + " dbname="
                                        + Conninfo.quoted(spec.database())));
        config.ifPresent(file -> command.add("--config-file=" + file));
        var said = files.run(LIMIT, command.toArray(String[]::new));
        var done = said.good();
        if (!done) {
            LOG.warn("'{}' was not turned back: {}", member.name(), said.err().strip());
        }
        putBack();
        var auto = AutoConf.parse(files.read(paths.in(AutoConf.FILE)).orElse(""));
        files.write(
                paths.in(AutoConf.FILE),
                auto.without(Following.PERSONAL)
                        .with(Following.settings(spec, member, primary))
                        .text());
        if (done) {
            forget();
        }
        return done;
    }

    /// Refuses a member whose data is half turned back.
    void refuseHalfDone() {
        if (files.exists(paths.note(ASIDE))) {
            throw new ActuatorException(
                    "'%s' cannot be started: turning it back with pg_rewind was broken off or failed"
                            .formatted(member.name()));
        }
    }

    void forget() {
        files.remove(paths.note(ASIDE));
    }

    private void putAside() {
        if (files.exists(paths.note(ASIDE))) {
            return;
        }
        var draft = paths.note(ASIDE + ".new");
        files.remove(draft);
        files.makeDirectory(draft);
        copyOwn(paths.data(), draft);
        files.move(draft, paths.note(ASIDE));
    }

    /// The server that `pg_rewind` itself starts for an instant, to end a crashed one's business,
    /// does not listen; and it would not start as a standby.
    private void lock() {
        var auto = AutoConf.parse(files.read(paths.in(AutoConf.FILE)).orElse(""));
        files.write(
                paths.in(AutoConf.FILE),
                auto.with(Map.of("listen_addresses", "", "unix_socket_directories", "")).text());
        files.remove(paths.in("standby.signal"));
    }

    private void putBack() {
        files.write(paths.in("standby.signal"), "");
        copyOwn(paths.note(ASIDE), paths.data());
    }

    private void copyOwn(Path from, Path to) {
        for (var name : OWN) {
            if (files.exists(from.resolve(name))) {
                files.must(
                        QUICK,
                        "",
                        "cp",
                        "-p",
                        "--",
                        from.resolve(name).toString(),
                        to.resolve(name).toString());
            } else {
                files.remove(to.resolve(name));
            }
        }
    }
}
