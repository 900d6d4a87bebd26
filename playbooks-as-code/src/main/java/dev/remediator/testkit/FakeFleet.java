package dev.remediator.testkit;

import dev.remediator.port.Fleet;
import dev.remediator.port.Order;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A fleet in memory. At first a machine stands behind each of its nodes, and all of them serve.
public final class FakeFleet implements Fleet, Fake {
    private final String name;
    private final Map<String, FakeNode> nodes = new LinkedHashMap<>();
    private final Conduct terminating;
    private final Conduct provisioning;

    /// How a fleet stands.
    ///
    /// @param name its name
    /// @param members how each of its nodes stands
    public record State(String name, List<FakeNode.State> members) {}

    /// @param time the time it lives in
    /// @param name its name
    /// @param members the names of its nodes
    public FakeFleet(VirtualTime time, String name, String... members) {
        this.name = name;
        this.terminating = new Conduct(time, "termination in " + name);
        this.provisioning = new Conduct(time, "provisioning in " + name);
        for (var member : members) {
            nodes.put(member, new FakeNode(time, member, this));
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

    /// One of its nodes.
    ///
    /// @throws IllegalArgumentException if it has none of that name
    public FakeNode node(String member) {
        var node = nodes.get(member);
        if (node == null) {
            throw new IllegalArgumentException(
                    "the fleet " + name + " has no node " + member + ", only " + members());
        }
        return node;
    }

    @Override
    public Optional<String> machine(String node) {
        return node(node).machine();
    }

    @Override
    public void terminate(String member, Order order) {
        var node = node(member);
        var _ =
                terminating.answer(
                        order,
                        node.orders(),
                        () -> {
                            node.loseMachine();
                            return member;
                        });
    }

    @Override
    public String provision(String member, Order order) {
        var node = node(member);
        return provisioning.answer(order, node.orders(), node::getMachine);
    }

    @Override
    public State state() {
        return new State(name, nodes.values().stream().map(FakeNode::state).toList());
    }

    /// The services of all its nodes stop.
    @Override
    public void breaks() {
        nodes.values().forEach(FakeNode::breaks);
    }

    @Override
    public void losesAnswers() {
        terminating.losesAnswer();
        provisioning.losesAnswer();
        nodes.values().forEach(node -> node.onRestart().losesAnswer());
    }

    /// How it behaves when a machine is to be ended.
    public Conduct onTerminate() {
        return terminating;
    }

    /// How it behaves when a machine is to be made.
    public Conduct onProvision() {
        return provisioning;
    }
}
