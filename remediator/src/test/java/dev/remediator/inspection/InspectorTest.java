package dev.remediator.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.failover.CopyCost;
import dev.remediator.gateway.FakeLedger;
import dev.remediator.gateway.Ledger;
import dev.remediator.history.Chronicle;
import dev.remediator.playbook.Book;
import dev.remediator.port.Order;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import dev.remediator.standard.DatabaseOutgrowsRebuild;
import dev.remediator.standard.DatabaseTwoPrimaries;
import dev.remediator.standard.RebuildStandby;
import dev.remediator.testkit.FakeDatabaseCluster;
import dev.remediator.testkit.VirtualTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InspectorTest {
    private static final long RATE = 100_000_000;

    /// Of half an hour.
    private static final long CLOSE = 24 * 60;

    private final VirtualTime time = new VirtualTime();
    private final FakeDatabaseCluster cluster = FakeDatabaseCluster.of(time, "orders");
    private final Chronicle chronicle = new Chronicle();
    private final FakeLedger kept = new FakeLedger();
    private Inspector inspector = started();
    private int orders;

    /// What is kept is heard, as by the engine.
    private final class Heard implements Ledger {
        @Override
        public void keep(List<Alert> alerts) throws NotDurable {
            kept.keep(alerts);
            for (var alert : alerts) {
                boolean over = !alert.firing();
                chronicle.hears(
                        alert,
                        over ? Reason.CONDITION_CLEARED : Reason.HELD_FOR,
                        over ? State.VERIFYING : State.WATCHING,
                        false);
            }
        }

        @Override
        public void bury(String reason, String from, Instant receivedAt, byte[] bytes) {
            throw new IllegalStateException(reason);
        }
    }

    private Inspector started() {
        var book =
                Book.of(
                        List.of(
                                new RebuildStandby(),
                                new DatabaseOutgrowsRebuild(),
                                new DatabaseTwoPrimaries()));
        var rooms = new Inspector.Rooms(book, new Heard(), chronicle.history(), time);
        return new Inspector(List.of(), Inspector.EVERY, rooms);
    }

    @AfterEach
    void closes() {
        inspector.close();
    }

    private void looks(int times) {
        for (int i = 0; i < times; i++) {
            inspector.inspect(cluster);
        }
    }

    private void restarts() {
        inspector.close();
        inspector = started();
    }

    private List<String> said() {
        return kept.kept().stream().map(a -> a.status() + " " + a.series()).toList();
    }

    @Test
    void a_cluster_that_is_well_is_not_spoken_of() {
        looks(3);

        assertThat(kept.kept()).isEmpty();
    }

    @Test
    void a_standby_that_is_lost_is_raised_when_it_was_seen_twice_and_only_once() {
        cluster.troubles().kills("n3");
        looks(1);
        assertThat(kept.kept()).isEmpty();

        looks(3);

        assertThat(said())
                .containsExactly("FIRING DatabaseStandbyLost{database=orders, member=n3}");
        var alert = kept.kept().getFirst();
        assertThat(alert.name()).isEqualTo("DatabaseStandbyLost");
        assertThat(alert.resource()).isEqualTo("database/orders");
        assertThat(alert.source()).isEqualTo(Inspector.SOURCE);
        assertThat(alert.label("member")).contains("n3");
        assertThat(alert.annotations())
                .containsEntry(
                        "summary",
                        "n3 of orders does not stream from n1, so it could not take over");
    }

    @Test
    void standbys_nobody_asks_for_acknowledgements_are_one_alert_and_none_is_called_lost() {
        cluster.acknowledgedBy("n1", List.of());

        looks(3);

        assertThat(said()).containsExactly("FIRING DatabaseUnprotected{database=orders}");
        assertThat(kept.kept().getFirst().annotations().get("summary"))
                .startsWith("n1 of orders does not ask n2 and n3 for acknowledgements");
    }

    @Test
    void one_that_was_away_for_one_look_is_not_raised() {
        cluster.troubles().kills("n3");
        looks(1);
        comesBack("n3");
        looks(1);
        cluster.troubles().kills("n3");

        looks(1);

        assertThat(kept.kept()).isEmpty();
    }

    @Test
    void one_that_is_back_is_resolved_once_and_raised_anew_when_it_is_lost_again() {
        cluster.troubles().kills("n3");
        looks(2);
        comesBack("n3");

        looks(2);

        assertThat(kept.kept())
                .extracting(Alert::status)
                .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
        assertThat(kept.kept()).extracting(Alert::episode).containsOnly(episode());
        cluster.troubles().kills("n3");
        looks(2);
        assertThat(kept.kept()).hasSize(3).last().matches(Alert::firing);
    }

    @Test
    void a_restart_neither_raises_twice_nor_forgets_to_resolve() {
        cluster.troubles().kills("n3");
        looks(2);

        restarts();

        looks(3);
        assertThat(kept.kept()).hasSize(1);
        comesBack("n3");
        restarts();
        looks(1);
        assertThat(kept.kept())
                .extracting(Alert::status)
                .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
        assertThat(kept.kept()).extracting(Alert::episode).containsOnly(episode());
    }

    @Test
    void what_could_not_be_kept_is_raised_at_a_later_look() {
        cluster.troubles().kills("n3");
        kept.goesAway();
        looks(3);
        kept.comesBack();

        looks(1);

        assertThat(said())
                .containsExactly("FIRING DatabaseStandbyLost{database=orders, member=n3}");
    }

    @Test
    void a_database_that_is_close_to_what_can_be_copied_in_time_is_raised() {
        takes(CLOSE);

        looks(2);

        assertThat(said()).containsExactly("FIRING DatabaseOutgrowsRebuild{database=orders}");
        assertThat(kept.kept().getFirst().annotations().get("summary")).contains("is close");
        takes(CLOSE - 1);
        looks(1);
        assertThat(kept.kept()).last().matches(alert -> !alert.firing());
    }

    @Test
    void a_database_that_is_not_yet_close_is_not_raised() {
        takes(CLOSE - 1);

        looks(3);

        assertThat(kept.kept()).isEmpty();
    }

    @Test
    void a_cluster_without_a_primary_raises_nothing_and_resolves_nothing() {
        cluster.troubles().kills("n3");
        looks(2);
        cluster.troubles().kills("n1");
        comesBack("n3");
        takes(CLOSE);

        looks(3);

        assertThat(said())
                .containsExactly("FIRING DatabaseStandbyLost{database=orders, member=n3}");
    }

    @Test
    void two_that_say_that_they_are_the_primary_are_raised_and_nothing_else_is() {
        cluster.troubles().kills("n1");
        cluster.prepare("n2", List.of("n3"), order());
        cluster.promote("n2", order());
        cluster.follow(List.of("n3"), "n2");
        cluster.start("n1", order());
        takes(CLOSE);

        looks(3);

        assertThat(said()).containsExactly("FIRING DatabaseTwoPrimaries{database=orders}");
        var alert = kept.kept().getFirst();
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.annotations())
                .containsEntry("summary", "n1 and n2 of orders say that they are the primary");
    }

    @Test
    void what_was_raised_about_a_cluster_that_left_the_settings_is_resolved() {
        cluster.troubles().kills("n3");
        looks(2);
        var other = FakeDatabaseCluster.of(time, "stock");

        inspector.lookAtAll(List.of(other));
        inspector.lookAtAll(List.of(other));

        assertThat(said())
                .containsExactly(
                        "FIRING DatabaseStandbyLost{database=orders, member=n3}",
                        "RESOLVED DatabaseStandbyLost{database=orders, member=n3}");
    }

    @Test
    void what_was_raised_about_one_that_is_still_there_is_left_alone() {
        cluster.troubles().kills("n3");
        looks(2);

        inspector.lookAtAll(List.of(cluster));

        assertThat(kept.kept()).hasSize(1);
    }

    private String episode() {
        return kept.kept().getFirst().episode();
    }

    private void takes(long seconds) {
        cluster.troubles().costs(new CopyCost(RATE * seconds, Optional.of(RATE), Optional.empty()));
    }

    private void comesBack(String member) {
        cluster.start(member, order());
    }

    private Order order() {
        return new Order("test/order#" + ++orders, 1);
    }
}
