package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A fleet of operating-system processes on this machine, one to a node.
///
/// All it knows is on disk: any number of workers may use one directory at the same time, each
/// through its own object, and the processes outlive them all. A machine is a directory with a
/// process in it. An order is carried out once per idempotency key, also when the worker that did
/// it was killed before it could say so; an order with an older fencing token than one seen before
/// is refused.
///
/// Made for Linux. Elsewhere a process whose starter was killed before it could write down the pid
/// is noticed by its port only, and then nothing is started beside it.
///
/// An operation asks a process to end, waits 3 s, then kills it; and waits up to 30 s while another
/// one is at work on the same node. Every method but the queries throws [ActuatorException] with
/// one sentence when something is in the way; so do the queries if the directory cannot be read. A
/// thread that is interrupted stays so. Safe for use by several threads.
public final class ProcessFleet implements Fleet {
    private final String name;
    private final Map<String, ProcessNode> nodes = new LinkedHashMap<>();

    /// Makes the fleet's directory if it is not there; starts nothing.
    ///
    /// @param clock for what is written down only, never for a decision
    public ProcessFleet(ProcessFleetSpec spec, InstantSource clock) {
        this.name = spec.name();
        var directory = realDirectory(spec);
        var command = new CommandTemplate(spec.command());
        for (var member : spec.members()) {
            var control = new NodeControl(member, command, directory, clock);
            nodes.put(member.node(), new ProcessNode(member, this, control, spec.disk()));
        }
    }

    private static Path realDirectory(ProcessFleetSpec spec) {
        try {
            return Files.createDirectories(spec.directory()).toRealPath();
        } catch (IOException e) {
            throw new ActuatorException(
                    "fleet '" + spec.name() + "' cannot use its directory: " + e, e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> members() {
        return List.copyOf(nodes.keySet());
    }

    /// Its node of this name, if it has one.
    public Optional<Node> node(String node) {
        return Optional.ofNullable(nodes.get(node));
    }

    Collection<ProcessNode> nodes() {
        return nodes.values();
    }

    /// All are on one machine, so there is nothing they could fail without each other for.
    @Override
    public Optional<String> domain(String node) {
        return Optional.empty();
    }

    @Override
    public Size size() {
        return Size.of(nodes.size());
    }

    @Override
    public List<String> serving() {
        return nodes.values().stream().filter(Node::healthy).map(Node::name).toList();
    }

    @Override
    public List<String> machines(String node) {
        return Optional.ofNullable(nodes.get(node))
                .flatMap(found -> found.control().machine())
                .stream()
                .toList();
    }

    @Override
    public boolean serves(String node, String machine) {
        return machines(node).contains(machine) && node(node).filter(Node::healthy).isPresent();
    }

    @Override
    public void preflight(String node) {
        var _ = control(node);
    }

    /// The process that now serves as this node, if one runs: to be looked at, or to be broken on
    /// purpose.
    public Optional<ProcessHandle> process(String node) {
        return Optional.ofNullable(nodes.get(node))
                .flatMap(found -> found.control().process())
                .flatMap(process -> ProcessHandle.of(process.pid()));
    }

    /// Where the service of a node has its files now, if it has a machine.
    public Optional<Path> home(String node) {
        return control(node).home();
    }

    /// Every order that was carried out on a node, by any worker, oldest first.
    public List<Deed> deeds(String node) {
        return control(node).orders().stream()
                .map(one -> new Deed(one.operation().word(), one.machine(), one.at()))
                .toList();
    }

    /// What was done to a node by order.
    ///
    /// @param what `restart`, `terminate` or `provision`
    /// @param machine the machine it was done to; `none` if there was none
    /// @param at when it was done
    public record Deed(String what, String machine, Instant at) {}

    @Override
    public void terminate(String node, String machine, Order order) {
        control(node).terminate(machine, order);
    }

    @Override
    public String launch(String node, Order order) {
        return control(node).provision(order);
    }

    private NodeControl control(String node) {
        var found = nodes.get(node);
        if (found == null) {
            throw new ActuatorException(
                    "fleet '" + name + "' has no such node, only " + String.join(", ", members()));
        }
        return found.control();
    }

    /// Starts every node that does not run, the first time on a machine of its own; leaves alone
    /// what runs. Does not wait until they serve.
    public void launchAll() {
        nodes.values().forEach(node -> node.control().bringUp());
    }

    /// Ends every process of this fleet, whoever started it, and returns when they are gone. The
    /// machines stay; [#launchAll()] starts them again. What will not end does not save the others.
    public void stopAll() {
        var failures = new ArrayList<ActuatorException>();
        for (var node : nodes.values()) {
            try {
                node.control().bringDown();
            } catch (ActuatorException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            failures.stream().skip(1).forEach(failures.getFirst()::addSuppressed);
            throw failures.getFirst();
        }
    }
}
