package dev.remediator.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.failover.Terms.WhenAlone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What may never be, in many clusters that chance has made.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SafetyTest {
    private static final int CLUSTERS = 15_000;

    private final Random chance = new Random(7);

    private record Case(Observation seen, Terms terms, boolean reconnected) {
        Diagnosis diagnosis() {
            return Diagnosis.of(seen, terms, Sights.NOW, reconnected);
        }
    }

    private final List<Case> failedOver =
            IntStream.range(0, CLUSTERS)
                    .mapToObj(_ -> any())
                    .filter(one -> one.diagnosis().verdict() == Verdict.FAIL_OVER)
                    .toList();

    @Test
    void there_are_such_cases() {
        assertThat(failedOver).hasSizeGreaterThan(100);
    }

    @Test
    void nothing_is_failed_over_while_a_standby_that_answers_streams() {
        assertThat(failedOver)
                .noneMatch(one -> one.seen().standbys().stream().anyMatch(MemberSight::streaming));
    }

    @Test
    void nothing_is_failed_over_without_a_quorum() {
        assertThat(failedOver)
                .allMatch(
                        one ->
                                one.seen().members().stream().filter(MemberSight::counts).count()
                                                + one.terms().acks()
                                        > one.seen().members().size() - 1);
    }

    @Test
    void nothing_is_failed_over_while_anybody_is_a_primary() {
        assertThat(failedOver).allMatch(one -> one.seen().primaries().isEmpty());
    }

    @Test
    void nothing_is_failed_over_on_one_signal() {
        assertThat(failedOver)
                .allMatch(
                        one ->
                                one
                                                .seen()
                                                .member(one.diagnosis().primary().orElseThrow())
                                                .orElseThrow()
                                                .glances()
                                                .stream()
                                                .filter(glance -> !glance.answered())
                                                .count()
                                        >= 2);
    }

    @Test
    void whoever_is_elected_is_behind_nobody_that_can_be_asked() {
        for (int i = 0; i < CLUSTERS; i++) {
            var one = any();
            var election = Election.of(one.seen(), "n1", one.terms());
            election.chosen()
                    .flatMap(one.seen()::member)
                    .ifPresent(
                            chosen ->
                                    assertThat(one.seen().standbys())
                                            .filteredOn(s -> !s.member().equals("n1"))
                                            .noneMatch(
                                                    s ->
                                                            s.position()
                                                                            .compareTo(
                                                                                    chosen
                                                                                            .position())
                                                                    > 0));
        }
    }

    @Test
    void nobody_elected_stands_elsewhere_unless_that_is_allowed() {
        for (int i = 0; i < CLUSTERS; i++) {
            var one = any();
            var home = one.seen().members().getFirst().region();
            Election.of(one.seen(), "n1", one.terms())
                    .chosen()
                    .flatMap(one.seen()::member)
                    .filter(_ -> !one.terms().crossRegion())
                    .ifPresent(chosen -> assertThat(chosen.region()).isEqualTo(home));
        }
    }

    @Test
    void no_fence_is_complete_unless_all_of_it_is_confirmed() {
        for (int listed = 1; listed <= 3; listed++) {
            for (int bits = 0; bits < 128; bits++) {
                for (int proxies = 0; proxies <= 3; proxies++) {
                    checkFence(listed, bits, proxies);
                }
            }
        }
    }

    private static void checkFence(int listed, int bits, int proxies) {
        var revoked = confirmations("s", listed, bits);
        var cut = confirmations("p", proxies, bits >> 3);
        var host = confirmations("n", 1, bits >> 6).getFirst();
        for (int acks = 1; acks <= listed; acks++) {
            long silent = revoked.stream().filter(Confirmation::confirmed).count();
            var fence = Fence.of(cut, revoked, host, listed, Sights.terms(acks));
            assertThat(fence.complete())
                    .as(fence.sentence())
                    .isEqualTo(
                            silent + acks > listed
                                    && cut.stream().allMatch(Confirmation::confirmed)
                                    && (host.confirmed() || !cut.isEmpty()));
            assertThat(fence.patience().isPositive())
                    .isEqualTo(fence.complete() && !host.confirmed());
        }
    }

    private static List<Confirmation> confirmations(String prefix, int count, int bits) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                (bits >> i & 1) == 1
                                        ? Confirmation.of(prefix + i)
                                        : Confirmation.not(prefix + i, "no answer"))
                .toList();
    }

    private Case any() {
        int size = 1 + chance.nextInt(4);
        var members = new ArrayList<MemberSight>();
        for (int i = 1; i <= size; i++) {
            members.add(member("n" + i, size, i == 1));
        }
        var terms =
                new Terms(
                        1 + chance.nextInt(3),
                        WhenAlone.BLOCK,
                        Duration.ofSeconds(chance.nextInt(3) == 0 ? 30 : 0),
                        chance.nextBoolean(),
                        Duration.ofHours(1),
                        Duration.ofMinutes(30),
                        Duration.ZERO);
        return new Case(new Observation(members, Optional.empty()), terms, chance.nextBoolean());
    }

    private MemberSight member(String name, int size, boolean first) {
        int roll = chance.nextInt(10);
        var role =
                roll < (first ? 1 : 0)
                        ? Role.PRIMARY
                        : roll < (first ? 2 : 8) ? Role.STANDBY : Role.UNKNOWN;
        boolean answers = role != Role.UNKNOWN;
        var hosts = HostState.values();
        var glances = new ArrayList<Glance>();
        for (int i = 0; i <= chance.nextInt(3); i++) {
            glances.add(new Glance("worker", answers, ""));
        }
        return new MemberSight(
                name,
                chance.nextInt(5) == 0 ? "away" : "home",
                glances,
                hosts[chance.nextInt(hosts.length)],
                role,
                role == Role.PRIMARY && chance.nextInt(4) > 0,
                "",
                answers && chance.nextInt(6) > 0
                        ? new WalPosition(1 + chance.nextInt(2), chance.nextInt(3))
                        : WalPosition.UNKNOWN,
                role == Role.STANDBY && chance.nextInt(3) == 0,
                role == Role.STANDBY
                        ? chance.nextInt(4) > 0 ? "n1" : "n" + (1 + chance.nextInt(size + 1))
                        : "",
                role == Role.STANDBY && chance.nextInt(6) == 0);
    }
}
