package dev.remediator.actuator.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A server of a backend, as `show servers state` lists it.
///
/// @param operation 0 stopped, 1 starting, 2 running, 3 stopping
/// @param admin a bit set: what people and rules said, whatever the checks say
record ServerState(String name, String address, int port, int operation, int admin, int weight) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]+");

    private static final int ORDERED_MAINT = 0x01;

    /// By order, inherited, because its name is not resolved, because its host is gone.
    private static final int MAINT = 0x01 | 0x02 | 0x20 | 0x40;

    /// By order, inherited.
    private static final int DRAIN = 0x08 | 0x10;

    boolean inMaintenance() {
        return (admin & MAINT) != 0;
    }

    /// Whether a person, a program or the configuration has ordered the maintenance.
    boolean inMaintenanceByOrder() {
        return (admin & ORDERED_MAINT) != 0;
    }

    boolean draining() {
        return (admin & DRAIN) != 0;
    }

    /// Whether a new connection may be sent to it.
    boolean serves() {
        return !inMaintenance() && !draining() && (operation == 1 || operation == 2) && weight > 0;
    }

    /// Whether nothing can be sent to it now.
    boolean silent() {
        return inMaintenance() || operation == 0;
    }

    /// For sentences.
    String inWords() {
        if (inMaintenance()) {
            return "in maintenance";
        }
        if (draining()) {
            return "draining";
        }
        return switch (operation) {
            case 0 -> "down";
            case 1, 2 -> weight > 0 ? "running" : "running with weight 0";
            default -> "stopping";
        };
    }

    /// Reads the whole answer; columns are found by their names.
    static List<ServerState> read(String reply) throws Unconfirmed {
        Map<String, Integer> columns = new HashMap<>();
        List<ServerState> servers = new ArrayList<>();
        for (var line : reply.lines().toList()) {
            if (line.startsWith("# ")) {
                var names = line.substring(2).split(" ", -1);
                for (int i = 0; i < names.length; i++) {
                    columns.put(names[i], i);
                }
            } else if (!columns.isEmpty() && !line.isBlank()) {
                servers.add(row(columns, line));
            }
        }
        if (servers.isEmpty()) {
            throw new Unconfirmed("answered " + Unconfirmed.said(reply) + ", not its servers");
        }
        return servers;
    }

    private static ServerState row(Map<String, Integer> columns, String line) throws Unconfirmed {
        var cells = line.split(" ", -1);
        var name = cell(columns, cells, "srv_name");
        if (!NAME.matcher(name).matches()) {
            throw new Unconfirmed("listed a server as " + Unconfirmed.said(line));
        }
        try {
            return new ServerState(
                    name,
                    cell(columns, cells, "srv_addr"),
                    Integer.parseInt(cell(columns, cells, "srv_port")),
                    Integer.parseInt(cell(columns, cells, "srv_op_state")),
                    Integer.parseInt(cell(columns, cells, "srv_admin_state")),
                    Integer.parseInt(cell(columns, cells, "srv_uweight")));
        } catch (NumberFormatException e) {
            throw new Unconfirmed("listed a server as " + Unconfirmed.said(line), e);
        }
    }

    private static String cell(Map<String, Integer> columns, String[] cells, String name) {
        int at = columns.getOrDefault(name, cells.length);
        return at < cells.length ? cells[at] : "";
    }
}
