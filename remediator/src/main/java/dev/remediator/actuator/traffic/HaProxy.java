package dev.remediator.actuator.traffic;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// HAProxy, whose backend has one server for each member.
///
/// A cut is maintenance, which lets nothing new through, and the end of the sessions, which
/// maintenance leaves alone; those whose client has hung up end by themselves. Everything is read
/// back. What is set here is lost when HAProxy is reloaded, unless its configuration loads the
/// servers' state from a file.
final class HaProxy implements Proxy {
    private final RuntimeApi api;
    private final String pool;

    HaProxy(ProxySpec spec) {
        api = new RuntimeApi(spec.address());
        pool = spec.pool();
    }

    @Override
    public void cut(Proxies.Member member) throws Unconfirmed {
        server(member);
        for (var server : servers()) {
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
            throw new Unconfirmed("has " + place(server) + " still " + server.inWords());
        }
    }

    @Override
    public void shift(Proxies.Member member) throws Unconfirmed {
        var wanted = server(member);
        for (var server : servers()) {
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
            throw new Unconfirmed("has " + place(wanted) + " " + wanted.inWords());
        }
        if (!member.at(wanted.address(), wanted.port())) {
            throw new Unconfirmed(
                    "has "
                            + place(wanted)
                            + " at "
                            + wanted.address()
                            + ":"
                            + wanted.port()
                            + ", not at "
                            + member.address()
                            + ":"
                            + member.port());
        }
        for (var server : servers()) {
            if (!server.name().equals(member.name()) && !server.silent()) {
                throw new Unconfirmed("has " + place(server) + " " + server.inWords() + " too");
            }
        }
    }

    private void open(Proxies.Member member) throws Unconfirmed {
        // Without the second order it would be down until its next check.
        api.order("set server " + pool + "/" + member.name() + " state ready");
        api.order("set server " + pool + "/" + member.name() + " health up");
    }

    private void move(Proxies.Member member) throws Unconfirmed {
        var command =
                "set server "
                        + pool
                        + "/"
                        + member.name()
                        + " addr "
                        + ip(member)
                        + " port "
                        + member.port();
        var reply = api.ask(command);
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
        var name = pool + "/" + server;
        api.order("set server " + name + " state maint");
        long end = System.nanoTime() + Proxies.ANSWER.toNanos();
        long left;
        boolean alone;
        do {
            api.order("shutdown sessions server " + name);
            left = sessions(server);
            alone = left == 0 || Sessions.of(api.ask("show sess"), pool, server).nobodyOf(left);
        } while (!alone && System.nanoTime() - end < 0);
        if (!alone) {
            throw new Unconfirmed("still has " + left + " sessions with '" + name + "'");
        }
        var now = server(server);
        if (!now.inMaintenance()) {
            throw new Unconfirmed(
                    "has " + place(now) + " " + now.inWords() + ", not in maintenance");
        }
    }

    private long sessions(String server) throws Unconfirmed {
        var command = "show stat " + pool + " 4 -1";
        var reply = api.ask(command);
        var lines = reply.lines().toList();
        var columns =
                lines.isEmpty()
                        ? List.<String>of()
                        : Arrays.asList(lines.getFirst().split(",", -1));
        int current = columns.indexOf("scur");
        if (current < 2) {
            throw new Unconfirmed("answered " + Unconfirmed.said(reply) + " to '" + command + "'");
        }
        for (var line : lines) {
            var cells = line.split(",", -1);
            if (cells.length > current && cells[1].equals(server)) {
                return count(cells[current], line);
            }
        }
        throw new Unconfirmed("does not say how many sessions '" + server + "' has");
    }

    private static long count(String cell, String line) throws Unconfirmed {
        try {
            return Long.parseLong(cell);
        } catch (NumberFormatException e) {
            throw new Unconfirmed("counted sessions as " + Unconfirmed.said(line), e);
        }
    }

    private static boolean means(ServerState server, Proxies.Member member) {
        return server.name().equals(member.name()) || member.at(server.address(), server.port());
    }

    private ServerState server(Proxies.Member member) throws Unconfirmed {
        return server(member.name());
    }

    private ServerState server(String name) throws Unconfirmed {
        return servers().stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new Unconfirmed("has no server '" + name + "' in '" + pool + "'"));
    }

    private List<ServerState> servers() throws Unconfirmed {
        return ServerState.read(api.ask("show servers state " + pool));
    }

    private String place(ServerState server) {
        return "'" + pool + "/" + server.name() + "'";
    }
}
