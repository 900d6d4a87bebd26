package dev.remediator.actuator.postgres;

import dev.remediator.actuator.host.SshAddress;
import dev.remediator.actuator.traffic.ProxySpec;
import dev.remediator.failover.Terms;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /// Refuses what could not work, with a sentence that names the key and the value.
    public DatabaseSpec {
        members = List.copyOf(members);
        proxies = List.copyOf(proxies);
        matches("name", name, NAME);
        var names = new HashSet<String>();
        var places = new HashSet<String>();
        var directories = new HashSet<String>();
        for (int i = 0; i < members.size(); i++) {
            var member = members.get(i);
            refuseTwice(names.add(member.name()), "members[" + i + "].name", member.name());
            var place = member.address() + ":" + member.port();
            refuseTwice(places.add(place), "members[" + i + "].port", place);
            var files = member.host() + " " + member.data();
            refuseTwice(directories.add(files), "members[" + i + "].data", files);
            if (!member.local()) {
                ssh.requireFor(member);
            }
        }
        var fronts = new HashSet<String>();
        for (int i = 0; i < proxies.size(); i++) {
            var front = proxies.get(i).name();
            refuseTwice(fronts.add(front), "proxies[" + i + "].name", front);
        }
        if (!frontDoor.isEmpty() && !frontDoor.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "front-door is '" + frontDoor + "', but must begin with jdbc:postgresql:");
        }
        if (!proxies.isEmpty() && frontDoor.isEmpty()) {
            throw new IllegalArgumentException(
                    "front-door is missing; with proxies it must be the address clients write to");
        }
    }

    /// The member of this name, if there is one.
    public Optional<Member> member(String wanted) {
        return members.stream().filter(member -> member.name().equals(wanted)).findFirst();
    }

    /// The same under another name.
    public DatabaseSpec named(String other) {
        return new DatabaseSpec(
                other,
                members,
                user,
                passwordFile,
                database,
                binaries,
                proxies,
                frontDoor,
                ssh,
                rewind,
                terms);
    }

    /// The same with these before it.
    ///
    /// @param before what clients write through
    /// @param door the JDBC address they write to
    public DatabaseSpec behind(List<ProxySpec> before, String door) {
        return new DatabaseSpec(
                name,
                members,
                user,
                passwordFile,
                database,
                binaries,
                before,
                door,
                ssh,
                rewind,
                terms);
    }

    /// Refuses what nobody could take over from.
    ///
    /// @param key where it stands in the settings
    public void checkThatItCanFailOver(String key) {
        if (members.size() < 2) {
            throw new IllegalArgumentException(
                    key + ".members has " + members.size() + ", but a failover needs at least 2");
        }
        if (terms.acks() >= members.size()) {
            throw new IllegalArgumentException(
                    "%s.terms.acks is %d, but %d members have only %d standbys"
                            .formatted(key, terms.acks(), members.size(), members.size() - 1));
        }
    }

    private static void refuseTwice(boolean fresh, String key, String value) {
        if (!fresh) {
            throw new IllegalArgumentException(key + " is '" + value + "' twice");
        }
    }

    private static void matches(String key, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    key + " is '" + value + "', which does not match " + pattern.pattern());
        }
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
            String name, String address, int port, String region, Path data, String host) {
        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
        private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

        /// Refuses what could not work.
        public Member {
            matches("name", name, NAME);
            matches("address", address, ADDRESS);
            if (!host.equals("local")) {
                var _ = SshAddress.of(host);
            }
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException(
                        "port is " + port + ", but must be between 1 and 65535");
            }
            var _ = new MemberFiles(data);
        }

        /// Whether it is on the host this program runs on.
        public boolean local() {
            return host.equals("local");
        }
    }

    /// How other hosts are reached.
    ///
    /// @param key a file with a private key
    /// @param knownHosts a file with the hosts' public keys, as of OpenSSH; a host that is not in
    ///   it, or has another key, is not spoken to
    public record Ssh(Path key, Path knownHosts) {
        private void requireFor(Member member) {
            require("ssh.key", key, member);
            require("ssh.known-hosts", knownHosts, member);
        }

        private static void require(String setting, Path file, Member member) {
            if (file.toString().isEmpty()) {
                throw new IllegalArgumentException(
                        "%s is missing, but member '%s' is on '%s'"
                                .formatted(setting, member.name(), member.host()));
            }
        }
    }
}
