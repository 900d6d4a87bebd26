package dev.remediator.testkit;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Rotation;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What brings a fake node its work. At first one balancer does; draining ends everything at once.
public final class FakeRotation implements Rotation {
    private final Conduct draining;
    private final Conduct restoring;
    private final BooleanSupplier healthy;
    private final VirtualTime time;
    private List<String> balancers = List.of("balancer");
    private boolean inRotation = true;
    private boolean stuck;
    private boolean lost;
    private int left;

    FakeRotation(VirtualTime time, String node, BooleanSupplier healthy) {
        this.time = time;
        this.healthy = healthy;
        this.draining = new Conduct(time, "drain of " + node);
        this.restoring = new Conduct(time, "return of " + node + " into rotation");
    }

    @Override
    public List<String> balancers() {
        return balancers;
    }

    @Override
    public int drain(Duration patience) {
        draining.answer(() -> inRotation = balancers.isEmpty());
        if (stuck) {
            wait(patience);
            throw new ActuatorException("the disruption budget 'web' lets no pod go");
        }
        if (left > 0) {
            wait(patience);
        }
        return left;
    }

    private void wait(Duration patience) {
        try {
            time.rest(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ActuatorException("the drain was interrupted", e);
        }
    }

    @Override
    public void restore() {
        restoring.answer(() -> inRotation = true);
    }

    @Override
    public boolean serving() {
        return balancers.isEmpty() || (inRotation && !lost && healthy.getAsBoolean());
    }

    /// Whether work comes to it.
    public boolean inRotation() {
        return inRotation;
    }

    /// Nobody brings it work.
    public FakeRotation hasNoBalancer() {
        balancers = List.of();
        return this;
    }

    /// So many connections never end by themselves.
    public FakeRotation keeps(int connections) {
        left = connections;
        return this;
    }

    /// They still send its work to where it was, and do not find it any more.
    public FakeRotation losesIt() {
        lost = true;
        return this;
    }

    /// A disruption budget lets nothing go.
    public FakeRotation isHeldByABudget() {
        stuck = true;
        return this;
    }

    /// How it behaves when it is drained.
    public Conduct onDrain() {
        return draining;
    }

    /// How it behaves when it is restored.
    public Conduct onRestore() {
        return restoring;
    }

    void losesAnswers() {
        draining.losesAnswer();
        restoring.losesAnswer();
    }
}
