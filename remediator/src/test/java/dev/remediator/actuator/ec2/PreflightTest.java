package dev.remediator.actuator.ec2;

import static dev.remediator.actuator.ec2.Ec2Bench.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.port.ActuatorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PreflightTest {
    private final Ec2Bench bench = new Ec2Bench();
    private final FakeEc2 cloud = bench.cloud;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everything_is_asked_as_a_dry_run_and_nothing_is_done() {
        var old = bench.instance("web-1");

        bench.fleet(bench.standalone()).preflight("web-1");

        assertThat(cloud.deeds()).isEmpty();
        assertThat(cloud.calls("RunInstances")).containsExactly("RunInstances  ?");
        assertThat(cloud.calls("TerminateInstances"))
                .containsExactly("TerminateInstances " + old.id + " ?");
        assertThat(cloud.calls("CreateTags")).containsExactly("CreateTags " + old.id + " ?");
        assertThat(cloud.instances().alive()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RunInstances", "TerminateInstances", "CreateTags"})
    void what_is_not_allowed_is_said_before_it_is_tried(String action) {
        bench.instance("web-1");
        cloud.forbids(action);

        assertThatThrownBy(() -> bench.fleet(bench.standalone()).preflight("web-1"))
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining(action)
                .hasMessageContaining("UnauthorizedOperation");
    }

    @Test
    void an_endpoint_that_does_what_should_only_be_tried_is_noticed() {
        bench.instance("web-1");
        cloud.ignoresDryRun();

        assertThatThrownBy(() -> bench.fleet(bench.standalone()).preflight("web-1"))
                .hasMessageContaining("the endpoint did it");
    }

    @Test
    void an_instance_that_somebody_protected_from_termination_is_left_alone() {
        var old = bench.instance("web-1");
        old.kept = true;
        var fleet = bench.fleet(bench.standalone());

        assertThatThrownBy(() -> fleet.preflight("web-1"))
                .hasMessageContaining("protected instance " + old.id);
        assertThatThrownBy(() -> fleet.terminate("web-1", old.id, order("run/terminate#1", 1)))
                .hasMessageContaining("protected instance " + old.id);

        assertThat(cloud.deeds()).isEmpty();
    }

    @Test
    void a_group_that_can_replace_lets_it_through() {
        cloud.group().of(1, 2, 3, Ec2Bench.TAGS);
        var node = cloud.group().ids().getFirst();

        assertThatCode(() -> bench.fleet(bench.grouped()).preflight(node))
                .doesNotThrowAnyException();

        assertThat(cloud.deeds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Launch", "Terminate", "ReplaceUnhealthy", "AddToLoadBalancer"})
    void a_group_whose_processes_are_suspended_is_not_relied_on(String process) {
        cloud.group().of(1, 2, 3, Ec2Bench.TAGS);
        cloud.group().suspended.add(process);
        var node = cloud.group().ids().getFirst();
        var fleet = bench.fleet(bench.grouped());

        assertThatThrownBy(() -> fleet.preflight(node))
                .hasMessageContaining("suspended " + process);
        assertThatThrownBy(() -> fleet.launch(node, order("run/launch#1", 1)))
                .hasMessageContaining("suspended " + process);

        assertThat(cloud.deeds()).isEmpty();
    }

    @Test
    void an_instance_that_is_protected_from_scale_in_is_left_alone_though_aws_would_end_it() {
        cloud.group().of(1, 2, 3, Ec2Bench.TAGS);
        var node = cloud.group().ids().getFirst();
        cloud.group().member(node).kept = true;
        var fleet = bench.fleet(bench.grouped());

        assertThatThrownBy(() -> fleet.preflight(node)).hasMessageContaining("from scale-in");
        assertThatThrownBy(() -> fleet.terminate(node, node, order("run/terminate#1", 1)))
                .hasMessageContaining("from scale-in");

        assertThat(cloud.deeds()).isEmpty();
    }

    @Test
    void an_instance_that_its_group_is_starting_is_not_replaced() {
        cloud.group().of(1, 2, 3, Ec2Bench.TAGS);
        var node = cloud.group().ids().getFirst();
        cloud.group().member(node).state = "Pending:Wait";

        assertThatThrownBy(() -> bench.fleet(bench.grouped()).preflight(node))
                .hasMessageContaining("Pending:Wait")
                .hasMessageContaining("at work on it itself");
    }
}
