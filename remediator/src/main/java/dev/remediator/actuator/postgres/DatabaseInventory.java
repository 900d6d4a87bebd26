package dev.remediator.actuator.postgres;

import dev.remediator.actuator.host.Commands;
import dev.remediator.actuator.host.LocalCommands;
import dev.remediator.actuator.host.SshAddress;
import dev.remediator.actuator.host.SshCommands;
import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.actuator.traffic.Proxies;
import dev.remediator.worker.Inventory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The database clusters that may be acted upon, by their exact names. A name from an alert is
/// looked up and used for nothing else. Nothing is reached before it is needed. Safe for use by
/// several threads.
public final class DatabaseInventory implements Inventory, AutoCloseable {
    private final Map<String, PostgresCluster> clusters = new LinkedHashMap<>();
    private final Map<Host, Commands> hosts = new ConcurrentHashMap<>();

    /// The same host with another key is another way in.
    private record Host(String name, DatabaseSpec.Ssh ssh) {}

    /// Refuses two clusters of one name, and two members with the same data directory.
    ///
    /// @param data where the PostgreSQL that came with this program is unpacked, if one is needed
    /// @param clock tells when something was seen
    public DatabaseInventory(List<DatabaseSpec> specs, Path data, InstantSource clock) {
        var bundled = data.toAbsolutePath().resolve("postgresql");
        var directories = new HashMap<String, String>();
        for (var spec : specs) {
            for (var member : spec.members()) {
                var place = member.host() + " " + member.data();
                var other = directories.put(place, spec.name());
                if (other != null) {
                    throw new IllegalArgumentException(
                            "'%s' and '%s' both have the data directory '%s'"
                                    .formatted(other, spec.name(), place));
                }
            }
            if (clusters.put(spec.name(), cluster(spec, bundled, clock)) != null) {
                throw new IllegalArgumentException(
                        "two databases are called '" + spec.name() + "'");
            }
        }
    }

    private PostgresCluster cluster(DatabaseSpec spec, Path bundled, InstantSource clock) {
        var members =
                spec.members().stream()
                        .map(m -> new Proxies.Member(m.name(), m.address(), m.port()))
                        .toList();
        var traffic = new Proxies(spec.proxies(), members, () -> Password.of(spec));
        return PostgresCluster.of(spec, traffic, member -> commands(spec, member), bundled, clock);
    }

    private Commands commands(DatabaseSpec spec, Member member) {
        return hosts.computeIfAbsent(
                new Host(member.host(), spec.ssh()),
                host ->
                        member.local()
                                ? new LocalCommands()
                                : new SshCommands(
                                        SshAddress.of(host.name()),
                                        host.ssh().key(),
                                        host.ssh().knownHosts()));
    }

    /// All of them, in the order they were listed.
    public List<PostgresCluster> clusters() {
        return List.copyOf(clusters.values());
    }

    @Override
    public <T> Optional<T> find(Class<T> port, String kind, String name) {
        return Optional.ofNullable(kind.equals("database") ? clusters.get(name) : null)
                .filter(port::isInstance)
                .map(port::cast);
    }

    @Override
    public void close() {
        hosts.values().forEach(Commands::close);
    }
}
