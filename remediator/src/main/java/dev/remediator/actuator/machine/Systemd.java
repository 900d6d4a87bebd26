package dev.remediator.actuator.machine;

import dev.remediator.actuator.host.Commands;
import dev.remediator.actuator.machine.HostFleetSpec.Scope;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.port.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One service on one host, as `systemctl` shows and drives it.
final class Systemd {
    private static final Duration RESTARTS_WITHIN = Duration.ofSeconds(210);
    private static final int KILLED = 128;
    private static final String PROPERTIES =
            "--property=LoadState,ActiveState,SubState,Result,NRestarts,InvocationID,"
                    + "ExecMainStartTimestampMonotonic";

    private final Machine machine;
    private final String unit;
    private final Scope scope;

    Systemd(Machine machine, String unit, Scope scope) {
        this.machine = machine;
        this.unit = unit;
        this.scope = scope;
    }

    Service service() {
        var command = systemctl("show", PROPERTIES, "--", unit);
        return parsed(good(command, machine.look(Machine.QUICK, command)).out());
    }

    /// One that systemd is just stopping counts as stopped.
    private Service parsed(String text) {
        var said = properties(text);
        var load = said.getOrDefault("LoadState", "");
        if (!load.equals("loaded")) {
            throw new ActuatorException(
                    "%s has no service '%s': systemd says '%s' of it"
                            .formatted(machine.where(), unit, Machine.plain(load)));
        }
        var state =
                switch (said.getOrDefault("ActiveState", "")) {
                    case "active", "reloading", "refreshing" -> Service.State.RUNNING;
                    case "activating" -> Service.State.STARTING;
                    case "inactive", "deactivating", "maintenance" -> Service.State.STOPPED;
                    case "failed" -> Service.State.FAILED;
                    default -> Service.State.UNKNOWN;
                };
        var start = state == Service.State.RUNNING ? start(said) : Node.NOT_RUNNING;
        return new Service(state, start, number(said.getOrDefault("NRestarts", "")));
    }

    private static String start(Map<String, String> said) {
        var invocation = said.getOrDefault("InvocationID", "");
        return invocation.isEmpty()
                ? said.getOrDefault("ExecMainStartTimestampMonotonic", Node.NOT_RUNNING)
                : invocation;
    }

    private static Map<String, String> properties(String text) {
        var said = new HashMap<String, String>();
        text.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> said.put(pair[0], pair[1].strip()));
        return said;
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /// Also where systemd has given it up: then a start is refused until its failures are
    /// forgotten. Of one that was never started there is nothing to forget, which is no error.
    void restart() {
        var _ = machine.act(Machine.QUICK, systemctl("reset-failed", "--", unit));
        var command = systemctl("restart", "--", unit);
        var _ = good(command, machine.act(RESTARTS_WITHIN, command));
    }

    /// The connection may be lost before it says that it begins.
    void reboot() {
        var command = systemctl("reboot");
        Commands.Result result;
        try {
            result = machine.act(Machine.QUICK, command);
        } catch (ActuatorException e) {
            if (Machine.lost(e)) {
                return;
            }
            throw e;
        }
        if (result.exit() < KILLED) {
            var _ = good(command, result);
        }
    }

    private List<String> systemctl(String... words) {
        var command = new ArrayList<>(List.of("systemctl"));
        if (scope == Scope.USER) {
            command.add("--user");
        }
        command.addAll(List.of(words));
        return List.copyOf(command);
    }

    private Commands.Result good(List<String> command, Commands.Result result) {
        if (!result.good()) {
            throw machine.refusal(command, result);
        }
        return result;
    }
}
