package dev.remediator.actuator.machine;

import dev.remediator.actuator.host.Commands;
import dev.remediator.actuator.host.LocalCommands;
import dev.remediator.actuator.host.SshAddress;
import dev.remediator.actuator.host.SshCommands;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

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

    /// Ends the ways to all other hosts. Who still has such a way can go it, and it is made anew.
    void keep(Collection<HostFleetSpec.Host> hosts) {
        var kept = hosts.stream().map(HostFleetSpec.Host::host).collect(Collectors.toSet());
        for (var way : List.copyOf(all.keySet())) {
            if (!kept.contains(way.host())) {
                Optional.ofNullable(all.remove(way)).ifPresent(Commands::close);
            }
        }
    }

    int count() {
        return all.size();
    }

    @Override
    public void close() {
        all.values().forEach(Commands::close);
    }
}
