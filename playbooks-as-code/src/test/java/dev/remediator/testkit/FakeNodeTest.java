package dev.remediator.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import dev.remediator.port.Service;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeNodeTest {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private static final Service RUNNING =
            new Service(Service.State.RUNNING, "web-1/machine-1/start-1", 0);

    private final VirtualTime time = new VirtualTime();
    private final FakeNode node = FakeNode.of(time, "web-1");

    @Test
    void it_serves_at_first() {
        assertThat(node.healthy()).isTrue();
        assertThat(node.service()).isEqualTo(RUNNING);
    }

    @Test
    void one_that_is_broken_runs_nothing() {
        node.breaks();
        assertThat(node.healthy()).isFalse();
        assertThat(node.service()).isEqualTo(Service.stopped());
    }

    @Test
    void a_restart_starts_its_service_and_not_its_machine() {
        node.fallsSick().restart(order("a", 1));
        assertThat(node.healthy()).isTrue();
        assertThat(node.service().startedSince(RUNNING)).isTrue();
        assertThat(node.bootId()).isEqualTo("web-1/machine-1/boot-1");
    }

    @Test
    void it_serves_only_as_long_after_its_start_as_was_said() throws Exception {
        node.servesAfter(HALF_A_MINUTE).restart(order("a", 1));
        time.rest(HALF_A_MINUTE.minusMillis(1));
        assertThat(node.healthy()).isFalse();
        time.rest(Duration.ofMillis(1));
        assertThat(node.healthy()).isTrue();
    }

    @Test
    void a_start_that_was_cut_short_serves_nobody() throws Exception {
        node.servesAfter(HALF_A_MINUTE).restart(order("a", 1));
        node.breaks();
        time.rest(HALF_A_MINUTE);
        assertThat(node.healthy()).isFalse();
    }

    @Test
    void it_comes_back_by_itself() throws Exception {
        node.comesBackAfter(HALF_A_MINUTE);
        assertThat(node.healthy()).isFalse();
        time.rest(HALF_A_MINUTE);
        assertThat(node.healthy()).isTrue();
    }

    @Test
    void one_that_stays_sick_is_helped_by_nothing() {
        node.staysSick().restart(order("a", 1));
        assertThat(node.service().start()).isEqualTo("web-1/machine-1/start-2");
        assertThat(node.healthy()).isFalse();
    }

    @Test
    void the_same_order_is_carried_out_once() {
        node.restart(order("a", 1));
        node.restart(order("a", 2));
        assertThat(node.service().start()).isEqualTo("web-1/machine-1/start-2");
        assertThat(node.onRestart().done()).isEqualTo(1);
    }

    @Test
    void one_that_forgets_carries_it_out_twice() {
        node.forgetsOrders().restart(order("a", 1));
        node.restart(order("a", 1));
        assertThat(node.onRestart().done()).isEqualTo(2);
    }

    @Test
    void the_order_of_an_owner_that_has_lost_it_is_refused() {
        node.restart(order("a", 2));
        assertThatThrownBy(() -> node.restart(order("b", 1)))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("web-1 has seen the fencing token 2, so it refuses 1");
    }

    @Test
    void a_lost_answer_comes_after_the_deed() {
        node.losesAnswers();
        assertThatThrownBy(() -> node.restart(order("a", 1)))
                .hasMessage("the answer to the restart of web-1 was lost");
        assertThat(node.service().start()).isEqualTo("web-1/machine-1/start-2");
    }

    @Test
    void a_refusal_comes_instead_of_the_deed() {
        node.onRestart().refuses("no permission");
        assertThatThrownBy(() -> node.restart(order("a", 1))).hasMessage("no permission");
        assertThat(node.service().start()).isEqualTo("web-1/machine-1/start-1");
        node.onRestart().obeys();
        node.restart(order("a", 1));
        assertThat(node.service().start()).isEqualTo("web-1/machine-1/start-2");
    }

    @Test
    void a_reboot_starts_its_service_too() {
        node.needsReboot().restart(order("a", 1));
        assertThat(node.healthy()).isFalse();
        node.reboot(order("b", 1));
        assertThat(node.healthy()).isTrue();
        assertThat(node.bootedSince("web-1/machine-1/boot-1")).isTrue();
    }

    @Test
    void nobody_reaches_it_while_it_boots() throws Exception {
        node.bootsFor(HALF_A_MINUTE).reboot(order("a", 1));
        assertThat(node.healthy()).isFalse();
        assertThatThrownBy(node::bootId).hasMessage("web-1 does not answer");
        time.rest(HALF_A_MINUTE);
        assertThat(node.bootedSince("web-1/machine-1/boot-1")).isTrue();
        assertThat(node.healthy()).isTrue();
    }

    @Test
    void where_there_is_room_a_new_machine_stands_beside_the_old_one() {
        var fleet = node.needsReplacement().fleet().hasRoomForOneMore();
        var fresh = fleet.launch("web-1", order("a", 1));
        assertThat(fleet.machines("web-1")).containsExactly("web-1/machine-1", fresh);
        assertThat(fleet.serves("web-1", fresh)).isTrue();
        assertThat(node.healthy()).isFalse();
        fleet.terminate("web-1", "web-1/machine-1", order("b", 1));
        assertThat(node.healthy()).isTrue();
    }

    @Test
    void what_takes_long_costs_virtual_time() {
        node.onRestart().takes(Duration.ofMinutes(5));
        node.restart(order("a", 1));
        assertThat(time.instant()).isEqualTo(VirtualTime.START.plusSeconds(300));
    }

    @Test
    void another_machine_stands_behind_it_after_a_replacement() {
        var fleet = node.fleet();
        fleet.terminate("web-1", "web-1/machine-1", order("a", 1));
        assertThat(fleet.machine("web-1")).isEmpty();
        assertThat(fleet.launch("web-1", order("b", 1))).isEqualTo("web-1/machine-2");
        assertThat(fleet.machine("web-1")).contains("web-1/machine-2");
        assertThat(node.healthy()).isTrue();
    }

    @Test
    void it_cannot_be_restarted_without_a_machine() {
        node.fleet().terminate("web-1", "web-1/machine-1", order("a", 1));
        assertThatThrownBy(() -> node.restart(order("b", 1)))
                .hasMessage("no machine stands behind web-1");
    }

    private static Order order(String key, long token) {
        return new Order(key, token);
    }
}
