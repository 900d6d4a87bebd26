package dev.remediator.standard;

import static dev.remediator.standard.Databases.failOver;
import static dev.remediator.standard.Databases.pair;
import static dev.remediator.standard.Databases.rebuild;
import static dev.remediator.standard.Databases.switchOver;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.failover.Recovery;
import dev.remediator.failover.Terms.WhenAlone;
import dev.remediator.journal.Ending;
import dev.remediator.journal.Halt;
import dev.remediator.journal.Outcome;
import dev.remediator.port.Order;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.Rehearsal;
import dev.remediator.testkit.RehearsalExtension;
import dev.remediator.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What could end in two primaries or a lost write: answers that come late, looks that are old,
/// positions that are not the whole truth.
@ExtendWith(RehearsalExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearseWorstTest {
    private static final Ending DONE = new Ending(Outcome.SUCCEEDED, "");

    @CrashMatrix
    void a_promotion_that_takes_long_is_waited_for(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().freezes("n1").promotionTakes(Duration.ofMinutes(3));
        assertThat(failOver(rehearsal, db).ending()).isEqualTo(DONE);
        assertThat(db.state().writable()).containsExactly("n2");
    }

    @CrashMatrix
    void one_that_takes_even_longer_gives_nothing_back(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().freezes("n1").promotionTakes(Duration.ofMinutes(20));
        assertThat(failOver(rehearsal, db).ending().evidence())
                .contains("nobody knows whether n2 becomes a primary yet");
        assertThat(db.state().writable()).isEmpty();
    }

    @Test
    void an_order_that_is_too_old_ends_nothing_and_promotes_nobody(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().makesReadOnly("n1");
        db.start("n1", new Order("somebody else's", 1_000_000));
        var played = failOver(rehearsal, db);
        assertThat(played.ending().evidence()).contains("has seen the fencing token 1000000");
        assertThat(played.lines()).noneMatch(line -> line.contains("take the word"));
        assertThat(db.state().writable()).isEmpty();
    }

    @CrashMatrix
    void the_newer_history_is_not_rebuilt_from_the_older(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().comesBackStale("n1", "n2");
        assertThat(rebuild(rehearsal, db, "n2").ending().evidence())
                .contains("n3 follow a newer history");
        assertThat(db.copy("n2")).contains("n2/copy-1");
    }

    @CrashMatrix
    void nor_where_nobody_else_could_say_so(Rehearsal rehearsal) {
        var db = pair(rehearsal, WhenAlone.DEGRADE);
        db.troubles().comesBackStale("n1", "n2");
        assertThat(rebuild(rehearsal, db, "n2").ending().evidence())
                .startsWith("n2 has a newer history than n1");
        assertThat(db.copy("n2")).contains("n2/copy-1");
    }

    @CrashMatrix
    void nor_where_it_cannot_even_be_started(Rehearsal rehearsal) {
        var db = pair(rehearsal, WhenAlone.DEGRADE);
        db.troubles().comesBackStale("n1", "n2").killsForGood("n2");
        assertThat(rebuild(rehearsal, db, "n2").ending().evidence())
                .contains("n2 has a newer history than n1, so it is not destroyed");
        assertThat(db.copy("n2")).contains("n2/copy-1");
    }

    @Test
    void a_primary_that_recovered_since_a_dead_worker_looked_is_spared(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().freezes("n1").on("copy").takes(Duration.ofSeconds(20));
        rehearsal.time().after(Duration.ofSeconds(5), () -> db.troubles().heals("n1"));
        rehearsal.haltsAfter(Duration.ofSeconds(10), Halt.Way.GIVE_BACK, "the worker ends");
        assertThat(failOver(rehearsal, db).ending().evidence())
                .isEqualTo("n1 answers again and takes writes, so it is not replaced");
        assertThat(db.healthy()).isTrue();
        assertThat(db.state().writable()).containsExactly("n1");
    }

    @CrashMatrix
    void one_slow_write_is_no_reason(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().makesSlow("n1");
        assertThat(failOver(rehearsal, db).ending().evidence())
                .startsWith("nothing was touched: nobody is sure whether it takes writes");
    }

    @CrashMatrix
    void a_standby_that_a_start_cures_keeps_its_copy(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().kills("n3");
        assertThat(rebuild(rehearsal, db, "n3").ending()).isEqualTo(DONE);
        assertThat(db.copy("n3")).contains("n3/copy-1");
        assertThat(db.quorumOf("n1")).containsExactly("n2", "n3");
    }

    @CrashMatrix
    void so_does_one_whose_word_was_taken_back(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.revoke(List.of("n3"), new Order("earlier", 1));
        assertThat(rebuild(rehearsal, db, "n3").ending()).isEqualTo(DONE);
        assertThat(db.copy("n3")).contains("n3/copy-1");
    }

    @CrashMatrix
    void one_that_streams_and_does_not_answer_us_is_left_alone(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().hides("n3");
        assertThat(rebuild(rehearsal, db, "n3").ending().evidence())
                .isEqualTo("n1 says that n3 streams, so it is not destroyed");
        assertThat(db.state().members().get(2).running()).isTrue();
    }

    @CrashMatrix
    void what_was_written_after_the_look_counts(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().makesLag("n2").on("checkpoint").takes(Duration.ofSeconds(20));
        rehearsal.time().after(Duration.ofSeconds(5), () -> db.troubles().writes("third"));
        rehearsal.time().after(Duration.ofSeconds(6), () -> db.troubles().kills("n3"));
        assertThat(switchOver(rehearsal, db).ending().evidence())
                .startsWith("n2 may lack what n1 wrote last");
        assertThat(db.state().writable()).containsExactly("n1");
    }

    @CrashMatrix
    void a_restarted_standby_has_more_than_it_says(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().makesLag("n2").writes("third").understates("n3", Duration.ofSeconds(5));
        db.breaks();
        assertThat(failOver(rehearsal, db).ending()).isEqualTo(DONE);
        assertThat(db.state().writable()).containsExactly("n3");
    }

    @CrashMatrix
    void one_that_does_not_follow_keeps_no_client_away(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.breaks();
        db.troubles().on("follow").refuses("n3 does not answer");
        var ending = failOver(rehearsal, db).ending();
        assertThat(ending.evidence()).startsWith("n2 is the primary, but");
        assertThat(db.state().proxies()).allMatch(route -> route.contains(" to n2"));
    }

    @CrashMatrix
    void what_was_acknowledged_alone_is_not_failed_over(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        var earlier = VirtualTime.START.minus(Duration.ofDays(1));
        db.troubles().recovered(new Recovery(earlier, "n3", "n1", 1, true, true)).kills("n1");
        assertThat(failOver(rehearsal, db).ending().evidence())
                .startsWith(
                        "nothing was touched: it acknowledged alone: n1 has acknowledged alone");
    }

    @CrashMatrix
    void what_did_not_run_before_is_not_started(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.breaks();
        db.troubles().on("prepare").refuses("no permission");
        assertThat(failOver(rehearsal, db).ending().evidence()).isEqualTo("no permission");
        assertThat(db.state().members().getFirst().running()).isFalse();
    }

    @CrashMatrix
    void one_that_may_be_turned_back_is_not_copied(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().mayRewind(true).kills("n1");
        assertThat(failOver(rehearsal, db).ending()).isEqualTo(DONE);
        assertThat(db.copy("n1")).contains("n1/copy-1");
    }

    @CrashMatrix
    void one_that_could_not_be_turned_back_is(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        db.troubles().mayRewind(true).kills("n1").on("rejoin").refuses("pg_rewind failed");
        assertThat(failOver(rehearsal, db).ending()).isEqualTo(DONE);
        assertThat(db.copy("n1")).contains("n1/copy-2");
    }

    @CrashMatrix
    void people_need_not_acknowledge_what_they_asked_for(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        var played = switchOver(rehearsal, db);
        assertThat(played.lines())
                .containsSubsequence(
                        "DONE have n1 write down what it has#1",
                        "DONE cut n1 off on every proxy#1");
        assertThat(db.recovery()).get().matches(Recovery::acknowledged);
    }

    @CrashMatrix
    void whoever_acknowledges_alone_asks_again(Rehearsal rehearsal) {
        var db = rehearsal.database("orders");
        var earlier = VirtualTime.START.minus(Duration.ofDays(1));
        db.troubles().recovered(new Recovery(earlier, "n3", "n1", 1, true, true));
        db.acknowledgedBy("n1", List.of());
        var played =
                rehearsal.of(new ProtectDatabase()).on(db).remedy("ask for acknowledgements again");
        assertThat(played.ending()).isEqualTo(DONE);
        assertThat(db.quorumOf("n1")).containsExactly("n2", "n3");
        assertThat(db.recovery()).get().matches(last -> !last.degraded());
    }
}
