package dev.remediator;

import dev.remediator.cli.CommandLineInterface;

/// The program.
public final class Main {

    private Main() {}

    /// Runs one command and exits with its code.
    public static void main(String... arguments) {
        System.exit(CommandLineInterface.run(arguments));
    }
}
