package dev.remediator.actuator.machine;

import dev.remediator.actuator.host.Commands;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// Hosts that can stand in for each other. Their machines are made and ended by a [Provisioner].
///
/// A name stands for one host, so only the machine that stands behind it now can be asked whether
/// it serves, not one that is made beside it. Safe for use by several threads.
public final class HostFleet implements Fleet {
    private final HostFleetSpec spec;
    private final Provisioner provisioner;
    private final Map<String, HostNode> nodes = new LinkedHashMap<>();

    /// Reaches nothing yet.
    ///
    /// @param commands how each host is reached
    /// @param provisioner who makes new machines, if anybody does
    public HostFleet(
            HostFleetSpec spec,
            Function<HostFleetSpec.Host, Commands> commands,
            Provisioner provisioner) {
        this(spec, commands, provisioner, _ -> {});
    }

    /// @param stillMeant throws when another host has taken the place of this one
    HostFleet(
            HostFleetSpec spec,
            Function<HostFleetSpec.Host, Commands> commands,
            Provisioner provisioner,
            Consumer<HostFleetSpec.Host> stillMeant) {
        this.spec = spec;
        this.provisioner = provisioner;
        for (var node : spec.nodes()) {
            nodes.put(
                    node.name(),
                    new HostNode(
                            spec, node, this, commands.apply(node), () -> stillMeant.accept(node)));
        }
    }

    /// Its node of this name, if it has one.
    public Optional<Node> node(String node) {
        return Optional.ofNullable(nodes.get(node));
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public List<String> members() {
        return List.copyOf(nodes.keySet());
    }

    @Override
    public Optional<String> domain(String node) {
        return Optional.ofNullable(nodes.get(node))
                .map(found -> found.spec().domain())
                .filter(domain -> !domain.isEmpty());
    }

    @Override
    public Size size() {
        int wanted = nodes.size();
        int least = spec.least() == HostFleetSpec.HALF ? wanted / 2 : spec.least();
        return new Size(wanted, least, provisioner.roomForOneMore() ? wanted + 1 : wanted);
    }

    @Override
    public List<String> serving() {
        var answers = new LinkedHashMap<String, Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            nodes.forEach((name, node) -> answers.put(name, threads.submit(node::healthy)));
            return answers.entrySet().stream()
                    .filter(answer -> said(answer.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    private static boolean said(Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ActuatorException("asking who serves was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public List<String> machines(String node) {
        return nodes.containsKey(node) ? provisioner.machines(node) : List.of();
    }

    @Override
    public boolean serves(String node, String machine) {
        return machine(node).filter(machine::equals).isPresent()
                && node(node).filter(Node::healthy).isPresent();
    }

    @Override
    public void preflight(String node) {
        provisioner.preflight(known(node));
    }

    @Override
    public String launch(String node, Order order) {
        return provisioner.launch(known(node), order);
    }

    @Override
    public void terminate(String node, String machine, Order order) {
        provisioner.terminate(known(node), machine, order);
    }

    private String known(String node) {
        if (!nodes.containsKey(node)) {
            throw new ActuatorException(
                    "fleet '%s' has no such node, only %s"
                            .formatted(name(), String.join(", ", members())));
        }
        return node;
    }
}
