package dev.remediator.actuator.machine;

import dev.remediator.actuator.traffic.BalancerSpec;
import dev.remediator.actuator.traffic.Balancers;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import dev.remediator.worker.Inventory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// A fleet of hosts whose nodes are the servers of a balancer's backend, as they are when somebody
/// asks: a host that has left the backend, or whose place another one has taken, can no longer be
/// acted upon, also by who has looked it up before. Nothing is reached before it is needed. Safe
/// for use by several threads.
public final class DiscoveredHosts implements Inventory, Fleet, AutoCloseable {
    private final HostFleetSpec spec;
    private final BalancerSpec balancer;
    private final HostFleetSpec.Discovery discovery;
    private final Provisioner provisioner;
    private final Map<String, String> listed;
    private final Ways ways = new Ways();
    private final AtomicReference<Seen> latest = new AtomicReference<>(Seen.NOBODY);

    private record Seen(List<Balancers.Member> members, Optional<HostFleet> fleet) {
        static final Seen NOBODY = new Seen(List.of(), Optional.empty());
    }

    /// @param spec says where they are looked up
    /// @param provisioner who makes new machines; [Provisioner#none] where nobody does
    /// @throws IllegalArgumentException if it does not say so
    public DiscoveredHosts(HostFleetSpec spec, Provisioner provisioner) {
        this(spec, provisioner, List.of());
    }

    /// The same beside other fleets, whose hosts must not be in the backend: one would be rebooted
    /// under the other's feet. Told by what is written: a name here and an address there are two.
    ///
    /// @param others those that list their nodes
    public DiscoveredHosts(
            HostFleetSpec spec, Provisioner provisioner, List<HostFleetSpec> others) {
        this.spec = spec;
        this.listed =
                others.stream()
                        .flatMap(other -> other.nodes().stream())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        HostFleetSpec::place,
                                        HostFleetSpec.Host::name,
                                        (one, _) -> one));
        this.provisioner = provisioner;
        this.discovery =
                spec.discover()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "fleet '" + spec.name() + "' lists its nodes"));
        this.balancer =
                spec.balancers().stream()
                        .filter(each -> each.name().equals(discovery.balancer()))
                        .findFirst()
                        .orElseThrow();
    }

    /// As the balancer says now.
    ///
    /// @throws ActuatorException if it does not, or two of its servers are one host
    private HostFleet now() {
        var members = Balancers.members(balancer);
        var seen =
                latest.updateAndGet(
                        before ->
                                before.fleet().isPresent() && before.members().equals(members)
                                        ? before
                                        : new Seen(members, Optional.of(fleet(members))));
        ways.keep(seen.members().stream().map(discovery::hostOf).toList());
        return seen.fleet().orElseThrow();
    }

    private HostFleet fleet(List<Balancers.Member> members) {
        try {
            var hosts = members.stream().map(discovery::hostOf).toList();
            hosts.forEach(this::refuseAnothers);
            return new HostFleet(
                    spec.with(hosts),
                    host -> ways.to(host, spec.ssh()),
                    provisioner.makesAny() ? provisioner : occupants(members),
                    this::refuseIfGone);
        } catch (IllegalArgumentException e) {
            throw new ActuatorException(
                    "the servers of backend '%s' are no fleet: %s"
                            .formatted(balancer.backend(), e.getMessage()),
                    e);
        }
    }

    private static Occupants occupants(List<Balancers.Member> members) {
        return new Occupants(
                members.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Balancers.Member::name, Balancers.Member::address)));
    }

    private void refuseAnothers(HostFleetSpec.Host host) {
        var other = listed.get(HostFleetSpec.place(host));
        if (other != null) {
            throw new IllegalArgumentException(
                    "server '%s' is on '%s', which node '%s' is on"
                            .formatted(host.name(), host.host(), other));
        }
    }

    private void refuseIfGone(HostFleetSpec.Host host) {
        if (Balancers.members(balancer).stream().noneMatch(m -> discovery.hostOf(m).equals(host))) {
            throw new ActuatorException(
                    "server '%s' of backend '%s' is no longer the host at %s, which is left alone"
                            .formatted(host.name(), balancer.backend(), host.address()));
        }
    }

    @Override
    public <T> Optional<T> find(Class<T> port, String kind, String name) {
        return kind.equals("node") && port.isAssignableFrom(Node.class)
                ? now().node(name).map(port::cast)
                : Optional.empty();
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public List<String> members() {
        return now().members();
    }

    @Override
    public Optional<String> domain(String node) {
        return now().domain(node);
    }

    @Override
    public Size size() {
        return now().size();
    }

    @Override
    public List<String> serving() {
        return now().serving();
    }

    @Override
    public List<String> machines(String node) {
        return now().machines(node);
    }

    @Override
    public boolean serves(String node, String machine) {
        return now().serves(node, machine);
    }

    @Override
    public void preflight(String node) {
        now().preflight(node);
    }

    @Override
    public String launch(String node, Order order) {
        return now().launch(node, order);
    }

    @Override
    public void terminate(String node, String machine, Order order) {
        now().terminate(node, machine, order);
    }

    @Override
    public void close() {
        ways.close();
    }
}
