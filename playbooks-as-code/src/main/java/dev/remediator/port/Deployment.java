package dev.remediator.port;

import java.time.Instant;

/// A workload that its cluster keeps at a number of equal replicas, such as a Kubernetes
/// deployment.
///
/// Calls block and throw [ActuatorException] when the cluster refuses or does not answer. Safe for
/// use by several threads.
public interface Deployment extends Probed {

    /// Its name in the inventory, `namespace/name`.
    String name();

    /// How its latest rollout stands.
    Rollout rollout();

    /// Whether its rollout is complete and every replica is available.
    @Override
    default boolean healthy() {
        return rollout().complete();
    }

    /// Replaces all its pods, a few at a time, as its own strategy says. Returns when that has
    /// begun.
    void restart(Order order);

    /// Goes back to the revision before this one. Returns when that has begun.
    ///
    /// @param from the revision that is to be left; if it is another one by now, nothing is done
    void undo(long from, Order order);

    /// How a rollout stands.
    ///
    /// @param revision its number; grows with each change of what runs
    /// @param since when this revision was first rolled out
    /// @param before whether there is an earlier revision to go back to
    /// @param wanted how many replicas there should be
    /// @param updated how many are of this revision
    /// @param available how many serve
    /// @param observed whether the cluster has taken note of the latest change
    /// @param paused whether somebody has paused it
    record Rollout(
            long revision,
            Instant since,
            boolean before,
            int wanted,
            int updated,
            int available,
            boolean observed,
            boolean paused) {

        /// Whether nothing is left to be done.
        public boolean complete() {
            return observed && updated == wanted && available == wanted;
        }
    }
}
