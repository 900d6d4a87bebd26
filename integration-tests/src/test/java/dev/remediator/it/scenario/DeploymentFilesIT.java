package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.it.fixture.RealPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What lies in `deploy`, judged by the programs that will read it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeploymentFilesIT {
    private static final Path DEPLOY = Path.of("..", "deploy");

    @Test
    void prometheus_takes_its_configuration_and_rules() throws Exception {
        var promtool = RealPart.require("promtool", "prometheus");

        var said = run(promtool, "check", "config", DEPLOY.resolve("prometheus.yml").toString());

        assertThat(said.code()).as(said.text()).isZero();
    }

    @Test
    void the_rules_about_the_remediators_own_health_fire_when_they_should() throws Exception {
        var promtool = RealPart.require("promtool", "prometheus");

        var said =
                run(
                        promtool,
                        "test",
                        "rules",
                        DEPLOY.resolve("tests/remediator-rules.yml").toString());

        assertThat(said.code()).as(said.text()).isZero();
    }

    @Test
    void alertmanager_takes_its_configuration() throws Exception {
        var amtool = RealPart.require("amtool", "prometheus-alertmanager");

        var said = run(amtool, "check-config", DEPLOY.resolve("alertmanager.yml").toString());

        assertThat(said.code()).as(said.text()).isZero();
    }

    private record Said(int code, String text) {}

    private static Said run(Path program, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
