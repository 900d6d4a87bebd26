package dev.remediator.actuator.postgres;

import dev.remediator.actuator.host.Commands;
import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The hosts of one cluster's members. Nothing is asked of a host before it is needed; which
/// programs it has is asked once. Safe for use by several threads.
final class PostgresHosts {
    private final Map<String, PostgresHost> known = new ConcurrentHashMap<>();
    private final DatabaseSpec spec;
    private final Function<Member, Commands> commands;
    private final Path bundled;

    /// @param commands how a member's host is told what to do
    /// @param bundled where the programs that came with this one are unpacked, if they are needed
    PostgresHosts(DatabaseSpec spec, Function<Member, Commands> commands, Path bundled) {
        this.spec = spec;
        this.commands = commands;
        this.bundled = bundled;
    }

    /// The host of a member.
    ///
    /// @throws ActuatorException if it does not answer, or has no PostgreSQL
    PostgresHost of(Member member) {
        var host = known.get(member.name());
        if (host == null) {
            var there = commands.apply(member);
            host = new PostgresHost(spec, member, there, binaries(member, there));
            known.put(member.name(), host);
        }
        return host;
    }

    private Binaries binaries(Member member, Commands there) {
        return Binaries.on(there, spec.binaries()).orElseGet(() -> carried(member));
    }

    private Binaries carried(Member member) {
        if (!member.local()) {
            throw new ActuatorException(
                    "no PostgreSQL was found on %s; say where it is under 'binaries'"
                            .formatted(member.host()));
        }
        return Binaries.in(commands.apply(member), BundledBinaries.unpackedIn(bundled));
    }
}
