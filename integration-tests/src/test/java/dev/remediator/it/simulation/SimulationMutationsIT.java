package dev.remediator.it.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Guards;
import dev.remediator.guard.Rules;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Without any one guard the simulation finds that something is wrong: it would notice if one were
/// lost.
class SimulationMutationsIT {
    private static final int SEEDS = 1500;

    @ParameterizedTest
    @MethodSource("mutations")
    void what_is_wrong_on_purpose_is_found(Mutation mutation) {
        long seed = 1;
        var found = Optional.<Violation>empty();

        while (found.isEmpty() && seed <= SEEDS) {
            found = run(seed++, mutation);
        }

        System.out.printf(
                "%-40s seed %4d: %s%n",
                mutation.what(), seed - 1, found.map(Violation::getMessage).orElse("not found"));
        assertThat(found).as(mutation.what()).isPresent();
    }

    private static Optional<Violation> run(long seed, Mutation mutation) {
        try {
            var _ = World.run(seed, mutation, _ -> {});
            return Optional.empty();
        } catch (Violation e) {
            return Optional.of(e);
        }
    }

    static Stream<Mutation> mutations() {
        return Stream.concat(Guards.ALL.stream().map(Mutation::without), rules());
    }

    private static Stream<Mutation> rules() {
        var never = new Rules.Flapping(1_000_000, 750, Duration.ofMinutes(15), Duration.ofHours(1));
        return Stream.of(
                repeats("with no cool-down", Duration.ZERO, null, 0),
                repeats("with no relapse", null, Duration.ZERO, 0),
                repeats("with any number of replacements", null, null, 1000),
                Mutation.with("with no flapping", rules -> rules.with(never)));
    }

    private static Mutation repeats(
            String what,
            @Nullable Duration coolDown,
            @Nullable Duration relapse,
            int replacements) {
        return Mutation.with(
                what,
                rules -> {
                    var r = rules.repeats();
                    return rules.with(
                            new Rules.Repeats(
                                    coolDown == null ? r.coolDown() : coolDown,
                                    relapse == null ? r.relapse() : relapse,
                                    replacements == 0 ? r.replacements() : replacements,
                                    r.replacementsWithin()));
                });
    }
}
