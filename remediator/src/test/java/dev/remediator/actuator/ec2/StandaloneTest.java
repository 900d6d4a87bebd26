package dev.remediator.actuator.ec2;

import static dev.remediator.actuator.ec2.Ec2Bench.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Superseded;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class StandaloneTest {
    private final Ec2Bench bench = new Ec2Bench();
    private final FakeEc2 cloud = bench.cloud;
    private final FakeInstances.Machine old = bench.instance("web-1");
    private final FakeInstances.Machine other = bench.instance("web-2");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void the_replacement_stands_beside_the_old_one_with_its_tags_and_both_are_the_node() {
        old.tags.put("team", "shop");
        old.tags.put("aws:cloudformation:stack-name", "stack");
        var fleet = bench.fleet(bench.standalone());

        var made = fleet.launch("web-1", order("run/launch#1", 1));

        assertThat(fleet.machines("web-1")).containsExactly(old.id, made);
        assertThat(fleet.machine("web-1")).hasValue(old.id);
        assertThat(cloud.instances().get(made).tags)
                .containsEntry("Name", "web-1")
                .containsEntry("service", "web")
                .containsEntry("team", "shop")
                .containsEntry(Marks.REPLACES, old.id)
                .doesNotContainKey("aws:cloudformation:stack-name");
        assertThat(fleet.members()).containsExactly("web-1", "web-2");
    }

    @Test
    void when_the_old_one_is_terminated_the_new_one_is_the_node() {
        var fleet = bench.fleet(bench.standalone());
        var made = fleet.launch("web-1", order("run/launch#1", 1));

        fleet.terminate("web-1", old.id, order("run/terminate#1", 1));

        assertThat(old.state).isEqualTo("shutting-down");
        assertThat(other.state).isEqualTo("running");
        assertThat(fleet.machines("web-1")).containsExactly(made);
        assertThat(cloud.calls("TerminateInstances"))
                .containsExactly("TerminateInstances " + old.id);
    }

    @Test
    void a_worker_that_dies_before_it_hears_the_answer_leaves_one_instance_and_not_two() {
        cloud.losesAnswersTo("RunInstances");
        var dying = bench.fleet(bench.standalone());
        assertThatThrownBy(() -> dying.launch("web-1", order("run/launch#1", 1)))
                .isInstanceOf(Unreachable.class);
        cloud.answersAgain();

        var made = bench.fleet(bench.standalone()).launch("web-1", order("run/launch#1", 1));

        assertThat(cloud.instances().alive()).hasSize(3);
        assertThat(bench.fleet(bench.standalone()).machines("web-1")).containsExactly(old.id, made);
    }

    @Test
    void what_ec2_does_not_show_yet_is_found_again_by_its_token() {
        cloud.instances().showsNewOnesLate(4);
        var first = bench.fleet(bench.standalone()).launch("web-1", order("run/launch#1", 1));

        var second = bench.fleet(bench.standalone()).launch("web-1", order("run/launch#1", 1));

        assertThat(second).isEqualTo(first);
        assertThat(cloud.instances().alive()).hasSize(3);
    }

    @Test
    void the_same_order_after_the_tags_were_changed_finds_what_it_made() {
        cloud.instances().showsNewOnesLate(1);
        var first = bench.fleet(bench.standalone()).launch("web-1", order("run/launch#1", 1));
        old.tags.put("somebody", "changed it");

        var second = bench.fleet(bench.standalone()).launch("web-1", order("run/launch#1", 1));

        assertThat(second).isEqualTo(first);
        assertThat(cloud.instances().alive()).hasSize(3);
    }

    @Test
    void another_order_takes_the_replacement_that_is_there_already() {
        var first = bench.fleet(bench.standalone()).launch("web-1", order("run-1/launch#1", 1));

        var second = bench.fleet(bench.standalone()).launch("web-1", order("run-2/launch#1", 2));

        assertThat(second).isEqualTo(first);
        assertThat(cloud.instances().alive()).hasSize(3);
    }

    @Test
    void the_old_one_may_be_ended_first() {
        var fleet = bench.fleet(bench.standalone());
        fleet.terminate("web-1", old.id, order("run/terminate#1", 1));
        assertThat(fleet.node("web-1")).isPresent();

        var made = fleet.launch("web-1", order("run/launch#1", 1));
        var again = bench.fleet(bench.standalone()).launch("web-1", order("run/launch#1", 1));

        assertThat(again).isEqualTo(made);
        assertThat(fleet.machines("web-1")).containsExactly(made);
    }

    @Test
    void terminating_what_is_gone_or_going_does_nothing() {
        var fleet = bench.fleet(bench.standalone());
        old.state = "terminated";

        fleet.terminate("web-1", old.id, order("run/terminate#1", 1));
        fleet.terminate("web-1", "i-00000000000000000", order("run/terminate#1", 1));

        assertThat(cloud.deeds()).isEmpty();
    }

    @Test
    void the_machine_of_another_node_or_fleet_is_not_terminated() {
        var stranger = cloud.instances().make(Map.of("service", "bank", "Name", "web-1"));
        var fleet = bench.fleet(bench.standalone());

        for (var id : new String[] {other.id, stranger.id}) {
            assertThatThrownBy(() -> fleet.terminate("web-1", id, order("run/terminate#1", 1)))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessageContaining("not a machine of node 'web-1'");
        }
        assertThatThrownBy(() -> fleet.terminate("web-1", "*", order("run/terminate#1", 1)))
                .hasMessageContaining("no instance id");

        assertThat(cloud.deeds()).isEmpty();
    }

    @Test
    void what_has_just_been_made_and_is_not_shown_yet_is_not_taken_for_gone() {
        cloud.instances().showsNewOnesLate(5);
        var fleet = bench.fleet(bench.standalone());
        var made = fleet.launch("web-1", order("run/launch#1", 1));

        assertThatThrownBy(() -> fleet.terminate("web-1", made, order("run/terminate#1", 1)))
                .hasMessageContaining("does not show it yet");

        assertThat(fleet.serves("web-1", made)).isFalse();
        assertThat(cloud.instances().get(made).state).isEqualTo("running");
    }

    @Test
    void an_older_order_is_refused_before_anything_is_done() {
        bench.fleet(bench.standalone()).launch("web-1", order("young/launch#1", 7));
        var ghost = bench.fleet(bench.standalone());
        int before = cloud.deeds().size();

        assertThatThrownBy(() -> ghost.terminate("web-1", old.id, order("old/terminate#1", 6)))
                .isInstanceOf(Superseded.class)
                .hasMessageContaining("token 7");
        assertThatThrownBy(() -> ghost.launch("web-1", order("old/launch#1", 6)))
                .isInstanceOf(Superseded.class);

        assertThat(cloud.deeds()).hasSize(before);
    }

    @Test
    void a_new_one_knows_the_token_of_its_order_from_the_start() {
        var fleet = bench.fleet(bench.standalone());
        fleet.terminate("web-1", old.id, order("run/terminate#1", 7));
        var made = fleet.launch("web-1", order("run/launch#1", 7));

        assertThatThrownBy(() -> fleet.terminate("web-1", made, order("ghost/terminate#1", 6)))
                .isInstanceOf(Superseded.class);

        assertThat(cloud.instances().get(made).state).isEqualTo("running");
    }

    @Test
    void the_same_order_under_a_later_token_finds_what_it_made_when_ec2_shows_it() {
        cloud.instances().showsNewOnesLate(5);
        var first = bench.fleet(bench.standalone()).launch("web-1", order("run/launch#1", 1));

        var second = bench.fleet(bench.standalone()).launch("web-1", order("run/launch#1", 2));

        assertThat(second).isEqualTo(first);
        assertThat(cloud.instances().alive()).hasSize(3);
    }

    @Test
    void the_replacement_remembers_the_token_when_the_old_one_goes() {
        var fleet = bench.fleet(bench.standalone());
        var made = fleet.launch("web-1", order("run/launch#1", 7));

        fleet.terminate("web-1", old.id, order("run/terminate#1", 7));

        assertThat(cloud.instances().get(made).tags).containsEntry(Marks.TOKEN, "7");
    }

    @Test
    void there_is_room_for_one_more_only_with_a_launch_template() {
        var without = bench.spec("Name", "", Optional.empty(), Optional.empty());

        assertThat(bench.fleet(bench.standalone()).size()).isEqualTo(new Fleet.Size(2, 1, 3));
        assertThat(bench.fleet(without).size()).isEqualTo(new Fleet.Size(2, 1, 2));
        assertThatThrownBy(() -> bench.fleet(without).preflight("web-1"))
                .hasMessageContaining("no launch template");
    }

    @Test
    void what_nothing_could_take_the_place_of_is_not_terminated() {
        var fleet = bench.fleet(bench.spec("Name", "", Optional.empty(), Optional.empty()));

        assertThatThrownBy(() -> fleet.terminate("web-1", old.id, order("run/terminate#1", 1)))
                .hasMessageContaining("no launch template");

        assertThat(old.state).isEqualTo("running");
    }
}
