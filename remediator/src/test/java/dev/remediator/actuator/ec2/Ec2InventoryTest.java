package dev.remediator.actuator.ec2;

import static dev.remediator.actuator.ec2.Ec2Bench.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.worker.Inventory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.Filter;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class Ec2InventoryTest {
    private final Ec2Bench bench = new Ec2Bench();
    private final FakeEc2 cloud = bench.cloud;

    @AfterEach
    void close() {
        bench.close();
    }

    private Inventory inventory() {
        return Ec2Inventory.of(bench.fleet(bench.standalone()));
    }

    private Optional<Node> find(String name) {
        return inventory().find(Node.class, "node", name);
    }

    @Test
    void an_instance_is_found_by_its_exact_name_if_it_has_the_fleets_tags() {
        bench.instance("web-1");
        cloud.instances().make(Map.of("service", "bank", "Name", "bank-1"));
        cloud.instances().make(Map.of("Name", "loose"));

        assertThat(find("web-1")).map(Node::name).hasValue("web-1");
        assertThat(find("web")).isEmpty();
        assertThat(find("WEB-1")).isEmpty();
        assertThat(find("bank-1")).isEmpty();
        assertThat(find("loose")).isEmpty();
        assertThat(inventory().find(Node.class, "host", "web-1")).isEmpty();
        assertThat(inventory().find(String.class, "node", "web-1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "web-?", "web-1*", "", "web-1\n", "web-1'; rm -rf /", "$(id)", "-web"})
    void a_hostile_name_is_not_even_asked_about(String name) {
        bench.instance("web-1");

        assertThat(find(name)).isEmpty();

        assertThat(cloud.calls()).isEmpty();
    }

    @Test
    void no_name_from_an_alert_gets_into_a_filter() {
        bench.instance("web-1");

        assertThat(find("secret-name")).isEmpty();

        assertThat(cloud.filters()).containsOnly("web");
    }

    @Test
    void a_selection_by_nothing_would_be_everything_and_is_never_sent() {
        bench.instance("web-1");
        var stock = bench.fleet(bench.standalone()).stock();

        assertThatThrownBy(() -> stock.described(List.of()))
                .hasMessageContaining("which means every instance");

        assertThat(cloud.calls()).isEmpty();
    }

    @Test
    void what_is_found_is_compared_again_exactly() {
        bench.instance("web-1");
        cloud.instances().make(Map.of("service", "webmail", "Name", "mail-1"));
        var fleet = bench.fleet(bench.standalone());
        var wildcard = Filter.builder().name("tag:service").values("web*").build();
        assertThat(fleet.stock().described(List.of(wildcard))).as("they are alive").hasSize(2);
        cloud.instances().ignoresFilters();

        assertThat(fleet.members()).containsExactly("web-1");
    }

    @Test
    void two_instances_of_one_name_are_ambiguous() {
        var one = bench.instance("web-1");
        var two = bench.instance("web-1");

        assertThatThrownBy(() -> find("web-1"))
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("ambiguous")
                .hasMessageContaining(one.id)
                .hasMessageContaining(two.id);
        assertThatThrownBy(
                        () ->
                                bench.fleet(bench.standalone())
                                        .terminate("web-1", two.id, order("run/terminate#1", 1)))
                .hasMessageContaining("ambiguous");
        assertThat(cloud.deeds()).isEmpty();
    }

    @Test
    void an_old_one_and_the_replacement_we_made_are_one_node() {
        var old = bench.instance("web-1");
        bench.fleet(bench.standalone()).launch("web-1", order("run/launch#1", 1));

        assertThat(find("web-1").orElseThrow().fleet().machine("web-1")).hasValue(old.id);
    }

    @Test
    void a_node_of_two_fleets_is_of_none() {
        bench.instance("web-1");
        var both =
                Ec2Inventory.of(bench.fleet(bench.standalone()), bench.fleet(bench.standalone()));

        assertThatThrownBy(() -> both.find(Node.class, "node", "web-1"))
                .hasMessageContaining("is in fleet 'web' and in fleet 'web'");
    }

    @Test
    void a_fleet_that_cannot_be_asked_does_not_hide_what_another_one_has() {
        bench.instance("web-1");
        cloud.forbids("DescribeAutoScalingGroups");
        var both = Ec2Inventory.of(bench.fleet(bench.grouped()), bench.fleet(bench.standalone()));

        assertThat(both.find(Node.class, "node", "web-1")).map(Node::name).hasValue("web-1");
        assertThatThrownBy(() -> both.find(Node.class, "node", "web-2"))
                .as("nobody else has it")
                .hasMessageContaining("DescribeAutoScalingGroups");
    }

    @Test
    void a_name_that_one_fleet_has_twice_is_found_in_the_one_that_has_it_once() {
        bench.instance("web-1");
        bench.instance("web-1");
        var bank = Map.of("service", "bank");
        cloud.instances().make(Map.of("service", "bank", "Name", "web-1"));
        var both =
                Ec2Inventory.of(bench.fleet(bench.standalone()), bench.fleet(bench.tagged(bank)));

        assertThat(both.find(Node.class, "node", "web-1")).isPresent();
    }

    @Test
    void a_name_that_is_ambiguous_does_not_keep_the_others_from_serving() {
        bench.instance("web-1");
        bench.instance("web-2");
        bench.instance("web-2");

        assertThat(find("web-1").orElseThrow().fleet().serving()).containsExactly("web-1");
    }

    @Test
    void a_fleet_on_many_pages_is_read_to_the_end() {
        cloud.instances().pagesOf(2);
        for (int i = 1; i <= 5; i++) {
            bench.instance("web-" + i);
        }

        assertThat(find("web-5")).isPresent();

        assertThat(cloud.calls("DescribeInstances")).hasSize(3);
    }

    @Test
    void what_is_gone_without_us_is_not_found() {
        bench.instance("web-1").state = "terminated";

        assertThat(find("web-1")).isEmpty();
    }
}
