package dev.remediator.testkit;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.port.NodeSilent;
import dev.remediator.port.Order;
import dev.remediator.port.Service;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A node in memory. At first it runs and serves; a restart, a reboot or a new machine makes it
/// serve.
///
/// It recognises a repeated order and refuses the order of an owner that has lost it, until it is
/// told to forget its orders.
public final class FakeNode implements Node, Fake {
    private final VirtualTime time;
    private final String name;
    private final FakeFleet fleet;
    private final Orders orders;
    private final Conduct restarting;
    private final Conduct rebooting;
    private final FakeRotation rotation;
    private final FakeDisk disk;
    private final FakeMachines machines;
    private @Nullable BooleanSupplier word;
    private Duration untilReachable = Duration.ZERO;
    private Instant unreachableUntil;
    private Instant cloudSilentFrom = Instant.MAX;
    private @Nullable String bound;
    private boolean deaf;

    /// How a node stands.
    ///
    /// @param name its name
    /// @param machines what stands behind it
    /// @param leftBehind machines that are still there and that nobody can name any more
    /// @param serves whether it is well
    /// @param inRotation whether work comes to it
    /// @param disk what there is to be cleaned up
    public record State(
            String name,
            List<String> machines,
            List<String> leftBehind,
            boolean serves,
            boolean inRotation,
            Object disk) {

        /// The machine that stands behind its name.
        public Optional<String> machine() {
            return machines.stream().findFirst().map(m -> m.substring(0, m.indexOf(',')));
        }
    }

    FakeNode(VirtualTime time, String name, FakeFleet fleet) {
        this.time = time;
        this.name = name;
        this.fleet = fleet;
        this.orders = new Orders(name);
        this.restarting = new Conduct(time, "restart of " + name);
        this.rebooting = new Conduct(time, "reboot of " + name);
        this.rotation = new FakeRotation(time, name, this::healthy);
        this.disk = new FakeDisk(time, name);
        this.unreachableUntil = time.instant();
        this.machines = new FakeMachines(time, name);
        var _ = machines.add();
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
        throwIfUnreachable();
        if (!time.instant().isBefore(cloudSilentFrom)) {
            throw new ActuatorException("the cloud does not answer");
        }
        return current().map(FakeMachine::bootId).orElse(NOT_RUNNING);
    }

    @Override
    public Service service() {
        throwIfUnreachable();
        return machines.silent()
                ? new Service(Service.State.UNKNOWN, NOT_RUNNING, 0)
                : current().map(FakeMachine::service).orElseGet(Service::stopped);
    }

    @Override
    public boolean healthy() {
        return word == null
                ? reachable() && current().filter(FakeMachine::serves).isPresent()
                : word.getAsBoolean();
    }

    private boolean reachable() {
        return !time.instant().isBefore(unreachableUntil);
    }

    private void throwIfUnreachable() {
        if (!reachable()) {
            throw new NodeSilent(name + " does not answer", new ConnectException("timed out"));
        }
    }

    @Override
    public void restart(Order order) {
        var _ = restarting.answer(order, orders, () -> acted(this::startUnlessDeaf));
    }

    @Override
    public void reboot(Order order) {
        var _ = rebooting.answer(order, orders, () -> acted(this::boot));
    }

    @Override
    public void preflightReboot() {
        if (bound != null) {
            throw new ActuatorException(bound);
        }
    }

    private void startUnlessDeaf(FakeMachine machine) {
        if (!deaf) {
            machine.start();
        }
    }

    private void boot(FakeMachine machine) {
        machine.boot();
        unreachableUntil = time.instant().plus(untilReachable);
    }

    private String acted(Consumer<FakeMachine> deed) {
        var machine =
                current()
                        .orElseThrow(
                                () -> new ActuatorException("no machine stands behind " + name));
        deed.accept(machine);
        return name;
    }

    @Override
    public FakeRotation traffic() {
        return rotation;
    }

    @Override
    public FakeDisk disk() {
        return disk;
    }

    @Override
    public FakeFleet fleet() {
        return fleet;
    }

    @Override
    public State state() {
        return new State(
                name,
                machines.sentences(),
                machines.leftBehind(),
                healthy(),
                rotation.inRotation(),
                disk.state());
    }

    /// Its service stops.
    @Override
    public void breaks() {
        current().ifPresent(FakeMachine::stop);
    }

    /// So much later its service stops.
    public FakeNode breaksAfter(Duration duration) {
        time.after(duration, this::breaks);
        return this;
    }

    /// Its machine is gone, and nobody has ended it.
    public FakeNode losesItsMachine() {
        machines.vanish();
        return this;
    }

    /// It runs, and does not serve until it is started again.
    public FakeNode fallsSick() {
        current().ifPresent(FakeMachine::fallSick);
        return this;
    }

    /// It serves nobody, and nobody can say how its service stands, until its machine is gone; what
    /// was sent to it cannot be moved elsewhere.
    public FakeNode fallsSilent() {
        machines.fallSilent();
        rotation.onDrain().refuses(name + " does not say what is left on it");
        return fallsSick();
    }

    /// It runs, and does not serve until its machine is booted again.
    public FakeNode needsReboot() {
        current().ifPresent(FakeMachine::needReboot);
        return this;
    }

    /// It runs, and does not serve until another machine stands behind it.
    public FakeNode needsReplacement() {
        current().ifPresent(FakeMachine::staySick);
        return this;
    }

    /// Its service stops, and starts by itself so much later.
    public FakeNode comesBackAfter(Duration duration) {
        breaks();
        time.after(duration, () -> current().ifPresent(FakeMachine::startByItself));
        return this;
    }

    /// So much later its service falls over, and its supervisor starts it again.
    public FakeNode fallsOverAfter(Duration duration) {
        time.after(duration, () -> current().ifPresent(FakeMachine::startByItself));
        return this;
    }

    /// Each time it is started, it serves only so much later. Default: at once.
    public FakeNode servesAfter(Duration duration) {
        machines.serveAfter(duration);
        return this;
    }

    /// Each time it is rebooted, nobody can reach it for so long. Default: at once.
    public FakeNode bootsFor(Duration duration) {
        untilReachable = duration;
        return this;
    }

    /// So much later nobody can say any more when it booted, although it may answer itself.
    public FakeNode cloudFallsSilentAfter(Duration duration) {
        cloudSilentFrom = time.instant().plus(duration);
        return this;
    }

    /// No reboot could be ordered.
    public FakeNode cannotBeRebooted(String sentence) {
        bound = sentence;
        return this;
    }

    /// It says that it has restarted its service, and has not.
    public FakeNode pretendsToRestart() {
        deaf = true;
        return this;
    }

    /// It never serves again, however often it is started, on whatever machine.
    public FakeNode staysSick() {
        machines.staySick();
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

    void losesItsAnswers() {
        restarting.losesAnswer();
        rebooting.losesAnswer();
        rotation.losesAnswers();
        disk.losesAnswers();
    }

    /// How it behaves when it is to be restarted.
    public Conduct onRestart() {
        return restarting;
    }

    /// How it behaves when it is to be rebooted.
    public Conduct onReboot() {
        return rebooting;
    }

    Orders orders() {
        return orders;
    }

    private Optional<FakeMachine> current() {
        return machines.current();
    }

    FakeMachines standing() {
        return machines;
    }
}
