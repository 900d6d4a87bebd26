package dev.remediator.actuator;

import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import dev.remediator.port.Order;

/// One service process on this machine.
final class ProcessNode implements Node {
    private final ProcessFleetSpec.Member member;
    private final ProcessFleet fleet;
    private final NodeControl control;
    private final HealthCheck health;

    ProcessNode(ProcessFleetSpec.Member member, ProcessFleet fleet, NodeControl control) {
        this.member = member;
        this.fleet = fleet;
        this.control = control;
        this.health = new HealthCheck(member.port());
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
    public boolean healthy() {
        return health.passes();
    }

    @Override
    public void restart(Order order) {
        control.restart(order);
    }

    @Override
    public Fleet fleet() {
        return fleet;
    }

    NodeControl control() {
        return control;
    }
}
