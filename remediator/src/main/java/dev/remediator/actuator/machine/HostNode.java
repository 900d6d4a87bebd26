package dev.remediator.actuator.machine;

import dev.remediator.actuator.HealthProbe;
import dev.remediator.actuator.Unreachable;
import dev.remediator.actuator.host.Commands;
import dev.remediator.actuator.traffic.Balancers;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Disk;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import dev.remediator.port.NodeSilent;
import dev.remediator.port.Order;
import dev.remediator.port.Rotation;
import dev.remediator.port.Service;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// One host with one systemd service on it. What changes something is done one at a time.
final class HostNode implements Node {
    private static final List<String> BOOT_ID = List.of("cat", "/proc/sys/kernel/random/boot_id");

    private final HostFleetSpec.Host spec;
    private final HostFleetSpec.Scope scope;
    private final HostFleet fleet;
    private final Machine machine;
    private final Systemd systemd;
    private final HostRecord orders;
    private final HostDisk disk;
    private final HealthProbe health;
    private final Rotation traffic;
    private final ReentrantLock change = new ReentrantLock();

    /// @param stillMeant throws when another host has taken its place
    HostNode(
            HostFleetSpec of,
            HostFleetSpec.Host spec,
            HostFleet fleet,
            Commands commands,
            Runnable stillMeant) {
        this.spec = spec;
        this.scope = of.scope();
        this.fleet = fleet;
        this.machine = new Machine(commands, of.sudo(), stillMeant);
        this.systemd = new Systemd(machine, of.unit(), of.scope());
        this.orders = new HostRecord(machine, of.state(), spec.name());
        this.disk = new HostDisk(machine, of.cleanUp(), orders);
        this.health = new HealthProbe(of.health(), spec.address());
        this.traffic = Balancers.of(of.balancers(), spec.server());
    }

    HostFleetSpec.Host spec() {
        return spec;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public String bootId() {
        try {
            return bootId(machine.look(Machine.QUICK, BOOT_ID));
        } catch (Unreachable e) {
            throw new NodeSilent(String.valueOf(e.getMessage()), e);
        }
    }

    private String bootId(Commands.Result result) {
        var id = result.out().strip();
        if (!result.good() || !id.matches("[0-9a-f-]{36}")) {
            throw new ActuatorException(
                    "%s does not tell its boot id: %s"
                            .formatted(machine.where(), Machine.said(result)));
        }
        return id;
    }

    /// Asked as often as somebody waits for it: a host that boots does not answer for a while, and
    /// is not left alone for it.
    ///
    /// @throws ActuatorException also while it boots, because nobody knows then
    @Override
    public boolean bootedSince(String earlier) {
        return !bootId(machine.lookPatiently(Machine.QUICK, BOOT_ID)).equals(earlier);
    }

    @Override
    public Service service() {
        return systemd.service();
    }

    @Override
    public boolean healthy() {
        return health.passes();
    }

    /// Done once per order: if the service was started since the same order was first begun, there
    /// is nothing left to do.
    @Override
    public void restart(Order order) {
        oneAtATime(
                () -> {
                    var now = systemd.service().start();
                    var before = orders.admit(order, "restart", now);
                    if (now.equals(NOT_RUNNING) || now.equals(before)) {
                        systemd.restart();
                    }
                });
    }

    @Override
    public Rotation traffic() {
        return traffic;
    }

    /// The host this program runs on is not rebooted by it, and neither is one on which it has only
    /// a user's own systemd.
    @Override
    public void preflightReboot() {
        if (scope == HostFleetSpec.Scope.USER || spec.local()) {
            throw new ActuatorException(
                    "node '%s' is not rebooted: %s"
                            .formatted(
                                    name(),
                                    spec.local()
                                            ? "this program runs on it"
                                            : "its service is one of a user's own systemd"));
        }
    }

    /// Done once per order, as a restart.
    @Override
    public void reboot(Order order) {
        preflightReboot();
        oneAtATime(
                () -> {
                    var now = bootId();
                    if (orders.admit(order, "reboot", now).equals(now)) {
                        systemd.reboot();
                    }
                });
    }

    private void oneAtATime(Runnable work) {
        change.lock();
        try {
            machine.refuseIfNotMeant();
            work.run();
        } finally {
            change.unlock();
        }
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public Fleet fleet() {
        return fleet;
    }
}
