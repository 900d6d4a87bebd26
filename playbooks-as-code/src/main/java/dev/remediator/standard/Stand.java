package dev.remediator.standard;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.port.Service;
import java.util.List;

/// Who a node is for the moment: what changes when its machine, its boot or its service does.
///
/// @param machines what stands behind its name
/// @param boot its boot id, or that nobody knows it
/// @param service how its service stands
record Stand(List<String> machines, String boot, Service service) {
    private static final String UNKNOWN = "unknown";

    /// @throws ActuatorException if nobody can say what stands behind its name
    static Stand of(Node node) {
        return new Stand(node.fleet().machines(node.name()), boot(node), service(node));
    }

    /// Of one that cannot be asked nobody knows it: not every node can say.
    static String boot(Node node) {
        try {
            return node.bootId();
        } catch (ActuatorException _) {
            return UNKNOWN;
        }
    }

    /// Of one that cannot be asked nobody knows it: not every node has a supervisor that tells.
    static Service service(Node node) {
        try {
            return node.service();
        } catch (ActuatorException _) {
            return new Service(Service.State.UNKNOWN, UNKNOWN, 0);
        }
    }

    /// Whether nothing has begun anew in between. What nobody knew then and nobody knows now does
    /// not count; what only one of the two looks knew does.
    boolean steadySince(Stand earlier) {
        return machines.equals(earlier.machines)
                && boot.equals(earlier.boot)
                && (unknown() && earlier.unknown() || service.steadySince(earlier.service));
    }

    private boolean unknown() {
        return service.state() == Service.State.UNKNOWN;
    }

    /// What has begun anew, in a few words.
    String since(Stand earlier) {
        if (!machines.equals(earlier.machines)) {
            return "its machines were %s and are %s".formatted(earlier.machines, machines);
        }
        if (!boot.equals(earlier.boot)) {
            return "it has booted again, or nobody can say";
        }
        return "its service is %s, and its supervisor has started it %s since it was told to"
                .formatted(service.state(), times(service.restarts()));
    }

    private static String times(int number) {
        return number == 1 ? "once" : number + " times";
    }
}
