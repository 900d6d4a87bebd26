package dev.remediator.actuator.postgres;

import static dev.remediator.actuator.postgres.ClusterGround.order;
import static dev.remediator.actuator.postgres.ClusterGround.timed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.remediator.failover.Confirmation;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import dev.remediator.port.Superseded;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RevokedStandbysTest {
    private static final List<String> STANDBYS = List.of("n2", "n3");
    private static final String SLOTS =
            "SELECT string_agg(slot_name, ',') FROM pg_replication_slots";

    @TempDir private Path directory;
    private ClusterGround ground;
    private PostgresCluster db;

    @BeforeEach
    void open() {
        ground = new ClusterGround(directory, OwnCluster.Origin.BUNDLED);
        db = ground.db;
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void a_thawed_primary_can_acknowledge_nothing_until_they_are_given_back() {
        ground.ask("n1", "CREATE TABLE t (id int)");
        var before = ground.ask("n2", "SHOW primary_conninfo");
        ground.cluster().freeze("n1");

        var said = timed("revoke", () -> db.revoke(STANDBYS, order(1)));

        assertThat(said).containsExactly(Confirmation.of("n2"), Confirmation.of("n3"));
        assertThat(ground.sight("n2").upstream()).isEqualTo("n1");
        ground.cluster().thaw("n1");
        var late =
                CompletableFuture.supplyAsync(() -> ground.ask("n1", "INSERT INTO t VALUES (1)"));
        await().until(
                        () ->
                                ground.ask(
                                                "n1",
                                                "SELECT count(*) FROM pg_stat_activity WHERE query ="
                                                        + " 'INSERT INTO t VALUES (1)' AND wait_event ="
                                                        + " 'SyncRep'")
                                        .equals("1"));
        assertThat(List.of(db.healthy(), db.healthy(), db.healthy())).containsOnly(false);
        assertThat(
                        ground.ask(
                                "n1",
                                "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
                                        + " AND application_name = 'remediator'"))
                .isEqualTo("1");
        assertThat(ground.sight("n1").writable()).isTrue();
        assertThat(ground.ask("n1", "SELECT count(*) FROM t")).isEqualTo("0");
        assertThat(late).isNotDone();

        timed("restore", () -> db.restore(STANDBYS, order(9)));

        await().until(() -> ground.streams("n2") && ground.streams("n3"));
        assertThat(ground.ask("n2", "SHOW primary_conninfo")).isEqualTo(before);
        assertThat(late.join()).isEmpty();
        assertThat(db.healthy()).isTrue();
    }

    @Test
    void two_workers_may_do_it_at_once_and_one_may_die_before_the_reload() {
        var before = ground.ask("n3", "SHOW primary_conninfo");
        var one = CompletableFuture.supplyAsync(() -> db.revoke(STANDBYS, order(1)));
        var other = CompletableFuture.supplyAsync(() -> db.revoke(STANDBYS, order(1)));
        assertThat(one.join()).allMatch(Confirmation::confirmed);
        assertThat(other.join()).allMatch(Confirmation::confirmed);
        db.restore(STANDBYS, order(9));
        await().until(() -> ground.streams("n2") && ground.streams("n3"));
        assertThat(ground.ask("n3", "SHOW primary_conninfo")).isEqualTo(before);
        var revoked = new Conninfo(before).revoked(1).text().replace("'", "''");
        ground.ask("n3", "ALTER SYSTEM SET primary_conninfo = '" + revoked + "'");

        db.restore(STANDBYS, order(9));

        ground.ask("n3", "SELECT pg_reload_conf()");
        assertThat(ground.ask("n3", "SHOW primary_conninfo")).isEqualTo(before);
        assertThat(ground.streams("n3")).isTrue();
    }

    @Test
    void a_receiver_that_was_stopped_is_let_go_on_to_end_and_others_are_left_alone_afterwards() {
        ground.cluster().freezeReceiver("n2");

        var said = db.revoke(STANDBYS, order(1));

        assertThat(said).extracting(Confirmation::confirmed).containsExactly(true, true);
        assertThat(ground.streams("n2")).isFalse();
        assertThat(db.fence("n1", order(1)).confirmed()).isTrue();
        promote(db, "n2", List.of("n3"), order(1));
        db.follow(List.of("n3"), "n2");
        var after = ground.ask("n3", "SHOW primary_conninfo");
        db.restore(STANDBYS, order(9));
        assertThat(ground.ask("n3", "SHOW primary_conninfo")).isEqualTo(after);
        assertThat(db.isPrimary("n2")).isTrue();
        assertThat(db.revoke(List.of("n2"), order(1)))
                .containsExactly(Confirmation.not("n2", "it is a primary"));
    }

    @Test
    void nobody_is_promoted_while_one_receives_and_what_was_readied_is_undone_by_no_older_order() {
        ground.cluster().freeze("n1");
        assertThatThrownBy(() -> db.prepare("n2", List.of("n3"), order(5)))
                .hasMessage("'n2' is not promoted: it still receives, so its primary lives");
        assertThatThrownBy(() -> db.promote("n2", order(5)))
                .hasMessage("'n2' is not promoted: it still receives, so its primary lives");
        assertThat(db.revoke(List.of("n2"), order(5))).allMatch(Confirmation::confirmed);
        assertThatThrownBy(() -> db.prepare("n2", List.of("n3"), order(5)))
                .hasMessage("'n2' is not promoted: 'n3' still receives, so there is a primary");
        assertThat(db.revoke(STANDBYS, order(6))).allMatch(Confirmation::confirmed);
        timed("prepare", () -> db.prepare("n2", List.of("n3"), order(6)));
        assertThat(ground.ask("n2", SLOTS)).isEqualTo("n3");
        var refusal =
                "refused: fencing token 5 is older than 6, for which 'n2' was told not to receive";

        assertThatThrownBy(() -> db.restore(List.of("n2"), order(5)))
                .isInstanceOf(Superseded.class)
                .hasMessage(refusal);

        assertThatThrownBy(() -> db.revoke(List.of("n2"), order(5)))
                .isInstanceOf(Superseded.class)
                .hasMessage(refusal);
        assertThat(ground.sight("n2").revoked()).isTrue();
        ground.cluster().thaw("n1");
        db.restore(STANDBYS, order(6));
        await().until(() -> ground.streams("n2") && ground.streams("n3"));
        assertThat(ground.ask("n2", SLOTS)).isEqualTo("null");
    }

    @Test
    void whoever_is_unknown_is_refused() {
        assertThatThrownBy(() -> db.revoke(List.of("n2'; DROP"), order(1)))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("cluster 'own' has no member 'n2'; DROP'");
    }

    private static void promote(
            PostgresCluster db, String member, List<String> standbys, Order order) {
        db.prepare(member, standbys, order);
        db.promote(member, order);
    }
}
