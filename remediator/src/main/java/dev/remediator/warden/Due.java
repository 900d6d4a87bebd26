package dev.remediator.warden;

import dev.remediator.guard.Policy;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// When the warden has something to do although nothing happens.
final class Due {

    private Due() {}

    static Optional<Instant> of(WardenState state, Policy policy, Instant now) {
        return Stream.of(calm(state, policy), silences(state), notices(state), held(state, now))
                .flatMap(times -> times)
                .min(Instant::compareTo);
    }

    private static Stream<Instant> calm(WardenState state, Policy policy) {
        return state.agenda().easing().stream()
                .map(group -> state.facts().group(group))
                .map(g -> g.storm().since().plus(policy.rules().storm().coolDown()));
    }

    /// One that begins later holds back nothing that runs, so only its end is due.
    private static Stream<Instant> silences(WardenState state) {
        return state.facts().controls().silences().stream().map(s -> s.until());
    }

    private static Stream<Instant> notices(WardenState state) {
        return Stream.ofNullable(state.agenda().first());
    }

    /// What was due and has not been reached is judged with all others that were left.
    private static Stream<Instant> held(WardenState state, Instant now) {
        var line = state.line();
        return state.pace().cut()
                ? Stream.concat(
                        Stream.of(state.pace().next()), Stream.ofNullable(line.dueAfter(now)))
                : Stream.ofNullable(line.firstDue());
    }
}
