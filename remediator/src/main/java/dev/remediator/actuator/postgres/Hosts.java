package dev.remediator.actuator.postgres;

import dev.remediator.actuator.host.Commands;
import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The hosts of a cluster's members, each looked at when it is first asked for: one that cannot be
/// reached now may be later.
final class Hosts implements Function<String, PostgresHost> {
    private final DatabaseSpec spec;
    private final Function<Member, Commands> commands;
    private final Path home;
    private final Map<String, PostgresHost> known = new ConcurrentHashMap<>();

    Hosts(DatabaseSpec spec, Function<Member, Commands> commands, Path home) {
        this.spec = spec;
        this.commands = commands;
        this.home = home;
    }

    @Override
    public PostgresHost apply(String name) {
        var found = known.get(name);
        if (found != null) {
            return found;
        }
        var made = host(new Sql(spec).member(name));
        var before = known.putIfAbsent(name, made);
        return before == null ? made : before;
    }

    private PostgresHost host(Member member) {
        var there = commands.apply(member);
        return new PostgresHost(spec, member, there, binaries(member, there));
    }

    private Binaries binaries(Member member, Commands there) {
        var found = Binaries.on(there, spec.binaries());
        if (found.isPresent()) {
            return found.get();
        }
        if (!member.host().equals("local")) {
            throw new ActuatorException("no PostgreSQL was found on " + there.where());
        }
        return Binaries.in(there, BundledBinaries.unpackedIn(home));
    }
}
