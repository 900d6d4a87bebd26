package dev.remediator.actuator.traffic;

import dev.remediator.actuator.Circuit;
import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Rotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The load balancers that nodes serve behind: HAProxy, over its runtime API.
///
/// Draining is `state drain`: what a cookie or a stick table ties to a server still comes.
/// Restoring ends a drain, whoever ordered it, and leaves the rest to HAProxy's own checks; without
/// checks the server has work at once. A server in maintenance by order is left there: draining it
/// only waits for what is left, restoring it throws. So a person who wants a server left alone says
/// `maint`. What is set here is lost when HAProxy is reloaded, unless its configuration loads the
/// servers' state from a file.
public final class Balancers {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern IP = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

    /// One for each runtime API, whichever node it is asked about.
    private static final Map<String, Circuit> CIRCUITS = new ConcurrentHashMap<>();

    private Balancers() {}

    /// The rotation of one node.
    ///
    /// @param balancers all that send it work; may be none
    /// @param server what it is called in their backends
    /// @throws ActuatorException if there are balancers, and the server's name could not get into a
    ///   command as it is
    /// @throws IllegalArgumentException if two balancers have the same name
    public static Rotation of(List<BalancerSpec> balancers, String server) {
        if (balancers.isEmpty()) {
            return Rotation.none();
        }
        if (!NAME.matcher(server).matches()) {
            throw new ActuatorException(
                    "a server is called "
                            + Unconfirmed.said(server)
                            + ", which does not match "
                            + NAME.pattern());
        }
        Map<String, Balancer> all = new LinkedHashMap<>();
        for (var spec : balancers) {
            if (all.put(spec.name(), new Balancer(spec, server, circuit(spec))) != null) {
                throw new IllegalArgumentException(
                        "two balancers are called '" + spec.name() + "'");
            }
        }
        return new BalancedRotation(all);
    }

    private static Circuit circuit(BalancerSpec spec) {
        return CIRCUITS.computeIfAbsent(
                spec.address(), address -> new Circuit("the balancer at " + address));
    }

    /// A server of a backend.
    ///
    /// @param name what HAProxy calls it
    /// @param address its IP address
    /// @param port 1 to 65535
    public record Member(String name, String address, int port) {}

    /// Who is in a balancer's backend now, in its order. A place without an address or a port, as
    /// one whose name is not resolved, has nobody in it and is left out.
    ///
    /// @throws ActuatorException if HAProxy does not say, or calls a server something that no node
    ///   may be called
    public static List<Member> members(BalancerSpec balancer) {
        var whom = "balancer '" + balancer.name() + "' ";
        var backend = new Backend(new RuntimeApi(balancer.address()), balancer.backend());
        return circuit(balancer)
                .call(
                        () -> {
                            try {
                                return members(backend);
                            } catch (Unanswered e) {
                                throw new Unreachable(whom + e.sentence(), e);
                            } catch (Unconfirmed e) {
                                throw new ActuatorException(whom + e.sentence(), e);
                            }
                        });
    }

    private static List<Member> members(Backend backend) throws Unconfirmed {
        List<Member> members = new ArrayList<>();
        for (var server : backend.servers()) {
            if (!NAME.matcher(server.name()).matches()) {
                throw new Unconfirmed(
                        "calls a server "
                                + Unconfirmed.said(server.name())
                                + ", which does not match "
                                + NAME.pattern());
            }
            if (IP.matcher(server.address()).matches() && server.port() > 0) {
                members.add(new Member(server.name(), server.address(), server.port()));
            }
        }
        return List.copyOf(members);
    }
}
