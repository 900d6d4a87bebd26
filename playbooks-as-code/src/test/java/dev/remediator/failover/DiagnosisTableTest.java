package dev.remediator.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is the matter, with one acknowledgement; [Sights] explains the words.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiagnosisTableTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            WELL               ; n1 primary | n2 standby streams | n3 standby streams
            WELL               ; n1 primary | n2 standby streams | n3 silent
            WELL               ; n1 primary | n2 standby streams | n3 silent running
            WELL               ; n1 primary | n2 standby streams | n3 silent frozen
            WELL               ; n1 primary | n2 standby streams | n3 silent gone
            WELL               ; n1 primary | n2 standby streams | n3 silent unreachable
            WELL               ; n1 primary | n2 standby streams | n3 standby
            WELL               ; n1 primary | n2 standby streams | n3 standby streams follows=n2
            WELL               ; n1 primary
            WELL               ; n1 primary | n2 standby streams
            WELL               ; n2 standby streams follows=n3 | n3 primary
            STANDBYS_UNWELL    ; n1 primary | n2 standby | n3 standby
            STANDBYS_UNWELL    ; n1 primary | n2 silent | n3 silent
            STANDBYS_UNWELL    ; n1 primary | n2 silent gone | n3 standby
            STANDBYS_UNWELL    ; n1 primary | n2 standby
            STANDBYS_UNWELL    ; n1 primary | n2 standby follows=nobody | n3 standby follows=nobody
            SWITCH_OVER        ; n1 primary readonly | n2 standby streams | n3 standby streams
            SWITCH_OVER        ; n1 primary readonly | n2 standby streams | n3 silent
            SWITCH_OVER        ; n1 primary readonly | n2 standby | n3 standby
            SWITCH_OVER        ; n1 primary readonly | n2 silent | n3 silent
            TWO_PRIMARIES      ; n1 primary | n2 primary | n3 standby
            TWO_PRIMARIES      ; n1 primary | n2 primary | n3 standby streams
            TWO_PRIMARIES      ; n1 primary | n2 primary | n3 silent
            TWO_PRIMARIES      ; n1 primary | n2 primary readonly | n3 standby streams
            TWO_PRIMARIES      ; n1 primary | n2 standby | n3 primary
            TWO_PRIMARIES      ; n1 primary | n2 primary | n3 primary
            TWO_PRIMARIES      ; n1 primary | n2 primary
            TWO_PRIMARIES      ; n1 primary readonly | n2 primary | n3 standby streams follows=n2
            PRIMARY_UNKNOWN    ; n1 primary | n2 silent | n3 standby streams follows=n2
            PRIMARY_UNKNOWN    ; n1 primary readonly | n2 silent | n3 standby streams follows=n2
            FAIL_OVER          ; n1 silent running | n2 standby | n3 standby
            FAIL_OVER          ; n1 silent running | n2 standby
            FAIL_OVER          ; n1 silent running | n2 standby at=1/90 | n3 standby at=1/100
            FAIL_OVER          ; n1 silent running | n2 standby | n3 standby away
            FAIL_OVER          ; n1 silent running | n2 standby | n3 standby follows=n2
            RECONNECT_STANDBYS ; n1 silent running | n2 standby streams | n3 standby streams
            RECONNECT_STANDBYS ; n1 silent running | n2 standby streams | n3 standby
            RECONNECT_STANDBYS ; n1 silent running | n2 standby | n3 standby streams
            RECONNECT_STANDBYS ; n1 silent running | n2 standby streams
            PARTITIONED        ; n1 silent running | n2 silent | n3 silent
            PARTITIONED        ; n1 silent running | n2 silent running | n3 silent running
            TOO_FEW_STANDBYS   ; n1 silent running | n2 standby | n3 silent
            TOO_FEW_STANDBYS   ; n1 silent running | n2 silent gone | n3 standby
            TOO_FEW_STANDBYS   ; n1 silent running | n2 standby | n3 standby at=0/0
            TOO_FEW_STANDBYS   ; n1 silent running | n2 standby streams | n3 silent
            OTHER_REGION       ; n1 silent running | n2 standby away | n3 standby away
            OTHER_REGION       ; n1 silent running | n2 standby away
            OTHER_REGION       ; n1 silent running | n2 standby away at=1/101 | n3 standby at=1/100
            PRIMARY_UNKNOWN    ; n1 silent running | n2 standby | n3 standby follows=n4 | n4 silent
            PRIMARY_UNKNOWN    ; n1 silent running | n2 standby | n3 standby follows=nobody
            PRIMARY_UNKNOWN    ; n1 silent running | n2 standby follows=nobody | n3 standby follows=nobody
            PRIMARY_UNKNOWN    ; n1 silent running | n2 standby follows=n3 | n3 standby follows=n2
            PRIMARY_UNKNOWN    ; n1 silent running | n2 standby follows=stranger | n3 standby follows=stranger
            FAIL_OVER          ; n1 silent frozen | n2 standby | n3 standby
            FAIL_OVER          ; n1 silent frozen | n2 standby
            FAIL_OVER          ; n1 silent frozen | n2 standby at=1/90 | n3 standby at=1/100
            FAIL_OVER          ; n1 silent frozen | n2 standby | n3 standby away
            FAIL_OVER          ; n1 silent frozen | n2 standby | n3 standby follows=n2
            RECONNECT_STANDBYS ; n1 silent frozen | n2 standby streams | n3 standby streams
            RECONNECT_STANDBYS ; n1 silent frozen | n2 standby streams | n3 standby
            RECONNECT_STANDBYS ; n1 silent frozen | n2 standby | n3 standby streams
            RECONNECT_STANDBYS ; n1 silent frozen | n2 standby streams
            PARTITIONED        ; n1 silent frozen | n2 silent | n3 silent
            PARTITIONED        ; n1 silent frozen | n2 silent frozen | n3 silent frozen
            TOO_FEW_STANDBYS   ; n1 silent frozen | n2 standby | n3 silent
            TOO_FEW_STANDBYS   ; n1 silent frozen | n2 silent gone | n3 standby
            TOO_FEW_STANDBYS   ; n1 silent frozen | n2 standby | n3 standby at=0/0
            TOO_FEW_STANDBYS   ; n1 silent frozen | n2 standby streams | n3 silent
            OTHER_REGION       ; n1 silent frozen | n2 standby away | n3 standby away
            OTHER_REGION       ; n1 silent frozen | n2 standby away
            OTHER_REGION       ; n1 silent frozen | n2 standby away at=1/101 | n3 standby at=1/100
            PRIMARY_UNKNOWN    ; n1 silent frozen | n2 standby | n3 standby follows=n4 | n4 silent
            PRIMARY_UNKNOWN    ; n1 silent frozen | n2 standby | n3 standby follows=nobody
            PRIMARY_UNKNOWN    ; n1 silent frozen | n2 standby follows=nobody | n3 standby follows=nobody
            PRIMARY_UNKNOWN    ; n1 silent frozen | n2 standby follows=n3 | n3 standby follows=n2
            PRIMARY_UNKNOWN    ; n1 silent frozen | n2 standby follows=stranger | n3 standby follows=stranger
            FAIL_OVER          ; n1 silent gone | n2 standby | n3 standby
            FAIL_OVER          ; n1 silent gone | n2 standby
            FAIL_OVER          ; n1 silent gone | n2 standby at=1/90 | n3 standby at=1/100
            FAIL_OVER          ; n1 silent gone | n2 standby | n3 standby away
            FAIL_OVER          ; n1 silent gone | n2 standby | n3 standby follows=n2
            RECONNECT_STANDBYS ; n1 silent gone | n2 standby streams | n3 standby streams
            RECONNECT_STANDBYS ; n1 silent gone | n2 standby streams | n3 standby
            RECONNECT_STANDBYS ; n1 silent gone | n2 standby | n3 standby streams
            RECONNECT_STANDBYS ; n1 silent gone | n2 standby streams
            PARTITIONED        ; n1 silent gone | n2 silent | n3 silent
            PARTITIONED        ; n1 silent gone | n2 silent gone | n3 silent gone
            TOO_FEW_STANDBYS   ; n1 silent gone | n2 standby | n3 silent
            TOO_FEW_STANDBYS   ; n1 silent gone | n2 silent gone | n3 standby
            TOO_FEW_STANDBYS   ; n1 silent gone | n2 standby | n3 standby at=0/0
            TOO_FEW_STANDBYS   ; n1 silent gone | n2 standby streams | n3 silent
            OTHER_REGION       ; n1 silent gone | n2 standby away | n3 standby away
            OTHER_REGION       ; n1 silent gone | n2 standby away
            OTHER_REGION       ; n1 silent gone | n2 standby away at=1/101 | n3 standby at=1/100
            PRIMARY_UNKNOWN    ; n1 silent gone | n2 standby | n3 standby follows=n4 | n4 silent
            PRIMARY_UNKNOWN    ; n1 silent gone | n2 standby | n3 standby follows=nobody
            PRIMARY_UNKNOWN    ; n1 silent gone | n2 standby follows=nobody | n3 standby follows=nobody
            PRIMARY_UNKNOWN    ; n1 silent gone | n2 standby follows=n3 | n3 standby follows=n2
            PRIMARY_UNKNOWN    ; n1 silent gone | n2 standby follows=stranger | n3 standby follows=stranger
            FAIL_OVER          ; n1 silent unreachable | n2 standby | n3 standby
            FAIL_OVER          ; n1 silent unreachable | n2 standby
            FAIL_OVER          ; n1 silent unreachable | n2 standby at=1/90 | n3 standby at=1/100
            FAIL_OVER          ; n1 silent unreachable | n2 standby | n3 standby away
            FAIL_OVER          ; n1 silent unreachable | n2 standby | n3 standby follows=n2
            RECONNECT_STANDBYS ; n1 silent unreachable | n2 standby streams | n3 standby streams
            RECONNECT_STANDBYS ; n1 silent unreachable | n2 standby streams | n3 standby
            RECONNECT_STANDBYS ; n1 silent unreachable | n2 standby | n3 standby streams
            RECONNECT_STANDBYS ; n1 silent unreachable | n2 standby streams
            PARTITIONED        ; n1 silent unreachable | n2 silent | n3 silent
            PARTITIONED        ; n1 silent unreachable | n2 silent unreachable | n3 silent unreachable
            TOO_FEW_STANDBYS   ; n1 silent unreachable | n2 standby | n3 silent
            TOO_FEW_STANDBYS   ; n1 silent unreachable | n2 silent gone | n3 standby
            TOO_FEW_STANDBYS   ; n1 silent unreachable | n2 standby | n3 standby at=0/0
            TOO_FEW_STANDBYS   ; n1 silent unreachable | n2 standby streams | n3 silent
            OTHER_REGION       ; n1 silent unreachable | n2 standby away | n3 standby away
            OTHER_REGION       ; n1 silent unreachable | n2 standby away
            OTHER_REGION       ; n1 silent unreachable | n2 standby away at=1/101 | n3 standby at=1/100
            PRIMARY_UNKNOWN    ; n1 silent unreachable | n2 standby | n3 standby follows=n4 | n4 silent
            PRIMARY_UNKNOWN    ; n1 silent unreachable | n2 standby | n3 standby follows=nobody
            PRIMARY_UNKNOWN    ; n1 silent unreachable | n2 standby follows=nobody | n3 standby follows=nobody
            PRIMARY_UNKNOWN    ; n1 silent unreachable | n2 standby follows=n3 | n3 standby follows=n2
            PRIMARY_UNKNOWN    ; n1 silent unreachable | n2 standby follows=stranger | n3 standby follows=stranger
            ONE_SIGNAL         ; n1 silent once running | n2 standby | n3 standby
            ONE_SIGNAL         ; n1 silent door running | n2 standby | n3 standby
            ONE_SIGNAL         ; n1 silent once frozen | n2 standby | n3 standby
            ONE_SIGNAL         ; n1 silent door frozen | n2 standby | n3 standby
            ONE_SIGNAL         ; n1 silent once unreachable | n2 standby | n3 standby
            ONE_SIGNAL         ; n1 silent door unreachable | n2 standby | n3 standby
            ONE_SIGNAL         ; n1 silent once gone | n2 standby | n3 standby
            ONE_SIGNAL         ; n1 silent door gone | n2 standby | n3 standby
            UNSURE             ; n1 primary unsure | n2 standby streams | n3 standby streams
            UNSURE             ; n1 primary unsure | n2 standby | n3 standby
            TWO_PRIMARIES      ; n1 primary unsure | n2 primary
            PRIMARY_UNKNOWN    ; n1 primary at=1/100 | n2 silent | n3 standby follows=n2 at=2/50
            PRIMARY_UNKNOWN    ; n1 primary readonly at=1/100 | n2 silent | n3 standby at=2/50
            WELL               ; n1 primary at=2/100 | n2 standby streams at=1/90 | n3 silent
            ONE_SIGNAL         ; n1 silent unreachable | n2 standby revoked | n3 standby revoked
            FAIL_OVER          ; n1 silent unreachable | n2 standby revoked | n3 standby
            FAIL_OVER          ; n1 silent gone | n2 standby revoked | n3 standby revoked
            FAIL_OVER          ; n2 standby follows=n3 | n3 silent gone | n1 standby follows=n3
            FAIL_OVER          ; n1 silent | n2 standby at=2/50 | n3 standby at=1/100
            OTHER_REGION       ; n1 silent | n2 standby away at=2/50 | n3 standby at=1/100
            """)
    void the_verdict_is(Verdict verdict, String seen) {
        var diagnosis = Diagnosis.of(Sights.of(seen), Sights.terms(1), Sights.NOW, false);
        assertThat(diagnosis.verdict()).as(diagnosis.sentence()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            STILL_STREAMING  ; n1 silent | n2 standby streams | n3 standby streams
            STILL_STREAMING  ; n1 silent frozen | n2 standby streams | n3 standby
            STILL_STREAMING  ; n1 silent gone | n2 standby | n3 standby streams
            STILL_STREAMING  ; n1 silent unreachable | n2 standby streams | n3 silent
            FAIL_OVER        ; n1 silent frozen | n2 standby | n3 standby
            WELL             ; n1 primary | n2 standby streams | n3 standby streams
            TOO_FEW_STANDBYS ; n1 silent frozen | n2 standby | n3 silent
            """)
    void after_the_standbys_connected_anew_it_is(Verdict verdict, String seen) {
        var diagnosis = Diagnosis.of(Sights.of(seen), Sights.terms(1), Sights.NOW, true);
        assertThat(diagnosis.verdict()).as(diagnosis.sentence()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            START_AGAIN        ; n1 silent gone | n2 standby | n3 standby
            START_AGAIN        ; n1 silent gone | n2 standby | n3 silent
            START_AGAIN        ; n1 silent gone | n2 standby away | n3 standby away
            FAIL_OVER          ; n1 silent | n2 standby | n3 standby
            FAIL_OVER          ; n1 silent frozen | n2 standby | n3 standby
            FAIL_OVER          ; n1 silent unreachable | n2 standby | n3 standby
            RECONNECT_STANDBYS ; n1 silent gone | n2 standby streams | n3 standby
            ONE_SIGNAL         ; n1 silent gone once | n2 standby | n3 standby
            """)
    void where_it_may_be_started_again_it_is(Verdict verdict, String seen) {
        var terms = Sights.restarting(Sights.terms(1));
        var diagnosis = Diagnosis.of(Sights.of(seen), terms, Sights.NOW, false);
        assertThat(diagnosis.verdict()).as(diagnosis.sentence()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            RECOVERED_RECENTLY ; PT59M  ; false ; n1 silent | n2 standby | n3 standby
            RECOVERED_RECENTLY ; PT59M  ; false ; n1 primary readonly | n2 standby streams
            RECOVERED_RECENTLY ; PT1S   ; false ; n1 silent | n2 standby streams | n3 standby
            FAIL_OVER          ; PT59M  ; true  ; n1 silent | n2 standby | n3 standby
            FAIL_OVER          ; PT60M  ; false ; n1 silent | n2 standby | n3 standby
            WELL               ; PT1S   ; false ; n1 primary | n2 standby streams
            """)
    void so_long_after_a_recovery_it_is(
            Verdict verdict, Duration ago, boolean acknowledged, String line) {
        var seen = Sights.recovered(Sights.of(line), ago, acknowledged);
        var diagnosis = Diagnosis.of(seen, Sights.terms(1), Sights.NOW, false);
        assertThat(diagnosis.verdict()).as(diagnosis.sentence()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            DEGRADED ; n1 silent | n2 standby | n3 standby
            DEGRADED ; n1 silent | n2 standby streams | n3 standby
            DEGRADED ; n1 primary readonly | n2 standby streams
            WELL     ; n1 primary | n2 standby streams
            """)
    void after_it_acknowledged_alone_it_is(Verdict verdict, String line) {
        var seen = Sights.degraded(Sights.of(line));
        var diagnosis = Diagnosis.of(seen, Sights.terms(1), Sights.NOW, false);
        assertThat(diagnosis.verdict()).as(diagnosis.sentence()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            TOO_FEW_STANDBYS ; 1 ; n1 silent | n2 standby | n3 silent  | n4 silent
            TOO_FEW_STANDBYS ; 1 ; n1 silent | n2 standby | n3 standby | n4 silent
            FAIL_OVER        ; 1 ; n1 silent | n2 standby | n3 standby | n4 standby
            TOO_FEW_STANDBYS ; 2 ; n1 silent | n2 standby | n3 silent  | n4 silent
            FAIL_OVER        ; 2 ; n1 silent | n2 standby | n3 standby | n4 silent
            FAIL_OVER        ; 3 ; n1 silent | n2 standby | n3 silent  | n4 silent
            TOO_FEW_STANDBYS ; 4 ; n1 silent | n2 standby | n3 standby | n4 standby
            """)
    void with_so_many_acknowledgements_it_is(Verdict verdict, int acks, String seen) {
        var diagnosis = Diagnosis.of(Sights.of(seen), Sights.terms(acks), Sights.NOW, false);
        assertThat(diagnosis.verdict()).as(diagnosis.sentence()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            FAIL_OVER ; n1 silent | n2 standby away | n3 standby away
            FAIL_OVER ; n1 silent | n2 standby away at=1/101 | n3 standby at=1/100
            """)
    void where_regions_may_be_crossed_it_is(Verdict verdict, String seen) {
        var terms = Sights.crossing(Sights.terms(1));
        var diagnosis = Diagnosis.of(Sights.of(seen), terms, Sights.NOW, false);
        assertThat(diagnosis.verdict()).as(diagnosis.sentence()).isEqualTo(verdict);
    }
}
