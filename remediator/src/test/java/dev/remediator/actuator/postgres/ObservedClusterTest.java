package dev.remediator.actuator.postgres;

import static dev.remediator.actuator.postgres.ClusterGround.order;
import static dev.remediator.actuator.postgres.ClusterGround.sight;
import static dev.remediator.actuator.postgres.ClusterGround.timed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.remediator.failover.Glance;
import dev.remediator.failover.HostState;
import dev.remediator.failover.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ObservedClusterTest {
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
    void a_well_one_and_a_primary_whose_writes_are_slow_or_refused() throws Exception {
        assertThat(db.healthy()).isTrue();
        timed("observe a well one, first", () -> db.observe());
        var seen = timed("observe a well one", db::observe);

        var primary = sight(seen, "n1");
        assertThat(primary.role()).isEqualTo(Role.PRIMARY);
        assertThat(primary.writable()).isTrue();
        assertThat(primary.host()).isEqualTo(HostState.RUNNING);
        assertThat(primary.glances())
                .extracting(Glance::vantage, Glance::answered)
                .contains(
                        tuple("worker", true),
                        tuple("front door", true),
                        tuple("n2", true),
                        tuple("n3", true));
        for (var name : List.of("n2", "n3")) {
            var standby = sight(seen, name);
            assertThat(standby.role()).isEqualTo(Role.STANDBY);
            assertThat(standby.streaming()).isTrue();
            assertThat(standby.upstream()).isEqualTo("n1");
            assertThat(standby.writable()).isFalse();
            assertThat(standby.position().timeline()).isEqualTo(1);
        }
        assertThat(db.copyCost().bytes()).isPositive();
        assertThat(seen.recovery()).isEmpty();

        try (var connection = ground.ground.open("n1");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE remediator.heartbeat");
            var slow = ground.sight("n1");
            assertThat(slow.writable()).isFalse();
            assertThat(slow.unwritable()).isEmpty();
        }
        await().until(() -> ground.sight("n1").writable());

        ground.ask("n1", "ALTER SYSTEM SET default_transaction_read_only = on");
        ground.ask("n1", "SELECT pg_reload_conf()");
        await().until(() -> !ground.sight("n1").writable());

        assertThat(ground.sight("n1").unwritable()).isEqualTo("read only (25006)");
        assertThat(db.healthy()).isFalse();
    }

    @Test
    void nobody_knows_how_far_a_standby_is_that_still_replays_what_it_has() {
        ground.ask("n3", "ALTER SYSTEM SET recovery_min_apply_delay = '1h'");
        ground.ask("n3", "SELECT pg_reload_conf()");
        ground.ask("n1", "CREATE TABLE more AS SELECT generate_series(1, 1000)");
        ground.cluster().killHard("n1");
        await().until(() -> !ground.streams("n3"));
        var before = ground.sight("n3").position();
        assertThat(before.known()).isTrue();
        ground.cluster().killHard("n3");
        db.start("n3", order(1));

        var sight = ground.sight("n3");

        assertThat(sight.answers()).isTrue();
        assertThat(sight.position().known()).isFalse();
        assertThat(sight.counts()).isFalse();
        ground.ask("n3", "ALTER SYSTEM RESET recovery_min_apply_delay");
        ground.ask("n3", "SELECT pg_reload_conf()");
        await().untilAsserted(() -> assertThat(ground.sight("n3").position()).isEqualTo(before));
    }

    @Test
    void a_standby_that_lags_is_behind_and_one_restarted_without_a_primary_can_be_compared() {
        ground.cluster().freezeReceiver("n2");
        ground.ask("n1", "CREATE TABLE more AS SELECT generate_series(1, 1000)");
        var seen = db.observe();
        assertThat(sight(seen, "n2").position()).isLessThan(sight(seen, "n3").position());
        ground.cluster().thawReceiver("n2");
        await().until(() -> ground.streams("n2"));
        ground.cluster().killHard("n1");
        await().until(() -> !ground.streams("n3"));
        var before = db.observe();

        ground.cluster().killHard("n3");
        db.start("n3", order(1));

        await().untilAsserted(
                        () ->
                                assertThat(ground.sight("n3").position())
                                        .isEqualTo(sight(before, "n3").position()));
        assertThat(ground.sight("n3").upstream()).isEqualTo("n1");
    }

    @Test
    void a_killed_primary_is_missed_from_everywhere() {
        ground.cluster().killHard("n1");
        await().until(() -> !ground.streams("n2") && !ground.streams("n3"));

        var seen = timed("observe a killed primary", db::observe);

        var primary = sight(seen, "n1");
        assertThat(primary.role()).isEqualTo(Role.UNKNOWN);
        assertThat(primary.host()).isEqualTo(HostState.GONE);
        assertThat(primary.position().known()).isFalse();
        assertThat(primary.glances())
                .hasSize(5)
                .noneMatch(Glance::answered)
                .extracting(Glance::vantage)
                .containsExactlyInAnyOrder("worker", "worker", "front door", "n2", "n3");
        assertThat(db.healthy()).isFalse();
    }

    @Test
    void a_frozen_primary_is_noticed_by_its_standbys_once_they_connect_anew() {
        ground.ask("n2", "ALTER SYSTEM SET wal_receiver_timeout = '10min'");
        ground.ask("n2", "SELECT pg_reload_conf()");
        ground.cluster().freeze("n1");
        var before = timed("observe a frozen primary", db::observe);
        assertThat(sight(before, "n1").host()).isEqualTo(HostState.FROZEN);
        assertThat(sight(before, "n1").answers()).isFalse();
        assertThat(sight(before, "n2").streaming()).isTrue();

        timed("reconnect to a frozen primary", () -> db.reconnect(List.of("n2")));

        assertThat(ground.sight("n2").streaming()).isFalse();
        ground.cluster().thaw("n1");
        await().until(() -> ground.streams("n2"));
        timed("reconnect to a well primary", () -> db.reconnect(List.of("n2", "n3")));
        assertThat(ground.streams("n2") && ground.streams("n3")).isTrue();
    }

    @Test
    void a_password_with_quotes_and_a_front_door_of_its_own() throws Exception {
        var password = "it's \"a\" \\ %41&x=y";
        ground.ask("n1", "ALTER ROLE postgres PASSWORD '" + password.replace("'", "''") + "'");
        var door =
                "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?targetServerType=primary"
                        .formatted(
                                ground.ground.member("n2").port(),
                                ground.ground.member("n1").port());
        Files.writeString(
                ground.ground.data("n2").resolve("pg_hba.conf"),
                "host all all 127.0.0.1/32 scram-sha-256\n");
        ground.ask("n2", "SELECT pg_reload_conf()");
        var file = directory.resolve("secret");
        Files.writeString(file, password + "\n");
        var knowing = ground.over(ground.spec(file, door, false));
        await().until(() -> !ground.sight("n2").answers());

        var seen = knowing.observe();

        assertThat(sight(seen, "n2").role()).isEqualTo(Role.STANDBY);
        assertThat(sight(seen, "n1").glances()).contains(new Glance("front door", true, ""));
        assertThat(knowing.healthy()).isTrue();
        assertThat(sight(db.observe(), "n2").glances().getFirst().problem()).contains("08004");
    }
}
