package dev.remediator.actuator.machine;

import dev.remediator.actuator.host.Commands;
import dev.remediator.actuator.host.LocalCommands;
import dev.remediator.actuator.host.SshAddress;
import dev.remediator.actuator.host.SshCommands;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The ways to hosts, one for each host and key; none is gone before it is needed.
final class Ways implements AutoCloseable {
    private final Map<Way, Commands> all = new ConcurrentHashMap<>();

    /// The same host with another key is another way in.
    private record Way(String host, HostFleetSpec.Ssh ssh) {}

    Commands to(HostFleetSpec.Host host, HostFleetSpec.Ssh ssh) {
        return all.computeIfAbsent(
                new Way(host.host(), ssh),
                way ->
                        host.local()
                                ? LocalCommands.asMyself()
                                : new SshCommands(
                                        SshAddress.of(way.host()),
                                        way.ssh().key(),
                                        way.ssh().knownHosts()));
    }

    @Override
    public void close() {
        all.values().forEach(Commands::close);
    }
}
