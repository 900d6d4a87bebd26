package dev.remediator.actuator.ec2;

import dev.remediator.actuator.HealthProbe;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// What says whether a machine serves: EC2's status checks, whoever gives it work, and the node
/// itself where somebody has said how to ask it.
final class Signs {
    private final Ec2FleetSpec spec;
    private final Stock stock;
    private final Supply supply;

    Signs(Ec2FleetSpec spec, Stock stock, Supply supply) {
        this.spec = spec;
        this.stock = stock;
        this.supply = supply;
    }

    /// The ids of those that are given work, and are well as far as they are asked.
    List<String> served(List<Machine> machines) {
        if (machines.isEmpty()) {
            return List.of();
        }
        var checks = stock.checks(machines);
        var inService = supply.inService(machines);
        return answering(
                        machines.stream()
                                .filter(one -> inService.contains(one.id()))
                                .filter(one -> pass(Stock.of(one, checks)))
                                .toList())
                .stream()
                .map(Machine::id)
                .toList();
    }

    /// All are asked at once, since each may take its time.
    private List<Machine> answering(List<Machine> machines) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    machines.stream()
                            .map(one -> CompletableFuture.supplyAsync(() -> answers(one), threads))
                            .toList();
            return IntStream.range(0, machines.size())
                    .filter(i -> asked.get(i).join())
                    .mapToObj(machines::get)
                    .toList();
        }
    }

    /// Whether nothing is missing of EC2's status checks. Those that have not come to an end yet
    /// are not needed where the node itself is asked.
    boolean pass(Stock.Checks checks) {
        return checks == Stock.Checks.OK
                || (checks == Stock.Checks.INITIALIZING && spec.health().isPresent());
    }

    /// Whether the node itself says so; yes where nobody has said how to ask it.
    boolean answers(Machine machine) {
        return spec.health()
                .map(
                        how ->
                                !machine.address().isEmpty()
                                        && new HealthProbe(how, machine.address()).passes())
                .orElse(true);
    }
}
