package dev.remediator.testkit;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A node in memory. At first it runs and serves; a restart or a new machine makes it serve.
///
/// It recognises a repeated order and refuses the order of an owner that has lost it, until it is
/// told to forget its orders.
public final class FakeNode implements Node, Fake {
    private final VirtualTime time;
    private final String name;
    private final FakeFleet fleet;
    private final Orders orders;
    private final Conduct restarting;
    private final List<String> leftBehind = new ArrayList<>();
    private @Nullable String machine;
    private @Nullable BooleanSupplier word;
    private Duration untilServing = Duration.ZERO;
    private boolean incurable;
    private boolean running;
    private boolean serves;
    private int machines;
    private int boots;

    /// How a node stands.
    ///
    /// @param name its name
    /// @param machine which machine stands behind it
    /// @param leftBehind machines that are still there and that nobody can name any more
    /// @param bootId as the node says
    /// @param serves whether it is well
    public record State(
            String name,
            Optional<String> machine,
            List<String> leftBehind,
            String bootId,
            boolean serves) {}

    FakeNode(VirtualTime time, String name, FakeFleet fleet) {
        this.time = time;
        this.name = name;
        this.fleet = fleet;
        this.orders = new Orders(name);
        this.restarting = new Conduct(time, "restart of " + name);
        var _ = getMachine();
    }

    /// The only one of its fleet.
    public static FakeNode of(VirtualTime time, String name) {
        return new FakeFleet(time, "fleet", name).node(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String bootId() {
        return running ? "boot-" + boots : NOT_RUNNING;
    }

    @Override
    public boolean healthy() {
        return word == null ? serves : word.getAsBoolean();
    }

    @Override
    public void restart(Order order) {
        var _ = restarting.answer(order, orders, this::startAgain);
    }

    private String startAgain() {
        if (machine == null) {
            throw new ActuatorException("no machine stands behind " + name);
        }
        start();
        return bootId();
    }

    @Override
    public FakeFleet fleet() {
        return fleet;
    }

    @Override
    public State state() {
        return new State(name, machine(), List.copyOf(leftBehind), bootId(), serves);
    }

    /// Its service stops.
    @Override
    public void breaks() {
        running = false;
        serves = false;
    }

    /// It runs, and does not serve until it is started again.
    public FakeNode fallsSick() {
        serves = false;
        return this;
    }

    /// Its service stops, and starts by itself so much later.
    public FakeNode comesBackAfter(Duration duration) {
        breaks();
        time.after(duration, this::start);
        return this;
    }

    /// Each time it is started, it serves only so much later. Default: at once.
    public FakeNode servesAfter(Duration duration) {
        untilServing = duration;
        return this;
    }

    /// It never serves again, however often it is started.
    public FakeNode staysSick() {
        incurable = true;
        serves = false;
        return this;
    }

    /// Asked whether it is well, it says this, whatever is so.
    public FakeNode answersHealth(BooleanSupplier answer) {
        word = answer;
        return this;
    }

    /// It no longer recognises repeated orders, nor those of an owner that has lost it.
    public FakeNode forgetsOrders() {
        orders.forget();
        return this;
    }

    @Override
    public void losesAnswers() {
        fleet.losesAnswers();
    }

    /// How it behaves when it is to be restarted.
    public Conduct onRestart() {
        return restarting;
    }

    Orders orders() {
        return orders;
    }

    Optional<String> machine() {
        return Optional.ofNullable(machine);
    }

    String getMachine() {
        if (machine != null) {
            leftBehind.add(machine);
        }
        var made = name + "/machine-" + ++machines;
        machine = made;
        start();
        return made;
    }

    void loseMachine() {
        machine = null;
        breaks();
    }

    private void start() {
        int boot = ++boots;
        running = true;
        serves = false;
        if (untilServing.isPositive()) {
            time.after(untilServing, () -> serve(boot));
        } else {
            serve(boot);
        }
    }

    /// Unless it was stopped or started again meanwhile.
    private void serve(int boot) {
        serves = running && boot == boots && !incurable;
    }
}
