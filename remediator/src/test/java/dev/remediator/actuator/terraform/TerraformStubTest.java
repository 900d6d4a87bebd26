package dev.remediator.actuator.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Not Terraform but a stub: what a real one does only on bad days.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class TerraformStubTest {
    private static final Order ORDER = new Order("run-1/launch#1", 7);

    @TempDir private Path directory;
    private StubTerraform stub;

    @BeforeEach
    void layOut() throws IOException {
        stub = new StubTerraform(directory);
    }

    @Test
    void the_plan_that_was_read_is_the_one_that_is_applied() throws IOException {
        assertThat(stub.provisioner().launch("web-1", ORDER)).isEqualTo("new");

        var calls = stub.read("calls").lines().toList();
        var file = calls.get(1).replaceAll(".* -out=(\\S+) .*", "$1");
        assertThat(calls)
                .containsExactly(
                        "show -json -no-color",
                        "plan -detailed-exitcode -no-color -input=false -json -lock-timeout=0s"
                                + " -out="
                                + file
                                + " -var-file=prod.tfvars -replace=aws_instance.app[\"web-1\"]",
                        "show -json -no-color " + file,
                        "apply -no-color -input=false -json -lock-timeout=0s " + file,
                        "show -json -no-color");
    }

    @Test
    void nobody_is_asked_anything_and_the_workspace_is_the_one_of_the_settings()
            throws IOException {
        stub.provisioner().machines("web-1");

        assertThat(stub.read("environment").lines())
                .contains("TF_IN_AUTOMATION=1", "TF_INPUT=0", "TF_WORKSPACE=prod")
                .noneMatch(line -> line.startsWith("TF_CLI_ARGS"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "web-1\"]",
                "${file(\"/etc/passwd\")}",
                "%{if true}",
                "$(reboot)",
                "; rm -rf /",
                "--destroy",
                "../web-1",
                "web 1",
                "web-1\n",
                "wéb"
            })
    void a_hostile_node_is_refused_before_anything_runs(String hostile) throws IOException {
        var provisioner = stub.provisioner();

        assertThatThrownBy(() -> provisioner.launch(hostile, ORDER))
                .isInstanceOf(ActuatorException.class)
                .hasMessageStartingWith("no node is called '")
                .message()
                .matches("\\P{Cntrl}+");
        assertThatThrownBy(() -> provisioner.machines(hostile))
                .isInstanceOf(ActuatorException.class);
        assertThat(stub.commands()).isEmpty();
    }

    @Test
    void an_error_is_told_without_its_details_which_may_have_secrets() throws IOException {
        stub.lay("plan.exit", "1");
        stub.lay("plan.out", StubTerraform.error("quota reached", "curl -H hunter2"));

        assertThatThrownBy(() -> stub.provisioner().preflight("web-1"))
                .isInstanceOf(ActuatorException.class)
                .hasMessageEndingWith("exited with 1: quota reached (aws_instance.app[\"web-1\"])");
    }

    @Test
    void an_apply_that_fails_is_told_and_its_plan_is_gone() throws IOException {
        stub.lay("apply.exit", "1");
        stub.lay("applied.json", StubTerraform.state("old"));
        stub.lay("apply.out", StubTerraform.error("InsufficientInstanceCapacity", ""));

        assertThatThrownBy(() -> stub.provisioner().launch("web-1", ORDER))
                .isInstanceOf(ActuatorException.class)
                .isNotInstanceOf(Unreachable.class)
                .hasMessageContaining("terraform apply in ")
                .hasMessageContaining("InsufficientInstanceCapacity");
        assertThat(directory.resolve("data/web-1").toFile().list()).containsExactly("order.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hunter2", "{\"password\": \"hunter2\"}", "[]", "{\"values\": hunter2"})
    void what_is_no_state_is_not_repeated_to_anybody(String answer) throws IOException {
        stub.lay("state.json", answer);

        assertThatThrownBy(() -> stub.provisioner().machines("web-1"))
                .isInstanceOf(ActuatorException.class)
                .hasMessageStartingWith("terraform show did not print a state")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void a_machine_without_the_attribute_is_refused() throws IOException {
        stub.lay("state.json", StubTerraform.state(""));

        assertThatThrownBy(() -> stub.provisioner().machines("web-1"))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("aws_instance.app[\"web-1\"] has no attribute 'id' to be told by");
    }

    @Test
    void an_apply_that_changes_nothing_is_no_replacement() throws IOException {
        stub.lay("applied.json", StubTerraform.state("old"));

        assertThatThrownBy(() -> stub.provisioner().launch("web-1", ORDER))
                .isInstanceOf(ActuatorException.class)
                .hasMessageEndingWith("aws_instance.app[\"web-1\"] is still the machine it was");
    }

    @Test
    void what_the_first_attempt_did_while_the_second_waited_for_its_lock_is_not_done_again()
            throws IOException {
        stub.lay("meanwhile.json", StubTerraform.state("new"));
        stub.lay("plan.json", StubTerraform.plan("new"));

        assertThat(stub.provisioner().launch("web-1", ORDER)).isEqualTo("new");
        assertThat(stub.commands()).doesNotContain("apply");
    }

    @Test
    void a_plan_that_takes_too_long_is_ended() throws IOException {
        stub.lay("plan.sh", "exec sleep 60");

        assertThatThrownBy(() -> stub.provisioner().preflight("web-1"))
                .isInstanceOf(Unreachable.class)
                .hasMessageEndingWith("was not done within 2 s, and ended when it was asked to");
    }

    @Test
    void an_apply_that_takes_too_long_is_asked_to_end_and_has_time_to_write_its_state()
            throws IOException {
        stub.lay("apply.sh", "trap 'kill $!; echo > saved; exit 1' TERM\nsleep 60 &\nwait\n");

        assertThatThrownBy(() -> stub.provisioner().launch("web-1", ORDER))
                .isInstanceOf(Unreachable.class)
                .hasMessageEndingWith("was not done within 2 s, and ended when it was asked to");
        assertThat(stub.has("saved")).isTrue();
    }

    @Test
    void a_lock_that_is_held_five_times_leaves_terraform_alone_for_a_while() throws IOException {
        stub.lay("plan.exit", "1");
        stub.lay(
                "plan.out",
                StubTerraform.error(
                        "Error acquiring the state lock",
                        "Lock Info:\\n  Operation: OperationTypeApply\\n  Who:       ann@ops\\n"));
        var provisioner = stub.provisioner();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> provisioner.preflight("web-1"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageEndingWith(" is locked by ann@ops, OperationTypeApply");
        }

        assertThatThrownBy(() -> provisioner.preflight("web-1"))
                .hasMessageContaining("has not answered 5 times in a row");
        assertThat(stub.commands()).hasSize(5);
    }

    @Test
    void a_repeat_waits_for_the_lock_that_the_first_attempt_may_still_hold() throws IOException {
        stub.lay("apply.exit", "1");
        stub.lay("applied.json", StubTerraform.state("old"));
        assertThatThrownBy(() -> stub.provisioner().launch("web-1", ORDER))
                .isInstanceOf(ActuatorException.class);
        stub.lay("apply.exit", "0");
        stub.lay("applied.json", StubTerraform.state("new"));

        assertThat(stub.provisioner().launch("web-1", ORDER)).isEqualTo("new");

        assertThat(stub.read("calls").lines().filter(line -> line.startsWith("plan")))
                .extracting(line -> line.replaceAll(".*(-lock-timeout=\\S+).*", "$1"))
                .containsExactly("-lock-timeout=0s", "-lock-timeout=2s");
    }

    @Test
    void a_program_that_is_not_there_is_told() {
        var spec = stub.spec();
        var missing =
                new TerraformSpec(
                        "/nowhere/terraform",
                        spec.directory(),
                        "",
                        spec.address(),
                        "id",
                        spec.variables(),
                        spec.lockTimeout(),
                        spec.limit());

        assertThatThrownBy(() -> new TerraformProvisioner(missing, directory).machines("web-1"))
                .isInstanceOf(ActuatorException.class)
                .hasMessageStartingWith("'/nowhere/terraform' could not be started in ");
    }
}
