package dev.remediator.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.failover.Diagnosis;
import dev.remediator.failover.Verdict;
import dev.remediator.port.Order;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeDatabaseClusterTest {
    private final FakeDatabaseCluster db = FakeDatabaseCluster.of(new VirtualTime(), "orders");
    private int orders;

    @Test
    void it_is_well_at_first() {
        assertThat(db.healthy()).isTrue();
        var seen = Diagnosis.of(db.observe(), db.terms(), VirtualTime.START, false);
        assertThat(seen.verdict()).isEqualTo(Verdict.WELL);
    }

    @Test
    void a_second_primary_is_a_disaster() {
        assertThatThrownBy(() -> db.promote("n2", order()))
                .isInstanceOf(AssertionError.class)
                .hasMessage("n2 was promoted while n1 takes writes");
        assertThatThrownBy(db::state).isInstanceOf(AssertionError.class);
    }

    @Test
    void one_that_comes_back_beside_it_is_one_too() {
        db.breaks();
        db.promote("n2", order());
        db.acknowledgedBy("n2", List.of());
        assertThatThrownBy(() -> db.start("n1", order()))
                .hasMessage("two members acknowledge writes: [n1, n2]");
    }

    @Test
    void so_is_a_lost_write() {
        db.troubles().makesLag("n3").writes("third").kills("n1").kills("n2");
        assertThatThrownBy(() -> db.promote("n3", order()))
                .hasMessage("writes that were acknowledged are lost: [third]");
    }

    @Test
    void so_is_the_end_of_a_primary() {
        assertThatThrownBy(() -> db.destroy("n1", "n1/copy-1", order()))
                .hasMessage("the primary n1 was destroyed");
    }

    @Test
    void another_copy_is_left_alone() {
        db.destroy("n3", "n3/copy-7", order());
        assertThat(db.copy("n3")).contains("n3/copy-1");
    }

    @Test
    void a_standby_whose_word_is_taken_back_acknowledges_nothing() {
        var both = List.of("n2", "n3");
        db.revoke(both, order());
        assertThat(db.healthy()).isFalse();
        db.restore(both, order());
        assertThat(db.healthy()).isTrue();
    }

    @Test
    void a_call_it_has_not_cannot_be_arranged() {
        assertThatThrownBy(() -> db.troubles().on("promotion"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a cluster has no call 'promotion'; there are reconnect, ");
    }

    @Test
    void a_call_that_gets_no_order_is_refused_too() {
        db.troubles().on("follow").refuses("no permission");
        assertThatThrownBy(() -> db.follow(List.of("n3"), "n1")).hasMessage("no permission");
    }

    @Test
    void so_is_a_question() {
        db.troubles().on("copy").refuses("no answer");
        assertThatThrownBy(() -> db.copy("n3")).hasMessage("no answer");
    }

    private Order order() {
        return new Order("order-" + ++orders, 1);
    }
}
