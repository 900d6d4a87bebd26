package dev.remediator.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is elected, what keeps a fence open, what may be rebuilt, and what is no proof.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ElectionAndGateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "nobody",
            textBlock =
                    """
            n2     ; n1 silent | n2 standby | n3 standby
            n3     ; n1 silent | n3 standby | n2 standby
            n3     ; n1 silent | n2 standby at=1/99 | n3 standby at=1/100
            n3     ; n1 silent | n2 standby at=1/900 | n3 standby at=2/1
            n3     ; n1 silent | n2 silent | n3 standby at=1/1
            n3     ; n1 silent | n2 standby away | n3 standby
            n2     ; n1 standby at=9/9 | n2 standby
            nobody ; n1 silent | n2 standby at=0/0 | n3 silent
            nobody ; n1 silent | n2 standby away at=1/101 | n3 standby at=1/100
            nobody ; n1 silent
            """)
    void elected_is(@Nullable String who, String seen) {
        var election = Election.of(Sights.of(seen), "n1", Sights.terms(1));
        assertThat(election.chosen()).as(election.sentence()).isEqualTo(Optional.ofNullable(who));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "nobody",
            textBlock =
                    """
            n3     ; n3 ; n1 silent | n2 standby | n3 standby
            nobody ; n3 ; n1 silent | n2 standby at=1/101 | n3 standby at=1/100
            n2     ; n2 ; n1 silent | n2 standby at=1/101 | n3 standby at=1/100
            """)
    void of_those_that_no_longer_receive_elected_is(
            @Nullable String who, String eligible, String seen) {
        var election = Election.of(Sights.of(seen), "n1", Sights.terms(1), List.of(eligible));
        assertThat(election.chosen()).as(election.sentence()).isEqualTo(Optional.ofNullable(who));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT0S", "PT46M, PT0S", "PT30M, PT11M", "PT-1S, PT0S"})
    void terms_that_cannot_hold_are_refused(Duration rebuildLimit, Duration selfFence) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new Terms(
                                        1,
                                        Terms.WhenAlone.BLOCK,
                                        Duration.ZERO,
                                        false,
                                        Duration.ofHours(1),
                                        rebuildLimit,
                                        selfFence));
    }

    @Test
    void whoever_is_left_with_too_few_is_alone() {
        var seen = Sights.of("n1 silent | n2 standby | n3 standby at=1/99");
        var election = Election.of(seen, "n1", Sights.terms(2));
        assertThat(election.staying()).containsExactly("n3");
        assertThat(election.alone()).isTrue();
        assertThat(election.sentence())
                .isEqualTo(
                        "n2 is the furthest, at 0/64 on timeline 1; n3 is at 0/63 on timeline 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            true  ; 936000000     ; 236000000 ; 936 MB at 236 MB/s take 4 s, the limit is 30 min
            true  ; 424800000000  ; 236000000 ; 424 GB at 236 MB/s take 30 min, the limit is 30 min, and that is close
            false ; 424800000001  ; 236000000 ; 424 GB at 236 MB/s take 30 min, the limit is 30 min
            false ; 7000000000000 ; 500000000 ; 7000 GB at 500 MB/s take 233 min, the limit is 30 min
            true  ; 50000000000   ; 0         ; 50 GB at 50 MB/s (assumed, no copy was measured) take 16 min, the limit is 30 min
            false ; 90000000001   ; 0         ; 90 GB at 50 MB/s (assumed, no copy was measured) take 30 min, the limit is 30 min
            """)
    void a_rebuild_is_allowed(boolean allowed, long bytes, long rate, String sentence) {
        var measured = rate == 0 ? Optional.<Long>empty() : Optional.of(rate);
        var gate = RebuildGate.of(new CopyCost(bytes, measured, Optional.empty()), Sights.terms(1));
        assertThat(gate.sentence()).isEqualTo(sentence);
        assertThat(gate.allowed()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"1439, false", "1440, true", "1800, true", "1801, true"})
    void from_four_fifths_of_the_limit_it_is_close(long seconds, boolean close) {
        var cost = new CopyCost(seconds * 1000, Optional.of(1000L), Optional.empty());
        assertThat(RebuildGate.of(cost, Sights.terms(1)).close()).isEqualTo(close);
    }

    @Test
    void a_fence_says_all_that_is_missing() {
        var fence =
                Fence.of(
                        List.of(),
                        List.of(Confirmation.of("n2"), Confirmation.not("n3", "it streams")),
                        Confirmation.not("n1", "no route"),
                        2,
                        Sights.terms(1));
        assertThat(fence.sentence())
                .isEqualTo(
                        "n1 is not shut out: 1 of 2 standbys no longer receive, 2 must not: n3 (it"
                                + " streams); its host has not confirmed that it ended (no route),"
                                + " and no proxy stands before it");
    }

    @Test
    void a_fence_without_the_host_takes_patience() {
        var fence =
                Fence.of(
                        List.of(Confirmation.of("p1")),
                        List.of(Confirmation.of("n2")),
                        Confirmation.not("n1", "no route"),
                        1,
                        Sights.terms(1));
        assertThat(fence.patience()).isEqualTo(Sights.terms(1).selfFence());
        assertThat(fence.sentence())
                .isEqualTo(
                        "n1 is shut out: 1 of 1 standbys no longer receive, 1 of 1 proxies cut it"
                                + " off; its host has not confirmed that it ended (no route), so it"
                                + " is given 40 s to end itself");
    }

    @Test
    void the_same_standby_twice_is_one() {
        var twice = List.of(Confirmation.of("n2"), Confirmation.of("n2"));
        assertThat(Fence.of(List.of(), twice, Confirmation.of("n1"), 2, Sights.terms(1)).complete())
                .isFalse();
    }

    @Test
    void a_proof_says_what_it_lacks() {
        var proof =
                new Proof(
                        false,
                        false,
                        List.of("n1", "n2"),
                        2,
                        List.of(),
                        List.of(Confirmation.not("p1", "sends writes to n1")));
        assertThat(proof.missing("n2", 1))
                .isEqualTo(
                        "a row written through the front door was not committed; n2 should take"
                                + " writes and nobody else, and these do: n1, n2; 0 of 1 standbys are"
                                + " in its quorum; not every proxy sends writes to it: p1 (sends"
                                + " writes to n1)");
    }

    @Test
    void a_proof_that_lacks_nothing_says_nothing() {
        var proof =
                new Proof(
                        true,
                        true,
                        List.of("n2"),
                        2,
                        List.of("n3"),
                        List.of(Confirmation.of("p1")));
        assertThat(proof.missing("n2", 1)).isEmpty();
    }

    @Test
    void a_part_that_says_nothing_has_not_confirmed() {
        assertThat(Confirmation.each(List.of("p1", "p2"), List.of(Confirmation.of("p2"))))
                .containsExactly(Confirmation.not("p1", "it said nothing"), Confirmation.of("p2"));
    }
}
