package dev.remediator.standard;

import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import dev.remediator.port.Service;
import java.util.List;

/// What was seen of a node and of those around it before anything was done to it.
///
/// @param well whether it said so itself
/// @param boot its boot id, or that nobody knows it
/// @param service how its service stood
/// @param machines what stood behind its name
/// @param others how many others of its fleet served
/// @param near who of them would fail together with it; all, if nobody knows; 200 at most
record Sight(
        boolean well,
        String boot,
        Service service,
        List<String> machines,
        int others,
        List<String> near) {
    private static final int MOST = 200;

    /// @throws ActuatorException if nobody can say who serves
    static Sight of(Node node, Service service) {
        return of(node, service, Stand.boot(node));
    }

    /// @throws ActuatorException if nobody can say who serves
    static Sight of(Node node, Service service, String boot) {
        var fleet = node.fleet();
        var others = othersServing(node);
        return new Sight(
                node.healthy(),
                boot,
                service,
                fleet.machines(node.name()),
                others.size(),
                near(fleet, node.name(), others));
    }

    static List<String> othersServing(Node node) {
        return node.fleet().serving().stream().filter(o -> !o.equals(node.name())).toList();
    }

    /// Refuses to take a node away from too few others.
    ///
    /// @param others how many of them serve
    /// @param least how many must
    /// @param taken what would be done to it
    static void throwIfTooFew(int others, int least, String node, String taken) {
        if (others < least) {
            throw new RemedyFailed(
                    "only %d others of the fleet serve, and %d must before %s may be %s"
                            .formatted(others, least, node, taken));
        }
    }

    /// The same, of those that serve now.
    ///
    /// @return how many do
    static int throwIfTooFew(Node node, String taken) {
        int others = othersServing(node).size();
        throwIfTooFew(others, node.fleet().size().least(), node.name(), taken);
        return others;
    }

    private static List<String> near(Fleet fleet, String node, List<String> others) {
        var domains = fleet.domains();
        var domain = domains.getOrDefault(node, "");
        return others.stream()
                .filter(o -> domain.isEmpty() || domains.getOrDefault(o, domain).equals(domain))
                .sorted()
                .limit(MOST)
                .toList();
    }
}
