package dev.remediator.testkit;

import dev.remediator.port.DatabaseCluster;
import dev.remediator.port.Deployment;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// Makes the fake for a port, so that a test can be written for playbooks it does not know.
///
/// Immutable.
public final class Fakes {
    private final Map<Class<?>, Maker> makers;

    /// Makes a fake of one port.
    @FunctionalInterface
    public interface Maker {
        /// A healthy one.
        ///
        /// @param time the time it lives in
        /// @param name its name in the inventory
        Fake make(VirtualTime time, String name);
    }

    private Fakes(Map<Class<?>, Maker> makers) {
        this.makers = Map.copyOf(makers);
    }

    /// One for every port of the project. A new port gets its line here.
    public static Fakes standard() {
        return new Fakes(Map.of())
                .with(Node.class, FakeNode::of)
                .with(DatabaseCluster.class, FakeDatabaseCluster::of)
                .with(Deployment.class, FakeDeployment::of)
                .with(
                        Fleet.class,
                        (time, name) -> new FakeFleet(time, name, name + "-1", name + "-2"));
    }

    /// The same, and one more; an earlier one for the port gives way.
    public Fakes with(Class<?> port, Maker maker) {
        var more = new HashMap<>(makers);
        more.put(port, maker);
        return new Fakes(more);
    }

    /// A healthy one.
    ///
    /// @throws IllegalArgumentException in one sentence, if the port has none
    public Fake make(Class<?> port, VirtualTime time, String name) {
        var maker = makers.get(port);
        if (maker == null) {
            throw new IllegalArgumentException(
                    "the port "
                            + port.getSimpleName()
                            + " has no fake, so its playbooks cannot be rehearsed; add one to Fakes,"
                            + " which has "
                            + names());
        }
        var fake = maker.make(time, name);
        if (!port.isInstance(fake)) {
            throw new IllegalArgumentException(
                    fake.getClass().getSimpleName()
                            + " was given as the fake of "
                            + port.getSimpleName()
                            + ", which it does not implement");
        }
        return fake;
    }

    private String names() {
        var names = new TreeSet<String>();
        makers.keySet().forEach(port -> names.add(port.getSimpleName()));
        return String.join(", ", names);
    }
}
