package dev.remediator.actuator.traffic;

import dev.remediator.failover.Confirmation;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Traffic;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The proxies of one cluster, all of them told and asked at the same time.
///
/// A proxy has one second to take the connection, two to answer each command, and ten for all of
/// it. What it does not confirm in that time is not confirmed; nothing is remembered between calls,
/// so a refusal is always fresh. Confirmed means read back from the proxy after it was told.
/// Without proxies every call returns an empty list.
public final class Proxies implements Traffic {
    static final Duration CONNECT = Duration.ofSeconds(1);
    static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration ALTOGETHER = Duration.ofSeconds(10);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9_.:-]{1,255}");

    /// Where a member takes SQL.
    ///
    /// @param name its name in the inventory, and in HAProxy's backend
    /// @param address a host name or an IP address, as the proxies know it too
    /// @param port 1 to 65535
    public record Member(String name, String address, int port) {

        /// Refuses what must not get into a command.
        public Member {
            check(NAME, "a member's name", name);
            check(ADDRESS, "the address of member '" + name + "'", address);
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException(
                        "the port of member '" + name + "' is " + port + ", not 1 to 65535");
            }
        }

        /// Whether another's words for a place mean this one.
        boolean at(String host, int otherPort) {
            if (port != otherPort || host.isEmpty()) {
                return false;
            }
            try {
                return host.equalsIgnoreCase(address)
                        || List.of(InetAddress.getAllByName(address))
                                .contains(InetAddress.getByName(host));
            } catch (UnknownHostException _) {
                return false;
            }
        }
    }

    private final Map<String, Proxy> proxies = new LinkedHashMap<>();
    private final List<Member> members;

    /// Reaches nothing yet.
    ///
    /// @param specs each with a name of its own
    /// @param password PgBouncer's admin password, asked for at each call; empty: none
    /// @throws IllegalArgumentException if a name could not get into a command as it is
    public Proxies(List<ProxySpec> specs, List<Member> members, Supplier<String> password) {
        this.members = List.copyOf(members);
        for (var spec : specs) {
            check(NAME, "the pool of proxy '" + spec.name() + "'", spec.pool());
            proxies.put(
                    spec.name(),
                    switch (spec.kind()) {
                        case HAPROXY -> new HaProxy(spec);
                        case PGBOUNCER -> new PgBouncer(spec, this.members, password);
                    });
        }
    }

    private static void check(Pattern pattern, String what, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " is " + Unconfirmed.said(value) + ", which is not " + pattern);
        }
    }

    @Override
    public List<String> proxies() {
        return List.copyOf(proxies.keySet());
    }

    @Override
    public List<Confirmation> cut(String member) {
        return ask(member, Proxy::cut);
    }

    @Override
    public List<Confirmation> restore(String member) {
        return ask(member, Proxy::restore);
    }

    @Override
    public List<Confirmation> shift(String member) {
        return ask(member, Proxy::shift);
    }

    @Override
    public List<Confirmation> confirm(String member) {
        return ask(member, Proxy::confirm);
    }

    private interface Share {
        void doneBy(Proxy proxy, Member member) throws Unconfirmed;
    }

    private List<Confirmation> ask(String name, Share share) {
        if (proxies.isEmpty()) {
            return List.of();
        }
        var member =
                members.stream()
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ActuatorException(
                                                "no member is called " + Unconfirmed.said(name)));
        Map<String, AtOnce.Task<String>> tasks = new LinkedHashMap<>();
        proxies.forEach(
                (called, proxy) ->
                        tasks.put(
                                called,
                                () -> {
                                    share.doneBy(proxy, member);
                                    return called;
                                }));
        return AtOnce.ask("proxy", tasks, ALTOGETHER).stream().map(Proxies::confirmation).toList();
    }

    private static Confirmation confirmation(AtOnce.Reply<String> reply) {
        return switch (reply) {
            case AtOnce.Given<String> given -> Confirmation.of(given.by());
            case AtOnce.Missing<String> missing ->
                    Confirmation.not(missing.by(), missing.problem());
        };
    }
}
