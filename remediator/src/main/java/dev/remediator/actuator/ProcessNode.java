package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Disk;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import dev.remediator.port.Rotation;
import dev.remediator.port.Service;
import java.time.Duration;

/// One service process on this machine.
final class ProcessNode implements Node {
    private static final Duration ALLOWED = Duration.ofSeconds(1);

    private final ProcessFleetSpec.Member member;
    private final ProcessFleet fleet;
    private final NodeControl control;
    private final ProcessFleetSpec.Room room;
    private final HealthProbe health;

    ProcessNode(
            ProcessFleetSpec.Member member,
            ProcessFleet fleet,
            NodeControl control,
            ProcessFleetSpec.Room room) {
        this.member = member;
        this.fleet = fleet;
        this.control = control;
        this.room = room;
        this.health =
                new HealthProbe(
                        new HealthSpec("http", member.port(), "/healthz"), "127.0.0.1", ALLOWED);
    }

    @Override
    public String name() {
        return member.node();
    }

    @Override
    public String bootId() {
        return control.bootId();
    }

    @Override
    public Service service() {
        var boot = control.bootId();
        return boot.equals(NOT_RUNNING)
                ? Service.stopped()
                : new Service(Service.State.RUNNING, boot, 0);
    }

    @Override
    public boolean healthy() {
        return health.passes();
    }

    @Override
    public void restart(Order order) {
        control.restart(order);
    }

    @Override
    public Rotation traffic() {
        return Rotation.none();
    }

    @Override
    public void preflightReboot() {
        throw new ActuatorException(
                "node '" + name() + "' is a process and has no machine of its own to boot");
    }

    @Override
    public void reboot(Order order) {
        preflightReboot();
    }

    @Override
    public Disk disk() {
        if (room.quota() == 0) {
            throw new ActuatorException(
                    "nobody has said what may be cleaned up on '" + name() + "'");
        }
        return new MachineDisk(name(), control::home, room);
    }

    @Override
    public Fleet fleet() {
        return fleet;
    }

    NodeControl control() {
        return control;
    }
}
