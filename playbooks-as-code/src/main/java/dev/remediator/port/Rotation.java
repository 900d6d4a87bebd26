package dev.remediator.port;

import java.time.Duration;
import java.util.List;

/// What brings a node its work: the load balancers it serves behind, or a cluster's scheduler. To
/// be taken out of it before anything is done to the node, and put back afterwards.
///
/// Calls block, and throw [ActuatorException] unless *every* balancer has confirmed. Draining and
/// restoring may be repeated; both carry [Order#current]. Safe for use by several threads.
public interface Rotation {

    /// Who brings the work; empty where nobody does who could be told to stop. Then draining and
    /// restoring do nothing.
    List<String> balancers();

    /// Lets no new work come, and waits until what is there has ended or has been moved elsewhere,
    /// as far as that can be done without breaking a disruption budget. When it throws, no new work
    /// comes all the same, until it is restored.
    ///
    /// @param patience how long to wait for what is there; where it is only connections, those that
    ///   are left are no reason to throw
    /// @return how much is left: connections or pods
    int drain(Duration patience);

    /// Undoes [#drain]: work comes again, from every balancer.
    void restore();

    /// Whether every balancer sends it work, and takes it for healthy. True if there is none.
    boolean serving();

    /// Of a node to which nobody brings work who could be told to stop.
    static Rotation none() {
        return new Rotation() {
            @Override
            public List<String> balancers() {
                return List.of();
            }

            @Override
            public int drain(Duration patience) {
                return 0;
            }

            @Override
            public void restore() {}

            @Override
            public boolean serving() {
                return true;
            }
        };
    }
}
