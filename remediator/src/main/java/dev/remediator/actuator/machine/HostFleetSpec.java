package dev.remediator.actuator.machine;

import dev.remediator.actuator.HealthSpec;
import dev.remediator.actuator.host.SshAddress;
import dev.remediator.actuator.terraform.TerraformSpec;
import dev.remediator.actuator.traffic.BalancerSpec;
import dev.remediator.actuator.traffic.Balancers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A fleet of hosts on each of which the same systemd service runs, as the settings describe it.
///
/// @param name its name in the inventory
/// @param unit the service, such as `web.service`
/// @param scope whose systemd runs it
/// @param sudo whether what changes something is run through `sudo -n --`. Default false
/// @param state a directory on each host, for whoever logs in there to write to: it remembers the
///   orders that were carried out. Default `/var/lib/remediator`
/// @param health how a node is asked whether it serves
/// @param balancers all that send it work; may be none
/// @param cleanUp what may be thrown away on its disks. Default: nothing
/// @param least so many others must serve before one may be taken away; -1: half of them
/// @param ssh how hosts other than this one are reached
/// @param nodes its nodes; empty is allowed
/// @param terraform who makes new machines; empty: nobody
/// @param discover where its nodes are looked up instead; empty: only those that are listed
public record HostFleetSpec(
        String name,
        String unit,
        Scope scope,
        boolean sudo,
        Path state,
        HealthSpec health,
        List<BalancerSpec> balancers,
        CleanUpSpec cleanUp,
        int least,
        Ssh ssh,
        List<Host> nodes,
        Optional<TerraformSpec> terraform,
        Optional<Discovery> discover) {
    /// Stands for half of the fleet, where a number is asked for.
    public static final int HALF = -1;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern UNIT =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9:_.@-]{0,200}\\.service");
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}|[0-9A-Fa-f:.]{2,45}");

    /// Whose systemd runs the service.
    public enum Scope {
        /// The host's own; changing something takes root or sudo.
        SYSTEM,
        /// That of the user who logs in, as of `systemctl --user`. Such a node cannot be rebooted.
        USER
    }

    /// How other hosts are reached.
    ///
    /// @param key a file with a private key that has no passphrase
    /// @param knownHosts a file with the hosts' public keys, as of OpenSSH; a host that is not in
    ///   it, or has another key, is not spoken to
    public record Ssh(Path key, Path knownHosts) {}

    /// One node.
    ///
    /// @param name its name, up to 63 letters, digits, dots, dashes and underscores
    /// @param host `ssh://user@host:port`, or `local` for the one this program runs on
    /// @param address where its health is asked for; empty: the host itself
    /// @param domain what it shares with others that would fail together with it, such as a rack;
    ///   empty: nobody knows
    /// @param server what it is called in the balancers' backends; empty: as its name
    public record Host(String name, String host, String address, String domain, String server) {

        /// Refuses what could not work, and fills in what was left out.
        public Host {
            matches("name", name, NAME);
            if (address.isEmpty()) {
                address = host.equals("local") ? "127.0.0.1" : SshAddress.of(host).host();
            } else if (!host.equals("local")) {
                var _ = SshAddress.of(host);
            }
            matches("address", address, ADDRESS);
            if (!domain.isEmpty()) {
                matches("domain", domain, NAME);
            }
            server = server.isEmpty() ? name : server;
            matches("server", server, NAME);
        }

        /// Whether it is the host this program runs on.
        public boolean local() {
            return host.equals("local");
        }
    }

    /// Nodes that are looked up in a balancer's backend: its servers, by their names.
    ///
    /// @param balancer the name of one of the fleet's balancers
    /// @param host how each of them is reached, `{address}` standing for its address there:
    ///   `ssh://ops@{address}`
    public record Discovery(String balancer, String host) {
        private static final String PLACE = "{address}";

        /// Refuses what could reach nobody.
        public Discovery {
            if (!host.contains(PLACE)) {
                throw new IllegalArgumentException(
                        "discover.host is '" + host + "', but must have " + PLACE + " in it");
            }
            var _ = SshAddress.of(host.replace(PLACE, "192.0.2.1"));
        }

        Host hostOf(Balancers.Member member) {
            var address =
                    member.address().contains(":")
                            ? "[" + member.address() + "]"
                            : member.address();
            return new Host(
                    member.name(),
                    host.replace(PLACE, address),
                    member.address(),
                    "",
                    member.name());
        }
    }

    /// One that nobody makes machines for, and whose nodes are listed.
    public HostFleetSpec(
            String name,
            String unit,
            Scope scope,
            boolean sudo,
            Path state,
            HealthSpec health,
            List<BalancerSpec> balancers,
            CleanUpSpec cleanUp,
            int least,
            Ssh ssh,
            List<Host> nodes) {
        this(
                name,
                unit,
                scope,
                sudo,
                state,
                health,
                balancers,
                cleanUp,
                least,
                ssh,
                nodes,
                Optional.empty(),
                Optional.empty());
    }

    /// Refuses what could not work, with a sentence that names the key and the value.
    public HostFleetSpec {
        balancers = List.copyOf(balancers);
        nodes = List.copyOf(nodes);
        matches("name", name, NAME);
        matches("unit", unit, UNIT);
        if (sudo && scope == Scope.USER) {
            throw new IllegalArgumentException(
                    "sudo is true, but a user's own systemd is not reached through sudo");
        }
        if (!state.isAbsolute() || !state.equals(state.normalize())) {
            throw new IllegalArgumentException(
                    "state is '" + state + "', but must be an absolute path without ..");
        }
        if (discover.isPresent()) {
            checkDiscovery(discover.get(), balancers, nodes, ssh);
        } else if (least > nodes.size()) {
            throw new IllegalArgumentException(
                    "least is %d, but must be between 0 and the number of nodes, which is %d"
                            .formatted(least, nodes.size()));
        }
        if (least < HALF) {
            throw new IllegalArgumentException(
                    "least is %d, but must be between 0 and the number of nodes, which is %d"
                            .formatted(least, nodes.size()));
        }
        checkNodes(nodes, ssh);
    }

    private static void checkDiscovery(
            Discovery discover, List<BalancerSpec> balancers, List<Host> nodes, Ssh ssh) {
        if (!nodes.isEmpty()) {
            throw new IllegalArgumentException(
                    "nodes are listed and looked up too; say nodes or discover, not both");
        }
        if (balancers.stream().noneMatch(b -> b.name().equals(discover.balancer()))) {
            throw new IllegalArgumentException(
                    "discover.balancer is '%s', but the fleet has no balancer of that name"
                            .formatted(discover.balancer()));
        }
        if (ssh.key().toString().isEmpty() || ssh.knownHosts().toString().isEmpty()) {
            throw new IllegalArgumentException(
                    "ssh.key and ssh.known-hosts are needed where nodes are looked up");
        }
    }

    /// The same with these nodes.
    HostFleetSpec with(List<Host> others) {
        return new HostFleetSpec(
                name,
                unit,
                scope,
                sudo,
                state,
                health,
                balancers,
                cleanUp,
                Math.min(least, others.size()),
                ssh,
                others,
                terraform,
                Optional.empty());
    }

    private static void checkNodes(List<Host> nodes, Ssh ssh) {
        var names = new HashSet<String>();
        var hosts = new HashSet<String>();
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            var key = "nodes[" + i + "]";
            if (!names.add(node.name())) {
                throw new IllegalArgumentException(
                        key + ".name is '" + node.name() + "', which another node is called");
            }
            if (!hosts.add(place(node))) {
                throw new IllegalArgumentException(
                        key + ".host is '" + node.host() + "', which another node is on");
            }
            if (!node.local()) {
                require("ssh.key", ssh.key(), node);
                require("ssh.known-hosts", ssh.knownHosts(), node);
            }
        }
    }

    /// Where it is: the same for every user who logs in.
    static String place(Host node) {
        if (node.local()) {
            return "local";
        }
        var address = SshAddress.of(node.host());
        return address.host().toLowerCase(Locale.ROOT) + " " + address.port();
    }

    private static void require(String setting, Path file, Host node) {
        if (file.toString().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is missing, but node '%s' is on '%s'"
                            .formatted(setting, node.name(), node.host()));
        }
    }

    private static void matches(String key, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s is '%s', which does not match %s"
                            .formatted(
                                    key, value.replaceAll("\\p{Cntrl}", "?"), pattern.pattern()));
        }
    }
}
