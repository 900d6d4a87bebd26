package dev.remediator.actuator.traffic;

import java.util.Arrays;
import java.util.List;

/// One backend of an HAProxy, over its runtime API. Every call asks anew.
///
/// @param name what HAProxy calls it
record Backend(RuntimeApi api, String name) {

    /// @throws Unconfirmed if it does not say
    List<ServerState> servers() throws Unconfirmed {
        return ServerState.read(api.ask("show servers state " + name));
    }

    /// @throws Unconfirmed if there is none of this name
    ServerState server(String server) throws Unconfirmed {
        return servers().stream()
                .filter(each -> each.name().equals(server))
                .findFirst()
                .orElseThrow(
                        () -> new Unconfirmed("has no server '" + server + "' in '" + name + "'"));
    }

    /// Gives an order about a server, such as `state drain`.
    void set(String server, String order) throws Unconfirmed {
        api.order("set server " + name + "/" + server + " " + order);
    }

    /// How many sessions there are with a server whose client may still be there, see [Sessions].
    /// Only for a backend in `mode tcp`: in `mode http` HAProxy stops reading from a client that
    /// waits for its answer, too.
    long attendedSessions(String server) throws Unconfirmed {
        long counted = sessions(server);
        return counted == 0 || Sessions.of(api.ask("show sess"), name, server).nobodyOf(counted)
                ? 0
                : counted;
    }

    /// How many sessions there are with a server.
    long sessions(String server) throws Unconfirmed {
        var command = "show stat " + name + " 4 -1";
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

    /// A server, for sentences.
    String place(ServerState server) {
        return "'" + name + "/" + server.name() + "'";
    }
}
