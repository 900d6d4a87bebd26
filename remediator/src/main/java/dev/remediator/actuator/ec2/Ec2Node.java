package dev.remediator.actuator.ec2;

import dev.remediator.actuator.traffic.Balancers;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Disk;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import dev.remediator.port.Rotation;
import dev.remediator.port.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/// A node that is an EC2 instance, seen from outside through EC2's API.
///
/// EC2 has no boot id, and a reboot leaves the id and the launch time as they are. So the boot id
/// here says which instance was started when, and which of our reboots EC2 has accepted last: it
/// changes with a reboot that was *asked for* here, not with one that happened. Whether that came
/// to pass and ended well only its health can tell. A boot from inside the machine is not seen.
final class Ec2Node implements Node {
    private final String name;
    private final Ec2Fleet fleet;

    Ec2Node(String name, Ec2Fleet fleet) {
        this.name = name;
        this.fleet = fleet;
    }

    @Override
    public String name() {
        return name;
    }

    private Optional<Machine> now() {
        return fleet.look().machines(name).stream().findFirst();
    }

    @Override
    public String bootId() {
        return now().filter(Machine::running).map(Ec2Node::boot).orElse(NOT_RUNNING);
    }

    private static String boot(Machine machine) {
        var rebooted = machine.tag(Marks.REBOOTED);
        var boot = machine.id() + "/" + machine.launched().getEpochSecond();
        return rebooted.isEmpty()
                ? boot
                : boot + "/" + rebooted.substring(0, Math.min(12, rebooted.length()));
    }

    /// What EC2 supervises is the machine: failed means that a status check has.
    @Override
    public Service service() {
        var machine = now();
        if (machine.isEmpty()) {
            return Service.stopped();
        }
        return switch (machine.get().state()) {
            case RUNNING -> running(machine.get());
            case PENDING -> new Service(Service.State.STARTING, NOT_RUNNING, 0);
            case STOPPING, STOPPED, SHUTTING_DOWN, TERMINATED -> Service.stopped();
            case UNKNOWN_TO_SDK_VERSION -> new Service(Service.State.UNKNOWN, NOT_RUNNING, 0);
        };
    }

    private Service running(Machine machine) {
        var checks = checks(machine);
        var state =
                switch (checks) {
                    case OK -> Service.State.RUNNING;
                    case INITIALIZING -> Service.State.STARTING;
                    case IMPAIRED -> Service.State.FAILED;
                    case UNKNOWN -> Service.State.UNKNOWN;
                };
        return new Service(state, boot(machine), 0);
    }

    private Stock.Checks checks(Machine machine) {
        return Stock.of(machine, fleet.stock().checks(List.of(machine)));
    }

    /// Whether it runs, no status check of EC2's has failed, and it answers where it can be asked.
    ///
    /// @throws ActuatorException if EC2 does not answer, or what it says is no verdict: that says
    ///   nothing about the node
    @Override
    public boolean healthy() {
        return now().filter(this::runs).filter(this::isWell).isPresent();
    }

    private boolean runs(Machine machine) {
        if (machine.state() == InstanceStateName.UNKNOWN_TO_SDK_VERSION) {
            throw new ActuatorException(
                    "EC2 has a state for instance %s of node '%s' that is not known here"
                            .formatted(machine.id(), name));
        }
        return machine.running();
    }

    private boolean isWell(Machine machine) {
        var checks = checks(machine);
        if (checks == Stock.Checks.IMPAIRED || !fleet.signs().answers(machine)) {
            return false;
        }
        if (!fleet.signs().pass(checks)) {
            throw new ActuatorException(
                    "EC2's status checks of instance %s of node '%s' are %s, which says neither that it is well nor that it is not"
                            .formatted(machine.id(), name, checks));
        }
        return true;
    }

    @Override
    public void restart(Order order) {
        throw new ActuatorException(
                "node '%s' cannot be restarted through EC2's API, which does not reach into a machine"
                        .formatted(name));
    }

    /// What it is called in HAProxy is its name here.
    ///
    /// @throws ActuatorException if no server of HAProxy's could be called that
    @Override
    public Rotation traffic() {
        return Balancers.of(fleet.spec().balancers(), name);
    }

    /// A dry run, of the tags too.
    @Override
    public void preflightReboot() {
        var machine = fleet.machineOf(name);
        throwUnlessRunning(machine);
        fleet.cloud()
                .wouldLet(
                        "RebootInstances",
                        ec2 ->
                                ec2.rebootInstances(
                                        ask -> ask.instanceIds(machine.id()).dryRun(true)));
        fleet.wouldMark(machine);
    }

    private void throwUnlessRunning(Machine machine) {
        if (!machine.running()) {
            throw new ActuatorException(
                    "instance %s of node '%s' is %s and cannot be rebooted"
                            .formatted(machine.id(), name, machine.state()));
        }
    }

    /// Asks EC2 for it, once per order. A worker that dies between the call and the mark that says
    /// it was accepted leaves that open; then it is asked for again.
    @Override
    public void reboot(Order order) {
        var machine = fleet.machineOf(name);
        var mark = Marks.of("reboot", fleet.name(), name, order);
        if (machine.tag(Marks.REBOOTED).equals(mark)) {
            return;
        }
        fleet.admit(name, List.of(machine), order);
        throwUnlessRunning(machine);
        fleet.stock().mark(machine.id(), Map.of(Marks.REBOOT, mark));
        var _ =
                fleet.cloud()
                        .ec2Once(
                                "RebootInstances",
                                ec2 -> ec2.rebootInstances(ask -> ask.instanceIds(machine.id())));
        fleet.stock().mark(machine.id(), Map.of(Marks.REBOOTED, mark));
    }

    @Override
    public Disk disk() {
        throw new ActuatorException(
                "the disks of node '%s' cannot be cleaned up through EC2's API".formatted(name));
    }

    @Override
    public Fleet fleet() {
        return fleet;
    }
}
