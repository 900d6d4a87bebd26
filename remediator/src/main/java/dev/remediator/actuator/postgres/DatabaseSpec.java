package dev.remediator.actuator.postgres;

import dev.remediator.actuator.traffic.ProxySpec;
import dev.remediator.failover.Terms;
import java.nio.file.Path;
import java.util.List;

/// A PostgreSQL cluster that may be acted upon, as the settings describe it.
///
/// @param name its name in the inventory
/// @param members its members, in the order in which they are preferred as primary
/// @param user the superuser, who also replicates. Default `postgres`
/// @param passwordFile a file with that user's password and nothing else; empty: none is needed
/// @param database the database that is asked and written to. Default `postgres`
/// @param binaries where `postgres` and `pg_ctl` are on the hosts; empty: they are looked for, and
///   on this host, if it has none, those that came with this program are used
/// @param proxies what clients write through; empty: they find the primary by themselves
/// @param frontDoor the JDBC address clients write to; empty: that of all members, the primary
///   wanted
/// @param ssh how hosts other than this one are reached
/// @param rewind whether an old primary may be turned back with `pg_rewind` instead of copied anew,
///   where that works. Default false
/// @param terms what is allowed
public record DatabaseSpec(
        String name,
        List<Member> members,
        String user,
        Path passwordFile,
        String database,
        Path binaries,
        List<ProxySpec> proxies,
        String frontDoor,
        Ssh ssh,
        boolean rewind,
        Terms terms) {

    /// Copies the lists.
    public DatabaseSpec {
        members = List.copyOf(members);
        proxies = List.copyOf(proxies);
    }

    /// One member.
    ///
    /// @param name its name, which is also its `application_name` where it replicates: a letter,
    ///   then up to 62 lower case letters, digits and underscores
    /// @param address the host it listens on, for SQL
    /// @param port its port
    /// @param region where it stands; a failover stays within one unless the terms say otherwise
    /// @param data its data directory on its host
    /// @param host `local`, or `ssh://user@host:port`
    public record Member(
            String name, String address, int port, String region, Path data, String host) {}

    /// How other hosts are reached.
    ///
    /// @param key a file with a private key
    /// @param knownHosts a file with the hosts' public keys, as of OpenSSH; a host that is not in
    ///   it, or has another key, is not spoken to
    public record Ssh(Path key, Path knownHosts) {}
}
