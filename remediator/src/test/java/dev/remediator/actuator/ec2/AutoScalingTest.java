package dev.remediator.actuator.ec2;

import static dev.remediator.actuator.ec2.Ec2Bench.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class AutoScalingTest {
    private final Ec2Bench bench = new Ec2Bench();
    private final FakeEc2 cloud = bench.cloud;
    private final FakeGroup group = cloud.group();
    private String old = "";
    private String other = "";

    @BeforeEach
    void open() {
        group.of(1, 2, 3, Ec2Bench.TAGS);
        old = group.ids().getFirst();
        other = group.ids().getLast();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void the_replacement_comes_before_the_old_one_goes_and_the_desired_capacity_stays() {
        group.launchesAfter(3);
        var fleet = bench.fleet(bench.grouped());

        var made = fleet.launch(old, order("run/launch#1", 1));

        assertThat(made).isNotIn(old, other);
        assertThat(cloud.instances().get(old).state).isEqualTo("running");
        assertThat(group.member(old).state).isEqualTo("Standby");
        assertThat(fleet.machines(old)).containsExactly(old, made);
        assertThat(fleet.members()).containsExactly(old, other);
        assertThat(fleet.size()).isEqualTo(new Fleet.Size(2, 1, 3));
        assertThat(cloud.deeds()).containsExactly("EnterStandby " + old);
    }

    @Test
    void terminating_what_is_on_standby_launches_nothing_and_ends_nothing_else() {
        var fleet = bench.fleet(bench.grouped());
        var made = fleet.launch(old, order("run/launch#1", 1));

        fleet.terminate(old, old, order("run/terminate#1", 1));

        assertThat(cloud.instances().get(old).state).isEqualTo("shutting-down");
        assertThat(fleet.size().wanted()).isEqualTo(2);
        assertThat(group.ids()).containsExactly(other, made);
        assertThat(cloud.deeds())
                .containsExactly(
                        "EnterStandby " + old, "TerminateInstanceInAutoScalingGroup " + old);
    }

    @Test
    void when_the_old_one_is_gone_the_new_one_answers_to_both_names() {
        var fleet = bench.fleet(bench.grouped());
        var made = fleet.launch(old, order("run/launch#1", 1));
        assertThat(fleet.node(made)).as("its own name before that").isEmpty();

        fleet.terminate(old, old, order("run/terminate#1", 1));

        assertThat(fleet.members()).containsExactly(other, made);
        assertThat(fleet.machines(old)).containsExactly(made);
        assertThat(fleet.machines(made)).containsExactly(made);
    }

    @Test
    void the_new_one_serves_when_it_is_in_service_and_the_old_one_on_standby_does_not() {
        var fleet = bench.fleet(bench.grouped());

        var made = fleet.launch(old, order("run/launch#1", 1));

        assertThat(fleet.serves(old, made)).isTrue();
        assertThat(fleet.serves(old, old)).isFalse();
        assertThat(fleet.serving()).containsExactly(old, other);
        cloud.instances().get(made).check = "initializing";
        assertThat(fleet.serves(old, made)).isFalse();
    }

    @Test
    void a_worker_that_dies_after_it_asked_for_standby_is_followed_by_one_that_goes_on() {
        cloud.losesAnswersTo("EnterStandby");
        var dying = bench.fleet(bench.grouped());
        var _ = dying.machines(old);
        assertThatThrownBy(() -> dying.launch(old, order("run/launch#1", 1)))
                .isInstanceOf(ActuatorException.class);
        cloud.answersAgain();

        var made = bench.fleet(bench.grouped()).launch(old, order("run/launch#1", 1));

        assertThat(cloud.instances().get(made).tags).containsEntry(Marks.REPLACES, old);
        assertThat(cloud.instances().alive()).hasSize(3);
    }

    @Test
    void a_worker_that_dies_after_it_claimed_the_new_one_is_followed_by_one_that_takes_the_same() {
        var first = bench.fleet(bench.grouped()).launch(old, order("run/launch#1", 1));

        var second = bench.fleet(bench.grouped()).launch(old, order("run/launch#1", 1));

        assertThat(second).isEqualTo(first);
        assertThat(cloud.instances().alive()).hasSize(3);
        assertThat(cloud.calls("EnterStandby")).hasSize(1);
    }

    @Test
    void two_nodes_at_once_get_two_replacements() {
        var fleet = bench.fleet(bench.grouped());
        var one = fleet.launch(old, order("run-1/launch#1", 1));

        var two = fleet.launch(other, order("run-2/launch#1", 1));

        assertThat(two).isNotEqualTo(one);
        assertThat(fleet.machines(old)).containsExactly(old, one);
        assertThat(fleet.machines(other)).containsExactly(other, two);
    }

    @Test
    void at_its_maximum_the_old_one_goes_first_and_the_groups_own_replacement_is_taken() {
        group.most = 2;
        var fleet = bench.fleet(bench.grouped());
        assertThat(fleet.size().roomForOneMore()).isFalse();
        assertThatThrownBy(() -> fleet.launch(old, order("run/launch#0", 1)))
                .hasMessageContaining("at its maximum of 2");

        fleet.terminate(old, old, order("run/terminate#1", 1));
        var made = fleet.launch(old, order("run/launch#1", 1));

        assertThat(fleet.machines(old)).containsExactly(made);
        assertThat(group.ids()).containsExactly(other, made);
        assertThat(cloud.deeds()).containsExactly("TerminateInstanceInAutoScalingGroup " + old);
    }

    @Test
    void what_the_group_itself_found_unhealthy_is_replaced_by_the_group_alone() {
        var fleet = bench.fleet(bench.grouped());
        group.suspended.add("ReplaceUnhealthy");
        group.member(old).health = "Unhealthy";
        assertThatThrownBy(() -> fleet.launch(old, order("run/launch#0", 1)))
                .hasMessageContaining("ReplaceUnhealthy");
        group.suspended.clear();

        assertThatThrownBy(() -> fleet.launch(old, order("run/launch#1", 1)))
                .hasMessageContaining("no machine");

        assertThat(cloud.deeds()).isEmpty();
    }

    @Test
    void a_group_that_launches_nothing_is_said_with_what_it_says() {
        group.outOfCapacity = true;

        assertThatThrownBy(() -> bench.fleet(bench.grouped()).launch(old, order("run/launch#1", 1)))
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("no replacement of " + old)
                .hasMessageContaining("sufficient capacity");
    }

    @Test
    void what_the_group_is_ending_already_is_not_ended_twice() {
        group.member(old).state = "Terminating:Wait";

        bench.fleet(bench.grouped()).terminate(old, old, order("run/terminate#1", 1));

        assertThat(cloud.deeds()).isEmpty();
    }

    @Test
    void an_instance_with_the_tags_that_is_not_in_the_group_is_no_member() {
        var stranger = bench.instance("web-9");
        var fleet = bench.fleet(bench.grouped());

        assertThat(fleet.members()).containsExactly(old, other);
        assertThatThrownBy(
                        () ->
                                fleet.terminate(
                                        stranger.id, stranger.id, order("run/terminate#1", 1)))
                .hasMessageContaining("not a machine of node");
    }

    @Test
    void where_a_tag_names_the_nodes_the_new_one_gets_the_name_of_the_old_one() {
        cloud.instances().get(old).tags.put("Name", "web-1");
        var spec = bench.spec("Name", "web-group", Optional.empty(), Optional.empty());
        var fleet = bench.fleet(spec);

        var made = fleet.launch("web-1", order("run/launch#1", 1));
        fleet.terminate("web-1", old, order("run/terminate#1", 1));

        assertThat(cloud.instances().get(made).tags).containsEntry("Name", "web-1");
        assertThat(fleet.machines("web-1")).containsExactly(made);
    }

    @Test
    void a_name_that_the_group_gives_to_all_its_instances_names_none_of_them() {
        var all = Map.of("Name", "web");
        group.ids().forEach(id -> cloud.instances().get(id).tags.putAll(all));
        var spec = bench.spec("Name", "web-group", Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> bench.fleet(spec).node("web"))
                .hasMessageContaining("ambiguous")
                .hasMessageContaining(old)
                .hasMessageContaining(other);
    }

    @Test
    void throttling_that_lasts_is_no_answer() {
        cloud.throttles("EnterStandby", 100);

        assertThatThrownBy(() -> bench.fleet(bench.grouped()).launch(old, order("run/launch#1", 1)))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("Throttling");

        assertThat(cloud.calls("EnterStandby")).hasSize(3);
    }
}
