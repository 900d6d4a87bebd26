package dev.remediator.standard;

import static dev.remediator.standard.Databases.failOver;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.failover.CopyCost;
import dev.remediator.failover.Recovery;
import dev.remediator.failover.Terms.WhenAlone;
import dev.remediator.journal.Outcome;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.FakeDatabaseCluster;
import dev.remediator.testkit.Rehearsal;
import dev.remediator.testkit.RehearsalExtension;
import dev.remediator.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A database is not failed over, or not wholly: nothing is touched, or all is given back.
@ExtendWith(RehearsalExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearseRefusalTest {

    @CrashMatrix
    void not_if_the_standby_that_acknowledged_may_be_gone_too(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().makesLag("n3").writes("third").kills("n2").kills("n1");
        refusedUntouched(rehearsal, db, "1 of 2 standbys can be asked");
    }

    @CrashMatrix
    void not_if_its_standbys_still_stream(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().hides("n1");
        refusedUntouched(rehearsal, db, "nothing was touched: the primary lives");
    }

    @CrashMatrix
    void not_if_we_are_cut_off(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().hides("n1").hides("n2").hides("n3");
        refusedUntouched(rehearsal, db, "we are cut off");
    }

    @CrashMatrix
    void not_if_one_proxy_cannot_be_told(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.breaks();
        db.traffic().unreachable("p2");
        refusedUntouched(rehearsal, db, "n1 is not cut off on every proxy: p2 (no answer)");
    }

    @CrashMatrix
    void not_if_neither_host_nor_proxy_shuts_it_out(Rehearsal rehearsal) {
        var db =
                rehearsal.database(
                        "orders",
                        Databases.terms(WhenAlone.BLOCK, Duration.ofMinutes(10)),
                        List.of("n1", "n2", "n3"),
                        List.of());
        db.troubles().isolates("n1");
        refusedUntouched(rehearsal, db, "no proxy stands before it");
    }

    @CrashMatrix
    void not_soon_after_another_time(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        var earlier = VirtualTime.START.minus(Duration.ofMinutes(20));
        db.troubles().recovered(new Recovery(earlier, "n3", "n1", 1, false, false)).kills("n1");
        refusedUntouched(rehearsal, db, "recovered recently: n1 took over from n3");
    }

    @CrashMatrix
    void not_to_another_region(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().moves("n2", "away").moves("n3", "away").kills("n1");
        refusedUntouched(rehearsal, db, "stands in away and not in home");
    }

    @CrashMatrix
    void a_promotion_that_is_refused_gives_everything_back(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        var before = db.state();
        db.troubles().freezes("n1").on("prepare").refuses("no permission");
        var ending = failOver(rehearsal, db).ending();
        assertThat(ending.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ending.evidence()).isEqualTo("no permission");
        assertThat(db.healthy()).isTrue();
        assertThat(db.state()).isEqualTo(before);
    }

    @Test
    void a_candidate_that_falls_silent_gives_nothing_back(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.breaks();
        rehearsal.time().after(Duration.ofSeconds(5), () -> db.troubles().hides("n2"));
        db.troubles().on("promote").takes(Duration.ofSeconds(20)).losesAnswer();
        var ending = failOver(rehearsal, db).ending();
        assertThat(ending.evidence())
                .contains("but 'undo ending n1' failed: nobody knows whether n2 becomes");
        assertThat(db.state().writable()).containsExactly("n2");
    }

    @CrashMatrix
    void what_could_not_be_copied_in_time_is_not_destroyed(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.breaks();
        db.troubles()
                .costs(
                        new CopyCost(
                                7_000_000_000_000L, Optional.of(500_000_000L), Optional.empty()));
        var ending = failOver(rehearsal, db).ending();
        assertThat(ending.evidence())
                .isEqualTo(
                        "n2 is the primary and takes writes, but n1 is not back as its standby: n1 is"
                                + " not destroyed, because a new copy would take too long: 7000 GB at"
                                + " 500 MB/s take 233 min, the limit is 30 min");
        assertThat(db.state().writable()).containsExactly("n2");
        assertThat(db.copy("n1")).contains("n1/copy-1");
    }

    private static void refusedUntouched(Rehearsal rehearsal, FakeDatabaseCluster db, String why) {
        var before = db.state();
        var ending = failOver(rehearsal, db).ending();
        assertThat(ending.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ending.evidence()).contains(why).doesNotContain("but 'undo");
        assertThat(db.state()).isEqualTo(before);
    }
}
