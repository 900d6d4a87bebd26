package dev.remediator.actuator.machine;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import java.util.List;
import java.util.Map;

/// Who is in the places of a backend whose hosts nobody makes: each place has the one machine that
/// it has the address of, so that another host in the same place is another machine.
///
/// @param addresses by the names of the places
record Occupants(Map<String, String> addresses) implements Provisioner {
    private static final Provisioner NONE = Provisioner.none();

    @Override
    public boolean makesAny() {
        return false;
    }

    @Override
    public List<String> machines(String node) {
        return addresses.containsKey(node) ? List.of("" + addresses.get(node)) : List.of();
    }

    @Override
    public boolean roomForOneMore() {
        return false;
    }

    /// @throws ActuatorException always
    @Override
    public void preflight(String node) {
        NONE.preflight(node);
    }

    /// @throws ActuatorException always
    @Override
    public String launch(String node, Order order) {
        return NONE.launch(node, order);
    }

    /// @throws ActuatorException always
    @Override
    public void terminate(String node, String machine, Order order) {
        NONE.terminate(node, machine, order);
    }
}
