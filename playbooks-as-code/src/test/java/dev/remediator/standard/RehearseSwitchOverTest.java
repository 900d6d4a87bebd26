package dev.remediator.standard;

import static dev.remediator.standard.Databases.pair;
import static dev.remediator.standard.Databases.rebuild;
import static dev.remediator.standard.Databases.switchOver;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.failover.Recovery;
import dev.remediator.failover.Terms.WhenAlone;
import dev.remediator.journal.Ending;
import dev.remediator.journal.Outcome;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.Rehearsal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

/// A database is switched over, and a standby is rebuilt.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearseSwitchOverTest {
    private static final Ending DONE = new Ending(Outcome.SUCCEEDED, "");

    @CrashMatrix(crashes = 2)
    void the_old_primary_comes_back_with_the_data_it_has(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        assertThat(switchOver(rehearsal, db).ending()).isEqualTo(DONE);
        assertThat(db.state().writable()).containsExactly("n2");
        assertThat(db.copy("n1")).contains("n1/copy-1");
        assertThat(db.quorumOf("n2")).containsExactly("n1", "n3");
    }

    @CrashMatrix
    void one_whose_history_differs_is_rebuilt(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().makesLag("n2").makesLag("n3").writesUnheard("third");
        assertThat(switchOver(rehearsal, db).ending()).isEqualTo(DONE);
        assertThat(db.copy("n1")).contains("n1/copy-2");
    }

    @CrashMatrix
    void a_pair_changes_places(Rehearsal rehearsal) {
        var db = pair(rehearsal, WhenAlone.BLOCK);
        assertThat(switchOver(rehearsal, db).ending()).isEqualTo(DONE);
        assertThat(db.state().writable()).containsExactly("n2");
        assertThat(db.healthy()).isTrue();
    }

    @CrashMatrix
    void one_that_does_not_stop_is_shut_out(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().on("stop").refuses("a backup runs");
        assertThat(switchOver(rehearsal, db).ending()).isEqualTo(DONE);
        assertThat(db.state().writable()).containsExactly("n2");
    }

    @CrashMatrix
    void a_promotion_that_is_refused_gives_everything_back(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().on("prepare").refuses("no permission");
        var before = db.state();
        assertThat(switchOver(rehearsal, db).ending())
                .isEqualTo(new Ending(Outcome.FAILED, "no permission"));
        assertThat(db.state()).isEqualTo(before);
    }

    @CrashMatrix
    void one_that_takes_no_writes_is_replaced_and_nobody_need_acknowledge_it(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().makesReadOnly("n1");
        assertThat(switchOver(rehearsal, db).ending()).isEqualTo(DONE);
        assertThat(db.state().writable()).containsExactly("n2");
        assertThat(db.copy("n1")).contains("n1/copy-2");
        assertThat(db.recovery()).map(Recovery::acknowledged).contains(true);
    }

    @CrashMatrix
    void not_while_the_primary_is_dead(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.breaks();
        assertThat(switchOver(rehearsal, db).ending().evidence())
                .startsWith("nothing was touched: fail over: n1 did not answer 2 of 2 times");
    }

    @CrashMatrix
    void not_while_no_standby_streams(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().makesReadOnly("n1").kills("n2").kills("n3");
        assertThat(switchOver(rehearsal, db).ending().evidence())
                .isEqualTo(
                        "nothing was touched: no standby streams from n1, so none can take over");
    }

    @CrashMatrix
    void a_lost_standby_is_rebuilt(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().killsForGood("n3");
        assertThat(rebuild(rehearsal, db, "n3").ending()).isEqualTo(DONE);
        assertThat(db.copy("n3")).contains("n3/copy-2");
        assertThat(db.quorumOf("n1")).containsExactly("n2", "n3");
    }

    @CrashMatrix
    void a_primary_is_never_rebuilt(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        assertThat(rebuild(rehearsal, db, "n1").ending().evidence())
                .isEqualTo("n1 is the primary and is not destroyed");
    }

    @CrashMatrix
    void nor_is_a_standby_that_streams(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        assertThat(rebuild(rehearsal, db, "n3").ending().evidence())
                .isEqualTo("n3 answers and streams, so it is not destroyed");
    }

    @CrashMatrix
    void nor_is_a_stranger(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        assertThat(rebuild(rehearsal, db, "n3'; --").ending().evidence())
                .isEqualTo("the alert's label member names no member of the cluster");
    }

    @CrashMatrix
    void nor_is_one_whose_host_cannot_be_reached(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().isolates("n3");
        assertThat(rebuild(rehearsal, db, "n3").ending().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(db.state().members().get(2).running()).isTrue();
    }
}
