package dev.remediator.actuator.postgres;

import dev.remediator.actuator.host.Commands;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A host on which some commands come to something else.
///
/// @param what the result of a command; empty: the true one
record Tampered(Commands real, Function<List<String>, Optional<Result>> what) implements Commands {
    @Override
    public String where() {
        return real.where();
    }

    @Override
    public Result run(Duration limit, String input, List<String> command) {
        return what.apply(command).orElseGet(() -> real.run(limit, input, command));
    }
}
