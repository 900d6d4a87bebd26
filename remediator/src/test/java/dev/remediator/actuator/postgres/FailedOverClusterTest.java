package dev.remediator.actuator.postgres;

import static dev.remediator.actuator.postgres.ClusterGround.order;
import static dev.remediator.actuator.postgres.ClusterGround.sight;
import static dev.remediator.actuator.postgres.ClusterGround.timed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.remediator.failover.Confirmation;
import dev.remediator.failover.Recovery;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import dev.remediator.port.Superseded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FailedOverClusterTest {
    private static final List<String> STANDBYS = List.of("n2", "n3");

    private static final String AN_EARLIER_BUILDS =
            """
            CREATE SCHEMA IF NOT EXISTS remediator;
            CREATE TABLE remediator.recovery (
                at timestamptz NOT NULL, from_member text NOT NULL, to_member text NOT NULL,
                epoch bigint PRIMARY KEY, acknowledged_at timestamptz, acknowledged_by text,
                reason text);
            INSERT INTO remediator.recovery VALUES (now(), 'n3', 'n1', 3)""";

    @TempDir private Path directory;

    @ParameterizedTest
    @EnumSource(
            value = OwnCluster.Origin.class,
            names = {"MACHINE", "BUNDLED"})
    void no_acknowledged_write_is_lost_from_the_first_look_to_the_new_copy(
            OwnCluster.Origin origin) {
        try (var ground = new ClusterGround(directory, origin);
                var clients = new ClusterClients(ground.cluster().spec())) {
            await().until(() -> clients.acknowledged() > 20);
            ground.ask("n1", AN_EARLIER_BUILDS);
            await().until(() -> ground.db.recovery().filter(one -> one.epoch() == 3).isPresent());
            ground.cluster().killHard("n1");
            assertThatThrownBy(() -> ground.db.destroy("n1", "original", order(7)))
                    .hasMessage("'n1' is not destroyed: no other member answers as a primary");
            var next = failOver(ground, clients);
            var other = next.equals("n2") ? "n3" : "n2";

            var proof = timed("prove", () -> ground.db.prove(next));

            assertThat(proof.written()).isTrue();
            assertThat(proof.readBack()).isTrue();
            assertThat(proof.writable()).containsExactly(next);
            assertThat(proof.timeline()).isEqualTo(2);
            assertThat(proof.quorum()).containsExactly(other);
            rebuild(ground, next, other);
            clients.stop();
            assertThat(clients.missingAt(ground, next)).isEmpty();
            System.out.printf("%s: longest pause of writes %s%n", origin, clients.longestPause());
            remembers(ground.db, next, other);
        }
    }

    private static String failOver(ClusterGround ground, ClusterClients clients) {
        var db = ground.db;
        var began = System.nanoTime();
        timed("observe", () -> db.observe());
        assertThat(timed("revoke", () -> db.revoke(STANDBYS, order(7))))
                .allMatch(Confirmation::confirmed);
        assertThat(timed("fence", () -> db.fence("n1", order(7))).confirmed()).isTrue();
        var still = timed("observe again", db::observe);
        boolean n3IsAhead =
                sight(still, "n3").position().compareTo(sight(still, "n2").position()) > 0;
        var next = n3IsAhead ? "n3" : "n2";
        var other = n3IsAhead ? "n2" : "n3";
        timed("promote", () -> promote(db, next, List.of(other), order(7)));
        assertThat(ground.ask(next, "SHOW synchronous_standby_names"))
                .isEqualTo("ANY 1 (\"" + other + "\")");
        promote(db, next, List.of(other), order(7));
        timed("remember", () -> db.remember("n1", next, false, true, order(7)));
        assertThat(db.recovery().orElseThrow().degraded()).isTrue();
        var before = clients.acknowledged();
        timed("follow", () -> db.follow(List.of(other), next));
        timed(
                "quorum",
                () ->
                        await().pollInterval(Duration.ofMillis(20))
                                .until(() -> db.quorumOf(next).equals(List.of(other))));
        assertThat(db.healthy()).isTrue();
        timed("a client's write", () -> await().until(() -> clients.acknowledged() > before + 5));
        System.out.printf(
                "%-40s %5d ms%n", "in all", Duration.ofNanos(System.nanoTime() - began).toMillis());
        return next;
    }

    private static void rebuild(ClusterGround ground, String next, String other) {
        var db = ground.db;
        var copy = db.copy("n1").orElseThrow();
        timed("save evidence", () -> db.saveEvidence("n1"));
        assertThatThrownBy(() -> db.destroy(next, "original", order(7)))
                .hasMessage("'" + next + "' is not destroyed: it answers as a primary");
        timed("destroy", () -> db.destroy("n1", copy, order(7)));
        assertThat(db.copy("n1")).isEmpty();
        var fresh = timed("rebuild", () -> db.rebuild("n1", next, order(7)));
        assertThat(db.rebuild("n1", next, order(7))).isEqualTo(fresh).isNotEqualTo(copy);
        await().until(() -> ground.streams("n1"));
        timed("acknowledged by both", () -> db.acknowledgedBy(next, List.of("n1", other)));
        await().until(() -> db.quorumOf(next).equals(List.of("n1", other)));
        assertThat(db.recovery().orElseThrow().degraded()).isFalse();
        assertThat(db.copyCost().bytesPerSecond()).isPresent();
        assertThat(db.isPrimary("n1")).isFalse();
    }

    private static void remembers(PostgresCluster db, String next, String other) {
        var recovery = db.recovery().orElseThrow();
        assertThat(recovery)
                .extracting(Recovery::from, Recovery::to, Recovery::epoch, Recovery::acknowledged)
                .containsExactly("n1", next, 7L, false);
        var _ = db.prove(next);
        assertThat(db.recovery()).contains(recovery);
        db.acknowledge("Ada O'Neil", "seen'; DROP TABLE t");
        assertThat(db.recovery().orElseThrow().acknowledged()).isTrue();
        assertThatThrownBy(() -> promote(db, other, List.of("n1"), order(6)))
                .isInstanceOf(Superseded.class)
                .hasMessageStartingWith("refused: fencing token 6 is older than 7");
        assertThatThrownBy(() -> promote(db, other, List.of("n1"), order(8)))
                .isInstanceOf(ActuatorException.class)
                .hasMessage(
                        "'%s' is not promoted: '%s' answers as a primary".formatted(other, next));
        assertThatThrownBy(() -> db.revoke(List.of(other), order(6)))
                .isInstanceOf(Superseded.class);
    }

    @Test
    void an_orderly_change_and_the_old_primary_rejoins_with_its_data() {
        try (var ground = new ClusterGround(directory, OwnCluster.Origin.BUNDLED)) {
            var db = ground.db;
            db.checkpoint("n1");
            timed("stop cleanly", () -> db.stopCleanly("n1", order(1)));
            timed("promote after a stop", () -> promote(db, "n2", List.of("n1", "n3"), order(1)));
            db.follow(List.of("n3"), "n2");

            assertThat(timed("rejoin", () -> db.rejoin("n1", "n2", order(1)))).isTrue();

            assertThat(db.isPrimary("n1")).isFalse();
            assertThat(ground.ask("n1", "SELECT count(*) FROM pg_replication_slots"))
                    .isEqualTo("0");
            await().until(() -> db.quorumOf("n2").equals(List.of("n1", "n3")));
            assertThat(db.healthy()).isTrue();
        }
    }

    @Test
    void what_was_fenced_is_released_and_destroys_no_newer_history() {
        try (var ground = new ClusterGround(directory, OwnCluster.Origin.BUNDLED)) {
            var db = ground.db;
            assertThat(db.fence("n1", order(1)).confirmed()).isTrue();
            assertThatThrownBy(() -> db.isPrimary("n1")).isInstanceOf(ActuatorException.class);

            timed("release", () -> db.release("n1", true, order(9)));

            assertThat(db.isPrimary("n1")).isTrue();
            await().until(db::healthy);
            ground.cluster().killHard("n1");
            assertThat(db.revoke(STANDBYS, order(9))).allMatch(Confirmation::confirmed);
            promote(db, "n2", List.of("n3"), order(9));
            ground.cluster().killHard("n2");
            db.start("n1", order(9));
            assertThat(db.isPrimary("n1")).isTrue();
            var copy = db.copy("n2").orElseThrow();

            assertThatThrownBy(() -> db.destroy("n2", copy, order(10)))
                    .hasMessageStartingWith(
                            "'n2' is not destroyed: it has timeline 2, and the primary 'n1' is on 1");

            assertThat(db.copy("n2")).contains(copy);
        }
    }

    @Test
    void an_old_primary_is_rewound_right_after_the_promotion() {
        Ground.requireMachine();
        try (var ground = new ClusterGround(directory, OwnCluster.Origin.MACHINE)) {
            var db = ground.rewinding();
            ground.ask("n1", "CREATE TABLE t (who text)");
            assertThat(db.revoke(STANDBYS, order(1))).allMatch(Confirmation::confirmed);
            ground.ask("n1", "SET synchronous_commit = local; INSERT INTO t VALUES ('old')");
            assertThat(db.fence("n1", order(1)).confirmed()).isTrue();
            promote(db, "n2", List.of("n1", "n3"), order(1));
            db.follow(List.of("n3"), "n2");

            assertThat(timed("rejoin with rewind", () -> db.rejoin("n1", "n2", order(1)))).isTrue();

            ground.ask("n2", "INSERT INTO t VALUES ('new')");
            await().until(
                            () ->
                                    ground.ask("n1", "SELECT string_agg(who, ',') FROM t")
                                            .equals("new"));
            assertThat(ground.ask("n1", "SHOW port"))
                    .isEqualTo(Integer.toString(ground.ground.member("n1").port()));
            assertThat(ground.ask("n1", "SHOW primary_slot_name")).isEqualTo("n1");
            assertThat(ground.ask("n1", "SHOW synchronous_standby_names")).isEmpty();
        }
    }

    private static void promote(
            PostgresCluster db, String member, List<String> standbys, Order order) {
        db.prepare(member, standbys, order);
        db.promote(member, order);
    }
}
