package dev.remediator.actuator;

import dev.remediator.actuator.OrderLog.Done;
import dev.remediator.actuator.OrderLog.Operation;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Carries out orders on one node: each once, in the order of the fencing tokens, one at a time.
///
/// A worker may be killed at any line. What a second attempt at the same order then finds, and
/// what it does:
///
///     restart    in or after stop    old process dead or dying     ends the rest, starts
///                boot begun          no process                    starts
///                process started     process with the mark         completes the boot file, logs
///                boot completed      process with its pid          logs
///                logged              the line                      answers what it says
///     terminate  in or after stop    machine still pointed at      ends the rest, removes, logs
///                pointer removed     no machine                    logs; nothing to end is no error
///     provision  directory made      an empty directory            leaves it, makes the next
///                boot begun          no process                    leaves it, makes the next
///                process started     process with the mark         completes the boot file, points
///                                                                  at the machine, logs
///                boot completed      process with its pid          points at the machine, logs
///                pointer written     the same                      logs
///
/// Any other order that starts something ends what it finds first. The pointer is written last, so
/// that a machine that can be seen was started.
final class NodeControl {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String node;
    private final NodeFiles files;
    private final NodeProcesses processes;
    private final NodeLock lock;
    private final OrderLog orders;
    private final InstantSource clock;

    NodeControl(
            ProcessFleetSpec.Member member,
            CommandTemplate command,
            Path fleetDirectory,
            InstantSource clock) {
        this.node = member.node();
        this.clock = clock;
        var directory = fleetDirectory.resolve(node);
        this.files = new NodeFiles(directory);
        var launcher = new Launcher(member, command, directory);
        this.processes = new NodeProcesses(node, launcher, files, clock);
        this.lock = new NodeLock(node, directory, PATIENCE);
        this.orders = new OrderLog(new StateFile(directory.resolve("orders.log")));
    }

    Optional<String> machine() {
        return files.machine();
    }

    /// Where the service has its files, if it has a machine.
    Optional<Path> home() {
        return files.machine().map(files::home);
    }

    /// Every order that was carried out, oldest first.
    List<OrderLog.Entry> orders() {
        return orders.all();
    }

    Optional<Birth> process() {
        return files.machine().flatMap(processes::running);
    }

    String bootId() {
        return files.machine().flatMap(processes::bootId).orElse(Node.NOT_RUNNING);
    }

    void restart(Order order) {
        var _ = carryOut(Operation.RESTART, order, () -> restarted(order.idempotencyKey()));
    }

    private Done restarted(String key) {
        var machine =
                files.machine()
                        .orElseThrow(
                                () ->
                                        new ActuatorException(
                                                "node '"
                                                        + node
                                                        + "' cannot be restarted: it has no"
                                                        + " machine, provision one first"));
        if (processes.startedFor(key).filter(machine::equals).isPresent()) {
            return new Done(machine, bootId());
        }
        return new Done(machine, processes.start(machine, key));
    }

    void terminate(String machine, Order order) {
        var _ = carryOut(Operation.TERMINATE, order, () -> terminated(machine));
    }

    /// Another machine than the one that was meant is left alone.
    private Done terminated(String meant) {
        var machine = files.machine().orElse(Node.NOT_RUNNING);
        if (!machine.equals(meant) && !machine.equals(Node.NOT_RUNNING)) {
            return new Done(meant, "already gone");
        }
        processes.stop();
        files.forgetMachine();
        return new Done(machine, machine.equals(Node.NOT_RUNNING) ? "already gone" : "terminated");
    }

    String provision(Order order) {
        return carryOut(Operation.PROVISION, order, () -> provisioned(order.idempotencyKey()));
    }

    private Done provisioned(String key) {
        var machine = processes.startedFor(key).orElseGet(() -> startedAfresh(key));
        files.pointTo(machine);
        return new Done(machine, machine);
    }

    private String startedAfresh(String key) {
        processes.stop();
        var machine = files.makeMachine();
        var _ = processes.start(machine, key);
        return machine;
    }

    /// Nobody ordered it: starts the service if it does not run, on a first machine if need be.
    void bringUp() {
        var _ =
                lock.holding(
                        () -> {
                            if (process().isEmpty()) {
                                var machine = files.machine().orElseGet(files::makeMachine);
                                var _ = processes.start(machine, "");
                                files.pointTo(machine);
                            }
                            return node;
                        });
    }

    /// Nobody ordered it: returns when nothing of the node runs. Its machine stays.
    void bringDown() {
        var _ =
                lock.holding(
                        () -> {
                            processes.stop();
                            return node;
                        });
    }

    private String carryOut(Operation operation, Order order, Supplier<Done> work) {
        return lock.holding(
                () -> {
                    files.admit(order.fencingToken());
                    var before = orders.find(order.idempotencyKey());
                    if (before.isPresent()) {
                        return recorded(operation, before.get());
                    }
                    var done = work.get();
                    orders.append(
                            new OrderLog.Entry(
                                    order.idempotencyKey(),
                                    order.fencingToken(),
                                    operation,
                                    done.machine(),
                                    clock.instant(),
                                    done.result()));
                    return done.result();
                });
    }

    private String recorded(Operation operation, OrderLog.Entry before) {
        if (before.operation() != operation) {
            throw new ActuatorException(
                    "refused: order '"
                            + before.idempotencyKey()
                            + "' was a "
                            + before.operation().word()
                            + " on node '"
                            + node
                            + "' and cannot be a "
                            + operation.word()
                            + " as well");
        }
        return before.result();
    }
}
