package dev.remediator.warden;

import dev.remediator.guard.Policy;
import dev.remediator.guard.Storm;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// When the warden has something to do although nothing happens.
final class Due {

    private Due() {}

    static Optional<Instant> of(WardenState state, Policy policy) {
        return Stream.of(calm(state, policy), silences(state), notices(state, policy), held(state))
                .flatMap(times -> times)
                .min(Instant::compareTo);
    }

    private static Stream<Instant> calm(WardenState state, Policy policy) {
        return state.facts().groups().values().stream()
                .filter(g -> g.storm().weather() == Storm.Weather.REGAINING)
                .map(g -> g.storm().since().plus(policy.rules().storm().coolDown()));
    }

    /// One that begins later holds back nothing that runs, so only its end is due.
    private static Stream<Instant> silences(WardenState state) {
        return state.facts().controls().silences().stream().map(s -> s.until());
    }

    private static Stream<Instant> notices(WardenState state, Policy policy) {
        return state.notices().values().stream()
                .filter(n -> n.told() == null)
                .filter(n -> !Notices.passing(n, state.facts(), state.queue().values()))
                .map(n -> Notices.dueAt(n, policy));
    }

    private static Stream<Instant> held(WardenState state) {
        return state.queue().values().stream().flatMap(w -> Stream.ofNullable(w.heldUntil()));
    }
}
