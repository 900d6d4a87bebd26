package dev.remediator.actuator.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.RealParts;
import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import dev.remediator.port.Superseded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real Terraform with three machines of a kind it has built in.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class TerraformTest {
    private static final Order ORDER = new Order("run-1/launch#1", 7);

    @TempDir private Path directory;

    private RealTerraform plain() throws IOException {
        return new RealTerraform(directory, "");
    }

    private static Map<String, String> without(Map<String, String> ids, String one) {
        var others = new TreeMap<>(ids);
        others.remove(one);
        return others;
    }

    @Test
    void exactly_one_machine_is_replaced() throws IOException {
        var terraform = plain();
        var before = terraform.ids();
        var provisioner = terraform.provisioner();
        assertThat(provisioner.machines("web-1")).containsExactly(before.get("web/web-1"));

        var made = provisioner.launch("web-1", ORDER);

        var after = terraform.ids();
        assertThat(made).isEqualTo(after.get("web/web-1")).isNotEqualTo(before.get("web/web-1"));
        assertThat(without(after, "web/web-1")).isEqualTo(without(before, "web/web-1"));
        assertThat(provisioner.machines("web-1")).containsExactly(made);
    }

    @Test
    void no_plan_is_left_lying_about() throws IOException {
        var terraform = plain();

        terraform.provisioner().launch("web-1", ORDER);

        try (var left = Files.list(terraform.data().resolve("web-1"))) {
            assertThat(left)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("order.json");
        }
    }

    @Test
    void a_machine_that_terraform_ended_is_gone() throws IOException {
        var terraform = plain();
        var old = Objects.requireNonNull(terraform.ids().get("web/web-1"));
        var provisioner = terraform.provisioner();
        var made = provisioner.launch("web-1", ORDER);

        provisioner.terminate("web-1", old, ORDER);

        assertThat(provisioner.machines("web-1")).containsExactly(made);
    }

    @Test
    void the_machine_that_stands_there_ends_only_when_the_next_one_is_launched()
            throws IOException {
        var terraform = plain();
        var old = Objects.requireNonNull(terraform.ids().get("web/web-1"));
        var provisioner = terraform.provisioner();

        provisioner.terminate("web-1", old, new Order("run-2/terminate#1", 8));

        assertThat(provisioner.roomForOneMore()).isFalse();
        assertThat(provisioner.machines("web-1")).containsExactly(old);
        assertThatThrownBy(() -> provisioner.terminate("web-1", old, ORDER))
                .isInstanceOf(Superseded.class);
    }

    @Test
    void a_machine_that_was_only_half_made_is_none() throws IOException {
        var terraform = plain();
        terraform.run("taint", "terraform_data.web[\"web-1\"]");

        assertThat(terraform.provisioner().machines("web-1")).isEmpty();
    }

    @Test
    void a_machine_of_another_node_is_not_ended() throws IOException {
        var terraform = plain();
        var other = Objects.requireNonNull(terraform.ids().get("web/web-2"));
        var provisioner = terraform.provisioner();

        assertThatThrownBy(() -> provisioner.terminate("web-1", other, ORDER))
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("stands behind terraform_data.web[\"web-2\"], not behind");
        assertThat(terraform.ids()).containsValue(other);
    }

    @Test
    void a_plan_that_would_touch_more_is_refused_and_nothing_is_done() throws IOException {
        var terraform =
                new RealTerraform(
                        directory,
                        """
                        resource "terraform_data" "record" {
                          triggers_replace = [terraform_data.web["web-1"].id]
                        }
                        """);
        var before = terraform.ids();
        var provisioner = terraform.provisioner();

        assertThatThrownBy(() -> provisioner.launch("web-1", ORDER))
                .isInstanceOf(ActuatorException.class)
                .hasMessage(
                        "the plan to replace terraform_data.web[\"web-1\"] would also delete and"
                                + " create terraform_data.record");
        assertThatThrownBy(() -> provisioner.preflight("web-1"))
                .isInstanceOf(ActuatorException.class)
                .hasMessageContaining("would also delete and create terraform_data.record");
        assertThat(terraform.ids()).isEqualTo(before);
    }

    @Test
    void what_waits_in_the_configuration_does_not_slip_in() throws IOException {
        var terraform = plain();
        terraform.write("more.tf", "resource \"terraform_data\" \"new\" {}\n");
        var before = terraform.ids();

        assertThatThrownBy(() -> terraform.provisioner().launch("web-1", ORDER))
                .isInstanceOf(ActuatorException.class)
                .hasMessageEndingWith("would also create terraform_data.new");
        assertThat(terraform.ids()).isEqualTo(before);
    }

    @Test
    void a_preflight_changes_nothing() throws IOException {
        var terraform = plain();
        int serial = terraform.serial();

        terraform.provisioner().preflight("web-1");

        assertThat(terraform.serial()).isEqualTo(serial);
    }

    @Test
    void a_node_that_terraform_does_not_know_is_refused() throws IOException {
        var provisioner = plain().provisioner();

        assertThat(provisioner.machines("web-9")).isEmpty();
        assertThatThrownBy(() -> provisioner.preflight("web-9"))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("the plan to replace terraform_data.web[\"web-9\"] would not touch it");
    }

    @Test
    void an_answer_that_was_lost_is_found_again_and_nothing_is_replaced_twice() throws IOException {
        var terraform = plain();
        var deaf = terraform.thatIsNotHeard();
        assertThatThrownBy(() -> deaf.launch("web-1", ORDER)).hasMessageContaining("with 137");
        var made = terraform.ids();
        int serial = terraform.serial();

        var answer = terraform.provisioner().launch("web-1", ORDER);

        assertThat(answer).isEqualTo(made.get("web/web-1"));
        assertThat(terraform.serial()).isEqualTo(serial);
    }

    @Test
    void another_order_replaces_again() throws IOException {
        var provisioner = plain().provisioner();
        var first = provisioner.launch("web-1", ORDER);

        var second = provisioner.launch("web-1", new Order("run-2/launch#1", 8));

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void a_worker_that_wakes_up_late_is_refused() throws IOException {
        var terraform = plain();
        terraform.provisioner().launch("web-1", new Order("run-2/launch#1", 8));
        int serial = terraform.serial();

        assertThatThrownBy(() -> terraform.provisioner().launch("web-1", ORDER))
                .isInstanceOf(Superseded.class);
        assertThat(terraform.serial()).isEqualTo(serial);
    }

    @Test
    void a_stale_plan_is_refused_by_terraform() throws IOException {
        var terraform = plain();
        var client = new Terraform(terraform.spec());
        try (var scratch = Scratch.forPlan(directory.resolve("scratch"))) {
            var _ = client.replacement(scratch, "terraform_data.web[\"web-1\"]", Duration.ZERO);
            terraform.provisioner().launch("web-2", ORDER);
            var before = terraform.ids();

            assertThatThrownBy(() -> client.apply(scratch))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessageEndingWith("exited with 1: Saved plan is stale");
            assertThat(terraform.ids()).isEqualTo(before);
        }
    }

    @Test
    void a_lock_that_another_holds_is_told_with_who_holds_it() throws IOException {
        var terraform = plain();
        terraform.write(
                "more.tf",
                """
                resource "terraform_data" "slow" {
                  provisioner "local-exec" {
                    command = "exec sleep 60"
                  }
                }
                """);
        var other = terraform.start("apply", "-auto-approve", "-input=false");
        try {
            var lock = terraform.module().resolve(".terraform.tfstate.lock.info");
            RealParts.soon().until(() -> Files.exists(lock));

            assertThatThrownBy(() -> terraform.provisioner().preflight("web-1"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("is locked by ")
                    .hasMessageContaining("OperationTypeApply");
        } finally {
            other.descendants().forEach(ProcessHandle::destroy);
            RealTerraform.end(other);
        }
    }

    @Test
    void a_machine_that_was_only_half_made_is_made_again() throws IOException {
        var terraform = plain();
        var old = terraform.ids().get("web/web-1");
        terraform.run("taint", "terraform_data.web[\"web-1\"]");

        var made = terraform.provisioner().launch("web-1", ORDER);

        assertThat(made).isNotEqualTo(old).isEqualTo(terraform.ids().get("web/web-1"));
    }

    @Test
    void a_machine_that_an_apply_left_behind_is_ended_later() throws IOException {
        var terraform = plain();
        var now = terraform.ids().get("web/web-1");
        terraform.leaveBehind("web-1", "11111111-2222-3333-4444-555555555555");
        var provisioner = terraform.provisioner();
        assertThat(provisioner.machines("web-1"))
                .containsExactly("11111111-2222-3333-4444-555555555555", now);

        provisioner.terminate("web-1", "11111111-2222-3333-4444-555555555555", ORDER);

        assertThat(provisioner.machines("web-1")).containsExactly(now);
    }

    @Test
    void a_module_that_is_broken_is_told_with_the_place() throws IOException {
        var terraform = plain();
        terraform.write("more.tf", "resource \"terraform_data\" {}\n");

        assertThatThrownBy(() -> terraform.provisioner().preflight("web-1"))
                .isInstanceOf(ActuatorException.class)
                .hasMessageMatching("terraform plan in .* exited with 1: .* at more.tf:1");
        assertThatThrownBy(() -> terraform.provisioner().machines("web-1"))
                .isInstanceOf(ActuatorException.class)
                .hasMessageMatching("terraform show in .* exited with 1: [A-Z].*");
    }
}
