package dev.remediator.testkit;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Order;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A fleet in memory. At first a machine stands behind each of its nodes, all of them serve, and
/// there is no room for one more.
public final class FakeFleet implements Fleet, Fake {
    private static final Duration UNTIL_RESTOCKED = Duration.ofMinutes(2);

    private final String name;
    private final Map<String, FakeNode> nodes = new LinkedHashMap<>();
    private final Map<String, String> domains = new HashMap<>();
    private final Conduct terminating;
    private final Conduct launching;
    private final VirtualTime time;
    private Size size;
    private @Nullable String obstacle;
    private boolean restocks;

    /// How a fleet stands.
    ///
    /// @param name its name
    /// @param members how each of its nodes stands
    public record State(String name, List<FakeNode.State> members) {}

    /// @param time the time it lives in
    /// @param name its name
    /// @param members the names of its nodes
    public FakeFleet(VirtualTime time, String name, String... members) {
        this.time = time;
        this.name = name;
        this.terminating = new Conduct(time, "termination in " + name);
        this.launching = new Conduct(time, "launch in " + name);
        this.size = Size.of(members.length);
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
    public Optional<String> domain(String node) {
        return Optional.ofNullable(domains.get(node));
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public List<String> serving() {
        return nodes.values().stream().filter(FakeNode::healthy).map(FakeNode::name).toList();
    }

    @Override
    public List<String> machines(String node) {
        return node(node).machines();
    }

    @Override
    public boolean serves(String node, String machine) {
        return node(node).serves(machine);
    }

    @Override
    public void preflight(String node) {
        if (obstacle != null) {
            throw new ActuatorException(obstacle);
        }
    }

    @Override
    public void terminate(String member, String machine, Order order) {
        var node = node(member);
        var _ =
                terminating.answer(
                        order,
                        node.orders(),
                        () -> {
                            node.loseMachine(machine);
                            restock();
                            return member;
                        });
    }

    private void restock() {
        if (restocks) {
            var another = "another-" + (nodes.size() + 1);
            time.after(
                    UNTIL_RESTOCKED, () -> nodes.put(another, new FakeNode(time, another, this)));
        }
    }

    @Override
    public boolean restocksItself() {
        return restocks;
    }

    @Override
    public String launch(String member, Order order) {
        var node = node(member);
        return launching.answer(order, node.orders(), node::getMachine);
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
        launching.losesAnswer();
        nodes.values().forEach(FakeNode::losesItsAnswers);
    }

    /// There is room for one more machine than it has nodes.
    public FakeFleet hasRoomForOneMore() {
        size = new Size(size.wanted(), size.least(), size.wanted() + 1);
        return this;
    }

    /// Two minutes after a machine was ended, another node is there, of whoever keeps the fleet.
    public FakeFleet keepsItselfStocked() {
        restocks = true;
        return this;
    }

    /// So many others must serve before one may be taken away.
    public FakeFleet needs(int least) {
        size = new Size(size.wanted(), least, size.most());
        return this;
    }

    /// This node would fail together with others of this domain.
    public FakeFleet stands(String node, String domain) {
        domains.put(node(node).name(), domain);
        return this;
    }

    /// No replacement would be let through.
    public FakeFleet forbids(String sentence) {
        obstacle = sentence;
        return this;
    }

    /// How it behaves when a machine is to be ended.
    public Conduct onTerminate() {
        return terminating;
    }

    /// How it behaves when a machine is to be made.
    public Conduct onLaunch() {
        return launching;
    }
}
