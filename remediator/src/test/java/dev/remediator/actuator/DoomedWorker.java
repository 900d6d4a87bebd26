package dev.remediator.actuator;

import static dev.remediator.actuator.Bench.order;

import dev.remediator.actuator.ProcessFleetSpec.Member;
import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.util.List;

/// A worker that gives `web-1` one order after another until it is killed, telling each order's
/// deed and key on standard output before it gives it. Its arguments: the fleet's directory, the
/// node's port and the fencing token.
final class DoomedWorker {
    private DoomedWorker() {}

    public static void main(String[] args) {
        var members = List.of(new Member("web-1", Integer.parseInt(args[1])));
        var spec = new ProcessFleetSpec("web", Path.of(args[0]), Bench.SLEEP, members);
        var fleet = new ProcessFleet(spec, Bench.CLOCK);
        long token = Long.parseLong(args[2]);
        for (int n = 1; true; n++) {
            give(fleet, "provision", n, token);
            give(fleet, "restart", n, token);
            give(fleet, "terminate", n, token);
        }
    }

    private static void give(ProcessFleet fleet, String deed, int n, long token) {
        var key = "doomed-%d/%s-%d".formatted(ProcessHandle.current().pid(), deed, n);
        System.out.println(deed + " " + key);
        try {
            perform(fleet, deed, key, token);
        } catch (ActuatorException e) {
            // Another worker may have ended the machine first.
            System.out.println(e.getMessage());
        }
    }

    static void perform(ProcessFleet fleet, String deed, String key, long token) {
        switch (deed) {
            case "provision" -> fleet.launch("web-1", order(key, token));
            case "restart" -> Bench.webOne(fleet).restart(order(key, token));
            case "terminate" -> Bench.end(fleet, order(key, token));
            default -> throw new IllegalArgumentException(deed);
        }
    }
}
