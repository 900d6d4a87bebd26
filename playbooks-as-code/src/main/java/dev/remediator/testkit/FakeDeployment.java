package dev.remediator.testkit;

import dev.remediator.port.Deployment;
import dev.remediator.port.Order;
import java.time.Instant;

/// A deployment in memory: three replicas of revision 2, rolled out a month ago; all of them serve.
public final class FakeDeployment implements Deployment, Fake {
    private static final int REPLICAS = 3;

    private final VirtualTime time;
    private final String name;
    private final Orders orders;
    private final Conduct restarting;
    private final Conduct undoing;
    private Instant since = VirtualTime.START.minusSeconds(2_592_000);
    private Instant goodSince = since;
    private boolean before = true;
    private boolean badRevision;
    private boolean incurable;
    private boolean paused;
    private boolean observed = true;
    private int revision = 2;
    private int restarts;
    private int available = REPLICAS;

    /// How it stands.
    ///
    /// @param name its name
    /// @param revision which revision runs
    /// @param restarts how often its pods were replaced
    /// @param available how many replicas serve
    public record State(String name, int revision, int restarts, int available) {}

    private FakeDeployment(VirtualTime time, String name) {
        this.time = time;
        this.name = name;
        this.orders = new Orders(name);
        this.restarting = new Conduct(time, "restart of " + name);
        this.undoing = new Conduct(time, "rollback of " + name);
    }

    /// A healthy one.
    public static FakeDeployment of(VirtualTime time, String name) {
        return new FakeDeployment(time, name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Rollout rollout() {
        return new Rollout(
                revision, since, before, REPLICAS, REPLICAS, available, observed, paused);
    }

    @Override
    public void restart(Order order) {
        var _ =
                restarting.answer(
                        order,
                        orders,
                        () -> {
                            restarts++;
                            revision++;
                            since = time.instant();
                            available = badRevision || incurable ? 0 : REPLICAS;
                            return name;
                        });
    }

    @Override
    public void undo(long from, Order order) {
        var _ =
                undoing.answer(
                        order,
                        orders,
                        () -> {
                            if (from == revision) {
                                revision++;
                                since = goodSince;
                                badRevision = false;
                                available = incurable ? 0 : REPLICAS;
                            }
                            return name;
                        });
    }

    @Override
    public State state() {
        return new State(name, revision, restarts, available);
    }

    @Override
    public void breaks() {
        available = 1;
    }

    @Override
    public void losesAnswers() {
        restarting.losesAnswer();
        undoing.losesAnswer();
    }

    /// A revision that does not serve was rolled out just now. When it is rolled back, what runs is
    /// as old as it was before.
    public FakeDeployment getsABadRevision() {
        revision++;
        goodSince = since;
        since = time.instant();
        badRevision = true;
        available = 0;
        return this;
    }

    /// It has had only one revision.
    public FakeDeployment hasNoRevisionBefore() {
        before = false;
        return this;
    }

    /// It no longer recognises repeated orders, nor those of an owner that has lost it.
    public FakeDeployment forgetsOrders() {
        orders.forget();
        return this;
    }

    /// Whatever runs there does not serve.
    public FakeDeployment staysSick() {
        incurable = true;
        available = 0;
        return this;
    }

    /// Somebody has paused its rollout.
    public FakeDeployment isPaused() {
        paused = true;
        return this;
    }

    /// Somebody has just changed its number of replicas, and its cluster has not taken note yet.
    public FakeDeployment isBeingScaled() {
        observed = false;
        return this;
    }

    /// How it behaves when it is restarted.
    public Conduct onRestart() {
        return restarting;
    }

    /// How it behaves when it is rolled back.
    public Conduct onUndo() {
        return undoing;
    }
}
