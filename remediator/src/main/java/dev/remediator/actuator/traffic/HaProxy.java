package dev.remediator.actuator.traffic;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// HAProxy, whose backend has one server for each member.
///
/// A cut is maintenance, which lets nothing new through, and the end of the sessions, which
/// maintenance leaves alone; those whose client has hung up end by themselves. Everything is read
/// back. What is set here is lost when HAProxy is reloaded, unless its configuration loads the
/// servers' state from a file.
final class HaProxy implements Proxy {
    private final Backend backend;

    HaProxy(ProxySpec spec) {
        backend = new Backend(new RuntimeApi(spec.address()), spec.pool());
    }

    @Override
    public void cut(Proxies.Member member) throws Unconfirmed {
        server(member);
        for (var server : backend.servers()) {
            if (means(server, member)) {
                silence(server.name());
            }
        }
    }

    @Override
    public void restore(Proxies.Member member) throws Unconfirmed {
        open(member);
        var server = server(member);
        if (!server.serves()) {
            throw new Unconfirmed("has " + backend.place(server) + " still " + server.inWords());
        }
    }

    @Override
    public void shift(Proxies.Member member) throws Unconfirmed {
        var wanted = server(member);
        for (var server : backend.servers()) {
            if (!server.name().equals(member.name())) {
                silence(server.name());
            }
        }
        if (!member.at(wanted.address(), wanted.port())) {
            move(member);
        }
        open(member);
        confirm(member);
    }

    @Override
    public void confirm(Proxies.Member member) throws Unconfirmed {
        var wanted = server(member);
        if (!wanted.serves()) {
            throw new Unconfirmed("has " + backend.place(wanted) + " " + wanted.inWords());
        }
        if (!member.at(wanted.address(), wanted.port())) {
            throw new Unconfirmed(
                    "has "
                            + backend.place(wanted)
                            + " at "
                            + wanted.address()
                            + ":"
                            + wanted.port()
                            + ", not at "
                            + member.address()
                            + ":"
                            + member.port());
        }
        for (var server : backend.servers()) {
            if (!server.name().equals(member.name()) && !server.silent()) {
                throw new Unconfirmed(
                        "has " + backend.place(server) + " " + server.inWords() + " too");
            }
        }
    }

    private void open(Proxies.Member member) throws Unconfirmed {
        // Without the second order it would be down until its next check.
        backend.set(member.name(), "state ready");
        backend.set(member.name(), "health up");
    }

    private void move(Proxies.Member member) throws Unconfirmed {
        var command =
                "set server "
                        + backend.name()
                        + "/"
                        + member.name()
                        + " addr "
                        + ip(member)
                        + " port "
                        + member.port();
        var reply = backend.api().ask(command);
        var moved = server(member);
        if (!member.at(moved.address(), moved.port())) {
            throw new Unconfirmed("answered " + Unconfirmed.said(reply) + " to '" + command + "'");
        }
    }

    private static String ip(Proxies.Member member) throws Unconfirmed {
        try {
            return InetAddress.getByName(member.address()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new Unconfirmed(
                    "cannot be told where '"
                            + member.name()
                            + "' is: no name service knows '"
                            + member.address()
                            + "'",
                    e);
        }
    }

    private void silence(String server) throws Unconfirmed {
        backend.set(server, "state maint");
        long end = System.nanoTime() + Proxies.ANSWER.toNanos();
        long left;
        do {
            backend.api().order("shutdown sessions server " + backend.name() + "/" + server);
            left = backend.attendedSessions(server);
        } while (left > 0 && System.nanoTime() - end < 0);
        if (left > 0) {
            throw new Unconfirmed(
                    "still has " + left + " sessions with '" + backend.name() + "/" + server + "'");
        }
        var now = backend.server(server);
        if (!now.inMaintenance()) {
            throw new Unconfirmed(
                    "has " + backend.place(now) + " " + now.inWords() + ", not in maintenance");
        }
    }

    private static boolean means(ServerState server, Proxies.Member member) {
        return server.name().equals(member.name()) || member.at(server.address(), server.port());
    }

    private ServerState server(Proxies.Member member) throws Unconfirmed {
        return backend.server(member.name());
    }
}
