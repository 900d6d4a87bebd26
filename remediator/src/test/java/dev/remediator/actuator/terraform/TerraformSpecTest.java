package dev.remediator.actuator.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class TerraformSpecTest {

    private static TerraformSpec spec(
            String program, String directory, String workspace, String address, Duration lock) {
        return new TerraformSpec(
                program,
                Path.of(directory),
                workspace,
                address,
                "id",
                List.of(),
                lock,
                Duration.ofMinutes(15));
    }

    private static TerraformSpec at(String address) {
        return spec("terraform", "/srv/infra", "", address, Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            value = {
                "aws_instance.app[\"{node}\"], aws_instance.app[\"web-1\"]",
                "module.eu.aws_instance.app[\"{node}\"], module.eu.aws_instance.app[\"web-1\"]",
                "module.host[\"{node}\"].a_b.c-d, module.host[\"web-1\"].a_b.c-d",
                "module.x[0].a.b[\"eu/{node}\"], module.x[0].a.b[\"eu/web-1\"]"
            })
    void a_node_stands_behind_an_address(String address, String meant) {
        assertThat(at(address).address("web-1")).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aws_instance.app",
                "aws_instance.{node}",
                "aws_instance.app[{node}]",
                "aws_instance.app[\"{node}\"",
                "aws_instance.app[\"{node}\"] -destroy",
                "aws_instance.app[\"${node}\"]",
                "data.aws_instance[\"{node}\"]",
                "aws_instance.app[\"a\\\"{node}\"]",
                "-destroy"
            })
    void an_address_that_is_no_single_resource_of_a_node_is_refused(String address) {
        assertThatThrownBy(() -> at(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("address is '" + address + "', ");
    }

    @ParameterizedTest
    @CsvSource({
        "-v, /srv, '', 60, program",
        "bin/terraform, /srv, '', 60, program",
        "'', /srv, '', 60, program",
        "terraform, srv, '', 60, directory",
        "terraform, /srv, -a, 60, workspace",
        "terraform, /srv, a b, 60, workspace",
        "terraform, /srv, '', -1, lock-timeout",
        "terraform, /srv, '', 900, lock-timeout"
    })
    void what_could_not_work_is_refused_with_its_key(
            String program, String directory, String workspace, long lock, String key) {
        var address = "aws_instance.app[\"{node}\"]";

        assertThatThrownBy(
                        () ->
                                spec(
                                        program,
                                        directory,
                                        workspace,
                                        address,
                                        Duration.ofSeconds(lock)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + " is ");
    }

    @Test
    void everything_that_may_be_called_a_node_may_be_one() {
        assertThat(at("a.b[\"{node}\"]").address("Web_1.eu-1.example"))
                .isEqualTo("a.b[\"Web_1.eu-1.example\"]");
    }
}
