package dev.remediator.actuator.ec2;

import static dev.remediator.actuator.ec2.Ec2Bench.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.Unreachable;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A group whose instance is on standby already, or which does more than it is told.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class StandbyTest {
    private final Ec2Bench bench = new Ec2Bench();
    private final FakeEc2 cloud = bench.cloud;
    private final FakeGroup group = cloud.group();
    private String old = "";
    private String other = "";

    @BeforeEach
    void open() {
        group.of(1, 2, 4, Ec2Bench.TAGS);
        old = group.ids().getFirst();
        other = group.ids().getLast();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Ec2Fleet fleet() {
        return bench.fleet(bench.grouped());
    }

    /// The first order fails, since the group launches nothing.
    private void failsOnce() {
        group.outOfCapacity = true;
        assertThatThrownBy(() -> fleet().launch(old, order("run-1/launch#1", 1)))
                .hasMessageContaining("sufficient capacity");
        group.outOfCapacity = false;
    }

    @Test
    void a_failure_after_standby_says_that_the_old_one_gets_no_work() {
        group.outOfCapacity = true;

        assertThatThrownBy(() -> fleet().launch(old, order("run/launch#1", 1)))
                .hasMessageEndingWith(
                        "; " + old + " is on standby and gets no work until a person decides");
    }

    @Test
    void no_answer_to_the_wish_for_standby_leaves_that_open() {
        cloud.losesAnswersTo("EnterStandby");

        assertThatThrownBy(() -> fleet().launch(old, order("run/launch#1", 1)))
                .isInstanceOf(Unreachable.class)
                .hasMessageEndingWith("; " + old + " may be on standby, where it gets no work");
    }

    @Test
    void no_answer_afterwards_says_that_it_is_on_standby() {
        cloud.throttles("DescribeScalingActivities", 100);

        assertThatThrownBy(() -> fleet().launch(old, order("run/launch#1", 1)))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("Throttling")
                .hasMessageContaining(old + " is on standby");
    }

    @Test
    void a_later_order_does_not_take_an_ordinary_member_for_the_new_one() {
        failsOnce();
        cloud.passes(Duration.ofHours(1));
        assertThat(fleet().members()).as("the group has made one at last").hasSize(2);
        var filledUp = fleet();
        var _ = filledUp.members();
        var late = group.ids().getLast();
        assertThat(group.member(late).state).isEqualTo("InService");

        assertThatThrownBy(() -> filledUp.launch(old, order("run-2/launch#1", 2)))
                .hasMessageContaining(old + " of group 'web-group' is on standby since 2026-01-01T")
                .hasMessageContaining("a person must decide");
        assertThatThrownBy(() -> filledUp.preflight(old))
                .hasMessageContaining("a person must decide");

        assertThat(cloud.instances().get(late).tags).doesNotContainKey(Marks.REPLACES);
    }

    @Test
    void a_later_order_takes_what_is_just_being_launched() {
        failsOnce();
        cloud.passes(Duration.ofHours(1));
        group.holdsLaunches = true;
        var _ = fleet().members();
        var coming = group.ids().getLast();
        assertThat(group.member(coming).state).isEqualTo("Pending");
        assertThatCode(() -> fleet().preflight(old)).doesNotThrowAnyException();

        var made = fleet().launch(old, order("run-2/launch#1", 2));

        assertThat(made).isEqualTo(coming).isNotIn(old, other);
    }

    @Test
    void a_later_order_takes_what_was_launched_as_soon_as_the_old_one_was_on_standby() {
        cloud.throttles("DescribeScalingActivities", 3);
        assertThatThrownBy(() -> fleet().launch(old, order("run-1/launch#1", 1)))
                .isInstanceOf(Unreachable.class);
        var _ = fleet().members();
        cloud.passes(Duration.ofHours(1));
        var _ = fleet().members();
        var inService = group.ids().getLast();
        assertThat(group.member(inService).state).isEqualTo("InService");

        var made = fleet().launch(old, order("run-2/launch#1", 2));

        assertThat(made).isEqualTo(inService).isNotIn(old, other);
    }

    @Test
    void the_same_order_takes_what_came_in_the_end() {
        failsOnce();
        cloud.passes(Duration.ofHours(1));
        var _ = fleet().members();

        var made = fleet().launch(old, order("run-1/launch#1", 1));

        assertThat(made).isEqualTo(group.ids().getLast());
    }

    @Test
    void what_a_person_has_put_on_standby_is_left_to_people() {
        group.isPutOnStandby(old);
        var fleet = fleet();

        assertThatThrownBy(() -> fleet.preflight(old)).hasMessageContaining("not because of us");
        assertThatThrownBy(() -> fleet.launch(old, order("run/launch#1", 1)))
                .hasMessageContaining("not because of us");

        assertThat(cloud.deeds()).isEmpty();
        assertThat(cloud.calls("CreateTags")).noneMatch(call -> !call.contains(old));
    }

    @Test
    void one_that_takes_its_time_to_standby_is_asked_for_once() {
        group.looksToStandby = 50;
        var made = fleet().launch(old, order("run/launch#1", 1));
        assertThat(group.member(old).state).isEqualTo("EnteringStandby");

        var again = fleet().launch(old, order("run/launch#1", 1));

        assertThat(again).isEqualTo(made);
        assertThat(fleet().serves(old, old)).isFalse();
        assertThat(cloud.calls("EnterStandby")).hasSize(1);
    }

    @Test
    void what_the_group_makes_besides_is_nobodys_replacement() {
        group.scalesOut();
        var fleet = fleet();
        var made = fleet.launch(old, order("run/launch#1", 1));
        for (int look = 0; look < 3; look++) {
            var _ = fleet.members();
        }

        fleet.terminate(old, old, order("run/terminate#1", 1));

        assertThat(fleet.machines(old)).containsExactly(made);
        assertThat(group.ids()).hasSize(3).contains(other, made);
        assertThat(fleet.members()).hasSize(3);
        assertThat(cloud.instances().alive())
                .filteredOn(one -> one.tags.containsKey(Marks.REPLACES))
                .hasSize(1);
    }

    @Test
    void one_that_is_being_ended_for_long_stands_behind_no_name() {
        group.looksToEnd = 1000;
        var fleet = fleet();
        var made = fleet.launch(old, order("run/launch#1", 1));

        fleet.terminate(old, old, order("run/terminate#1", 1));
        fleet.terminate(old, old, order("run/terminate#1", 1));

        assertThat(cloud.instances().get(old).state).isEqualTo("running");
        assertThat(group.member(old).state).isEqualTo("Terminating:Wait");
        assertThat(fleet.machines(old)).containsExactly(made);
        assertThat(fleet.members()).containsExactly(other, made);
        assertThat(cloud.calls("TerminateInstanceInAutoScalingGroup")).hasSize(1);
    }

    @Test
    void without_room_the_new_one_is_taken_while_the_old_one_is_still_being_ended() {
        group.most = 2;
        group.looksToEnd = 1000;
        var fleet = fleet();
        fleet.terminate(old, old, order("run/terminate#1", 1));
        assertThat(fleet.machines(old)).isEmpty();
        assertThat(fleet.node(old)).isPresent();

        var made = fleet().launch(old, order("run/launch#1", 1));

        assertThat(fleet.machines(old)).containsExactly(made);
        assertThat(made).isNotIn(old, other);
    }
}
