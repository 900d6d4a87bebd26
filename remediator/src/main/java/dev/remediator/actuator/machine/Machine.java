package dev.remediator.actuator.machine;

import dev.remediator.actuator.Circuit;
import dev.remediator.actuator.Unreachable;
import dev.remediator.actuator.host.Commands;
import dev.remediator.port.ActuatorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One host and what can be run on it: in English, and where it changes something, through sudo if
/// the settings say so. Behind a circuit breaker. Safe for use by several threads.
final class Machine {
    static final Duration QUICK = Duration.ofSeconds(20);
    private static final int LONGEST = 300;

    private final Commands commands;
    private final boolean sudo;
    private final Runnable stillMeant;
    private final Circuit circuit;

    /// @param stillMeant throws when this host is no longer the one that is to be acted upon
    Machine(Commands commands, boolean sudo, Runnable stillMeant) {
        this.commands = commands;
        this.sudo = sudo;
        this.stillMeant = stillMeant;
        this.circuit = new Circuit(commands.where());
    }

    /// For sentences.
    String where() {
        return commands.where();
    }

    /// Runs what only looks, or writes where the user may.
    Commands.Result look(Duration limit, List<String> command) {
        return look(limit, "", command);
    }

    /// The same, with something on standard input.
    Commands.Result look(Duration limit, String input, List<String> command) {
        return circuit.call(() -> run(limit, input, List.of(), command));
    }

    /// The same, also while the circuit is open: for waiting until somebody comes back.
    Commands.Result lookPatiently(Duration limit, List<String> command) {
        return run(limit, "", List.of(), command);
    }

    /// Throws when this host is no longer the one that is to be acted upon.
    void refuseIfNotMeant() {
        stillMeant.run();
    }

    /// Runs what takes the power to change something, if this host is still meant.
    Commands.Result act(Duration limit, List<String> command) {
        refuseIfNotMeant();
        var before = sudo ? List.of("sudo", "-n", "--") : List.<String>of();
        return circuit.call(() -> run(limit, "", before, command));
    }

    private Commands.Result run(
            Duration limit, String input, List<String> before, List<String> command) {
        var line = new ArrayList<>(List.of("env", "LC_ALL=C"));
        line.addAll(before);
        line.addAll(command);
        var result = commands.run(limit, input, line);
        if (result.exit() == 126 || result.exit() == 127) {
            throw new ActuatorException(
                    "'%s' on %s was not started: %s"
                            .formatted(command.getFirst(), where(), said(result)));
        }
        return result;
    }

    /// What a command that ended badly comes to, as a sentence.
    ActuatorException refusal(List<String> command, Commands.Result result) {
        return new ActuatorException(
                "'%s' on %s exited with %d: %s"
                        .formatted(
                                String.join(" ", command), where(), result.exit(), said(result)));
    }

    /// Whether this is what came of a connection that broke, so that the command may have run.
    static boolean lost(ActuatorException e) {
        return e instanceof Unreachable late && late.mayHaveArrived();
    }

    static String said(Commands.Result result) {
        var text = result.err().isBlank() ? result.out() : result.err();
        return plain(text.strip().lines().findFirst().orElse("it said nothing"));
    }

    /// What a stranger said, fit for a sentence.
    static String plain(String text) {
        var line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
