package dev.remediator.standard;

import static dev.remediator.standard.Databases.failOver;
import static dev.remediator.standard.Databases.pair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.failover.Recovery;
import dev.remediator.failover.Terms.WhenAlone;
import dev.remediator.journal.Ending;
import dev.remediator.journal.Halt;
import dev.remediator.journal.Outcome;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.FakeDatabaseCluster;
import dev.remediator.testkit.Played;
import dev.remediator.testkit.Rehearsal;
import dev.remediator.testkit.RehearsalExtension;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A database is failed over: what succeeds.
@ExtendWith(RehearsalExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearseFailOverTest {
    private static final Ending DONE = new Ending(Outcome.SUCCEEDED, "");

    @CrashMatrix(crashes = 2)
    void a_killed_primary_is_replaced_and_rebuilt(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().killsForGood("n1");
        assertThat(failOver(rehearsal, db).ending()).isEqualTo(DONE);
        tookOver(db, "n2");
        assertThat(db.copy("n1")).contains("n1/copy-2");
        assertThat(db.quorumOf("n2")).containsExactly("n1", "n3");
    }

    @CrashMatrix
    void a_frozen_primary_is_replaced_after_its_standbys_have_found_out(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().freezes("n1");
        var played = failOver(rehearsal, db);
        assertThat(played.ending()).isEqualTo(DONE);
        assertThat(played.lines()).contains("DONE make n2 and n3 connect anew#1");
        tookOver(db, "n2");
    }

    @CrashMatrix
    void one_that_lags_is_not_elected(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().makesLag("n2").writes("third").kills("n1");
        assertThat(failOver(rehearsal, db).ending()).isEqualTo(DONE);
        tookOver(db, "n3");
    }

    @CrashMatrix
    void a_primary_whose_process_is_gone_is_started_again(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().allows(Databases.restarting()).kills("n1");
        assertThat(failOver(rehearsal, db).ending()).isEqualTo(DONE);
        tookOver(db, "n1");
        assertThat(db.copy("n1")).contains("n1/copy-1");
    }

    @CrashMatrix
    void one_that_cannot_be_started_again_is_replaced(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().allows(Databases.restarting()).killsForGood("n1");
        assertThat(failOver(rehearsal, db).ending()).isEqualTo(DONE);
        tookOver(db, "n2");
    }

    @CrashMatrix
    void one_whose_host_is_out_of_reach_is_given_the_time_to_end_itself(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        var patience = Duration.ofSeconds(45);
        db.troubles().allows(Databases.terms(WhenAlone.BLOCK, patience)).isolates("n1");
        var played = failOver(rehearsal, db);
        assertThat(played.ending().evidence())
                .startsWith(
                        "n2 is the primary and takes writes, but n1 is not back as its standby");
        assertThat(played.took()).isGreaterThanOrEqualTo(patience);
        tookOver(db, "n2");
    }

    @CrashMatrix
    void one_that_takes_no_writes_is_replaced_in_an_orderly_way(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().makesReadOnly("n1");
        var played = failOver(rehearsal, db);
        assertThat(played.ending()).isEqualTo(DONE);
        assertThat(played.lines()).contains("DONE stop n1 in an orderly way#1");
        assertThat(db.copy("n1")).contains("n1/copy-2");
        assertThat(db.recovery()).map(Recovery::acknowledged).contains(false);
        tookOver(db, "n2");
    }

    @CrashMatrix
    void one_that_takes_no_writes_and_does_not_stop_is_shut_out(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().makesReadOnly("n1").on("stop").refuses("its disk is full");
        assertThat(failOver(rehearsal, db).ending()).isEqualTo(DONE);
        tookOver(db, "n2");
    }

    @CrashMatrix
    void of_a_pair_the_writes_wait_until_it_is_one_again(Rehearsal rehearsal) {
        var db = pair(rehearsal, WhenAlone.BLOCK);
        db.breaks();
        var played = failOver(rehearsal, db);
        assertThat(played.ending()).isEqualTo(DONE);
        assertThat(played.lines())
                .contains("DONE promote n2; writes wait until n1 is back as a standby#1")
                .last()
                .isEqualTo("DONE prove it through the front door#1");
        tookOver(db, "n2");
    }

    @CrashMatrix
    void of_a_pair_one_acknowledges_alone_until_it_is_one_again(Rehearsal rehearsal) {
        var db = pair(rehearsal, WhenAlone.DEGRADE);
        db.breaks();
        var played = failOver(rehearsal, db);
        assertThat(played.ending()).isEqualTo(DONE);
        assertThat(played.lines())
                .contains(
                        "DONE promote n2; writes are acknowledged by n2 alone until n1 is back as a"
                                + " standby#1",
                        "DONE writes need acknowledgements again#1");
        assertThat(db.quorumOf("n2")).containsExactly("n1");
        tookOver(db, "n2");
    }

    @CrashMatrix
    void a_promotion_whose_answer_was_lost_is_found(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.breaks();
        db.troubles().on("promote").losesAnswer();
        assertThat(failOver(rehearsal, db).ending()).isEqualTo(DONE);
        tookOver(db, "n2");
    }

    @Test
    void once_somebody_is_promoted_a_cleared_alert_stops_nothing(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.breaks();
        db.troubles().on("promote").takes(Duration.ofSeconds(20));
        rehearsal.haltsAfter(Duration.ofSeconds(10), Halt.Way.UNDO, "the alert has cleared");
        assertThat(failOver(rehearsal, db).ending()).isEqualTo(DONE);
        tookOver(db, "n2");
    }

    @CrashMatrix
    void before_that_it_gives_everything_back(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().freezes("n1").on("fence").takes(Duration.ofSeconds(20));
        rehearsal.haltsAfter(Duration.ofSeconds(10), Halt.Way.UNDO, "the alert has cleared");
        Played played = failOver(rehearsal, db);
        assertThat(played.ending().outcome()).isEqualTo(Outcome.CANCELLED);
        tookOver(db, "n1");
        assertThat(db.quorumOf("n1")).containsExactly("n2", "n3");
    }

    private static void tookOver(FakeDatabaseCluster db, String primary) {
        assertThat(db.healthy()).isTrue();
        assertThat(db.state().writable()).containsExactly(primary);
    }
}
