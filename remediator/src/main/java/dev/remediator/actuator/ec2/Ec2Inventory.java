package dev.remediator.actuator.ec2;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.worker.Inventory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What may be acted upon in EC2: the instances that have all the tags of a fleet, by the exact
/// name of their node. Looked up anew each time. Safe for use by several threads.
public final class Ec2Inventory implements Inventory, AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._:/@+=-]{0,255}");

    private final List<Ec2Fleet> fleets;

    /// Refuses two fleets of one name. Asks nobody yet.
    public Ec2Inventory(List<Ec2FleetSpec> specs) {
        this.fleets = distinct(specs).stream().map(Ec2Fleet::new).toList();
    }

    private Ec2Inventory(Ec2Fleet... fleets) {
        this.fleets = List.of(fleets);
    }

    static Ec2Inventory of(Ec2Fleet... fleets) {
        return new Ec2Inventory(fleets);
    }

    private static List<Ec2FleetSpec> distinct(List<Ec2FleetSpec> specs) {
        var names = new HashSet<String>();
        for (var spec : specs) {
            if (!names.add(spec.name())) {
                throw new IllegalArgumentException(
                        "two EC2 fleets are called '" + spec.name() + "'");
            }
        }
        return specs;
    }

    /// All its fleets, in the order they were listed.
    public List<Ec2Fleet> fleets() {
        return fleets;
    }

    /// A fleet that cannot be asked, or has the name twice, does not hide what another one has.
    ///
    /// @throws ActuatorException if two fleets have that name, or nobody has it and one could not
    ///   say
    @Override
    public <T> Optional<T> find(Class<T> port, String kind, String name) {
        if (!kind.equals("node") || !port.isAssignableFrom(Ec2Node.class) || !isName(name)) {
            return Optional.empty();
        }
        var found = new ArrayList<Node>();
        var silent = new ArrayList<ActuatorException>();
        for (var fleet : fleets) {
            try {
                fleet.node(name).ifPresent(found::add);
            } catch (ActuatorException e) {
                silent.add(e);
            }
        }
        if (found.isEmpty() && !silent.isEmpty()) {
            throw silent.getFirst();
        }
        if (found.size() > 1) {
            throw new ActuatorException(
                    "refused: node '%s' is in fleet '%s' and in fleet '%s'"
                            .formatted(
                                    name,
                                    found.get(0).fleet().name(),
                                    found.get(1).fleet().name()));
        }
        return found.stream().map(port::cast).findFirst();
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /// Ends the connections.
    @Override
    public void close() {
        fleets.forEach(Ec2Fleet::close);
    }
}
