package dev.remediator;

import dev.remediator.actuator.FleetInventory;
import dev.remediator.actuator.ec2.Ec2Inventory;
import dev.remediator.actuator.kubernetes.KubernetesInventory;
import dev.remediator.actuator.machine.DiscoveredHosts;
import dev.remediator.actuator.machine.HostFleetSpec;
import dev.remediator.actuator.machine.HostInventory;
import dev.remediator.actuator.machine.Provisioner;
import dev.remediator.actuator.postgres.DatabaseInventory;
import dev.remediator.actuator.terraform.TerraformProvisioner;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.settings.Settings;
import dev.remediator.worker.Inventories;
import dev.remediator.worker.Inventory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything that may be acted upon. What is not in it does not exist for a playbook.
///
/// Safe for use by several threads.
public final class Targets implements Inventory, AutoCloseable {
    private final Closing closing = new Closing();
    private final DatabaseInventory databases;
    private final Inventories all;
    private final List<Fleet> fleets = new ArrayList<>();

    /// Reaches nobody yet.
    ///
    /// @throws IllegalArgumentException in one sentence, if two things have one name
    public Targets(Settings settings) {
        var clock = InstantSource.system();
        var processes = new FleetInventory(settings.fleets(), clock);
        databases =
                closing.keep(new DatabaseInventory(settings.databases(), settings.data(), clock));
        var listed = settings.hosts().stream().filter(h -> h.discover().isEmpty()).toList();
        var hosts =
                closing.keep(new HostInventory(listed, spec -> provisioner(spec, settings.data())));
        var ec2 = closing.keep(new Ec2Inventory(settings.ec2()));
        var living = new ArrayList<Inventory>();
        fleets.addAll(processes.fleets());
        fleets.addAll(hosts.fleets());
        for (var spec : settings.hosts()) {
            if (spec.discover().isPresent()) {
                var found =
                        closing.keep(
                                new DiscoveredHosts(
                                        spec, provisioner(spec, settings.data()), listed));
                living.add(found);
                fleets.add(found);
            }
        }
        for (var spec : settings.kubernetes()) {
            var cluster = closing.keep(new KubernetesInventory(spec, clock));
            living.add(cluster);
            fleets.add(cluster.fleet());
        }
        living.add(ec2);
        fleets.addAll(ec2.fleets());
        all = new Inventories(List.of(processes, hosts, databases), living);
    }

    private static Provisioner provisioner(HostFleetSpec spec, Path data) {
        return spec.terraform()
                .<Provisioner>map(
                        terraform ->
                                new TerraformProvisioner(
                                        terraform, data.resolve("terraform").resolve(spec.name())))
                .orElseGet(Provisioner::none);
    }

    /// The database clusters.
    public DatabaseInventory databases() {
        return databases;
    }

    /// The fleets of nodes, in the order of the settings.
    public List<Fleet> fleets() {
        return List.copyOf(fleets);
    }

    /// @throws ActuatorException if nobody who might have it can be asked, or two have it
    @Override
    public <T> Optional<T> find(Class<T> port, String kind, String name) {
        return all.find(port, kind, name);
    }

    @Override
    public void close() {
        closing.close();
    }
}
