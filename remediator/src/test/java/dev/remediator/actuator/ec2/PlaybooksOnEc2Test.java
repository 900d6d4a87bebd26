package dev.remediator.actuator.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.Ending;
import dev.remediator.journal.Outcome;
import dev.remediator.playbook.Playbook;
import dev.remediator.port.Node;
import dev.remediator.standard.HealNode;
import dev.remediator.standard.ReplaceNode;
import dev.remediator.testkit.CrashMatrix;
import dev.remediator.testkit.Rehearsal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

/// The standard playbooks on EC2's actuator, with workers that die wherever they can.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PlaybooksOnEc2Test {
    private final Ec2Bench bench = new Ec2Bench();
    private final FakeEc2 cloud = bench.cloud;

    @AfterEach
    void close() {
        bench.close();
    }

    @CrashMatrix
    void an_instance_that_stands_alone_is_replaced_by_one_that_serves_first(Rehearsal rehearsal) {
        var old = bench.instance("web-1");
        var other = bench.instance("web-2");
        old.check = "impaired";
        rehearsal.endsWith(this::alive);

        var ending = heal(rehearsal, bench.fleet(bench.standalone()).node("web-1").orElseThrow());

        assertThat(ending).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(alive()).hasSize(2).contains(other.id).doesNotContain(old.id);
    }

    @CrashMatrix
    void one_of_a_group_goes_to_standby_and_is_ended_when_another_serves(Rehearsal rehearsal) {
        cloud.group().of(1, 2, 3, Ec2Bench.TAGS);
        var old = cloud.group().ids().getFirst();
        var other = cloud.group().ids().getLast();
        cloud.instances().get(old).check = "impaired";
        rehearsal.endsWith(this::alive);

        var ending = heal(rehearsal, bench.fleet(bench.grouped()).node(old).orElseThrow());

        assertThat(ending).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(alive()).hasSize(2).contains(other).doesNotContain(old);
        assertThat(cloud.group().ids()).hasSize(2).doesNotContain(old);
    }

    @CrashMatrix
    void one_of_a_group_without_room_is_ended_and_the_group_makes_another(Rehearsal rehearsal) {
        cloud.group().of(1, 3, 3, Ec2Bench.TAGS);
        var old = cloud.group().ids().getFirst();
        cloud.instances().get(old).check = "impaired";
        rehearsal.endsWith(this::alive);

        var ending = heal(rehearsal, bench.fleet(bench.grouped()).node(old).orElseThrow());

        assertThat(ending).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(alive()).hasSize(3).doesNotContain(old);
    }

    @CrashMatrix
    void one_that_is_well_is_left_alone(Rehearsal rehearsal) {
        bench.instance("web-1");
        bench.instance("web-2");

        var ending = heal(rehearsal, bench.fleet(bench.standalone()).node("web-1").orElseThrow());

        assertThat(ending.outcome()).isEqualTo(Outcome.STILL_WELL);
        assertThat(cloud.calls("RunInstances")).allMatch(call -> call.endsWith("?"));
        assertThat(alive()).hasSize(2);
    }

    @CrashMatrix
    void one_that_is_failing_is_replaced_although_it_serves(Rehearsal rehearsal) {
        var old = bench.instance("web-1");
        bench.instance("web-2");
        var node = bench.fleet(bench.standalone()).node("web-1").orElseThrow();

        var ending = ending(rehearsal, new ReplaceNode(), node, "drain and replace");

        assertThat(ending).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(alive()).hasSize(2).doesNotContain(old.id);
    }

    private List<String> alive() {
        return cloud.instances().alive().stream().map(machine -> machine.id).toList();
    }

    private static Ending heal(Rehearsal rehearsal, Node node) {
        return ending(rehearsal, new HealNode(), node, "terminate and reprovision");
    }

    private static Ending ending(Rehearsal rehearsal, Playbook playbook, Node node, String remedy) {
        return rehearsal.of(playbook).on(node).remedy(remedy).ending();
    }
}
