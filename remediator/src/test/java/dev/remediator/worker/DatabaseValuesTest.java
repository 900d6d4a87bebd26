package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.failover.Confirmation;
import dev.remediator.failover.CopyCost;
import dev.remediator.failover.Fence;
import dev.remediator.failover.Glance;
import dev.remediator.failover.HostState;
import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Observation;
import dev.remediator.failover.Proof;
import dev.remediator.failover.RebuildGate;
import dev.remediator.failover.Recovery;
import dev.remediator.failover.Role;
import dev.remediator.failover.Terms;
import dev.remediator.failover.WalPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the steps of the database playbooks answer is read back by the next worker.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabaseValuesTest {
    private static final Instant AT = Instant.parse("2026-03-29T01:59:59.123456789Z");
    private static final Terms TERMS =
            new Terms(
                    2,
                    Terms.WhenAlone.DEGRADE,
                    Duration.ofMillis(1500),
                    true,
                    Duration.ofHours(2),
                    Duration.ofMinutes(7),
                    Duration.ofSeconds(9));

    private final StepValues values = new StepValues(DatabaseValuesTest.class.getClassLoader());

    static Stream<Object> everyAnswer() {
        var gone = Confirmation.not("n1", "ssh said \"no\"\n\u0000 and ended");
        var said = List.of(Confirmation.of("lb1"), gone);
        var cost = new CopyCost(Long.MAX_VALUE, Optional.of(236_000_000L), Optional.of(AT));
        return Stream.of(
                new Observation(List.of(), Optional.empty()),
                seen(3, "timeout", Optional.of(new Recovery(AT, "n1", "n2", 1L << 60, true, true))),
                Terms.DEFAULT,
                TERMS,
                cost,
                new CopyCost(0, Optional.empty(), Optional.empty()),
                new Proof(true, false, List.of("n2"), 2, List.of("n3", "n1"), said),
                new Proof(false, false, List.of(), 0, List.of(), List.of()),
                Fence.of(said, said, gone, 2, TERMS),
                Fence.of(List.of(), List.of(Confirmation.of("n2")), gone, 1, Terms.DEFAULT),
                new Fence(true, Duration.ofNanos(1), "shut out"),
                RebuildGate.of(cost, TERMS),
                RebuildGate.of(new CopyCost(1, Optional.empty(), Optional.empty()), TERMS),
                said,
                List.<Confirmation>of(),
                Optional.of("copy-1"));
    }

    private static Observation seen(int members, String problem, Optional<Recovery> recovery) {
        return new Observation(
                IntStream.rangeClosed(1, members)
                        .mapToObj(
                                n ->
                                        new MemberSight(
                                                "n" + n,
                                                "here",
                                                List.of(
                                                        new Glance("worker", true, ""),
                                                        new Glance("front door", false, problem)),
                                                List.copyOf(EnumSet.allOf(HostState.class))
                                                        .get(n % 3),
                                                List.copyOf(EnumSet.allOf(Role.class)).get(n % 3),
                                                n % 2 == 0,
                                                problem,
                                                new WalPosition(n - 1, Long.MIN_VALUE + n),
                                                n % 2 == 1,
                                                "n1",
                                                n % 2 == 0))
                        .toList(),
                recovery);
    }

    @ParameterizedTest
    @MethodSource("everyAnswer")
    void what_a_step_answers_is_read_back_equal(Object answer) {
        assertThat(values.read(values.write(answer))).isEqualTo(answer);
    }

    @Test
    void nine_silent_members_fit_into_one_answer() {
        var problem = "The connection attempt failed. ".repeat(10);
        var seen = seen(9, problem, Optional.empty());

        assertThat(values.read(values.write(seen))).isEqualTo(seen);
    }
}
