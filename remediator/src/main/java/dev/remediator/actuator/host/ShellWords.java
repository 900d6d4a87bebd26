package dev.remediator.actuator.host;

import dev.remediator.port.ActuatorException;
import java.util.List;
import java.util.stream.Collectors;

/// An argument list as one line for a POSIX shell that makes the same argument list of it again.
///
/// SSH has no other way: what is to be executed is one string, and the login shell reads it. In
/// single quotes a shell takes every byte for itself, newlines too, so only the single quote needs
/// care. `exec` lets no builtin of the shell take the place of a program with the same name, and
/// puts the program in the place of the shell.
final class ShellWords {

    private ShellWords() {}

    static String line(List<String> command) {
        if (command.isEmpty() || command.getFirst().isEmpty()) {
            throw new ActuatorException("the command " + command + " has no program");
        }
        if (command.getFirst().startsWith("-")) {
            throw new ActuatorException(
                    "the program is called '"
                            + command.getFirst()
                            + "', which looks like an option");
        }
        for (var word : command) {
            if (word.indexOf('\0') >= 0) {
                throw new ActuatorException(
                        "an argument of '" + command.getFirst() + "' has a NUL in it");
            }
        }
        return command.stream()
                .map(ShellWords::quoted)
                .collect(Collectors.joining(" ", "exec ", ""));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
