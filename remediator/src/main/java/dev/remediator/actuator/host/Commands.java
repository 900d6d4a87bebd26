package dev.remediator.actuator.host;

import dev.remediator.port.ActuatorException;
import java.time.Duration;
import java.util.List;

/// Runs commands on one host, as the user who owns what is worked on there.
///
/// No argument is ever read by a shell, whatever is in it. Safe for use by several threads.
public interface Commands extends AutoCloseable {

    /// Of what a command prints, so many bytes are kept.
    int MOST = 1024 * 1024;

    /// The host, for sentences: `this host` or `user@db-1`.
    String where();

    /// Runs a command to its end.
    ///
    /// @param limit how long it may take; then it is killed
    /// @param input what it reads on standard input
    /// @param command the program and its arguments
    /// @throws ActuatorException in one sentence, if the host does not answer, the program is not
    ///   there, or the time is over; not because it exits with something else than 0
    Result run(Duration limit, String input, List<String> command);

    /// The same, with nothing on standard input.
    default Result run(Duration limit, String... command) {
        return run(limit, "", List.of(command));
    }

    /// What a command came to.
    ///
    /// @param exit its exit code
    /// @param out what it printed, cut at 1 MiB
    /// @param err what it complained of, cut at 1 MiB
    record Result(int exit, String out, String err) {

        /// Whether it exited with 0.
        public boolean good() {
            return exit == 0;
        }
    }

    @Override
    default void close() {}
}
