package dev.remediator.it.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What lies in `deploy` and in the compose file fits together.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeployedFilesTest {
    private static final Path REPOSITORY = Path.of("..");

    private static JsonNode compose() throws IOException {
        return Deployed.yaml(REPOSITORY.resolve("docker-compose.yml"));
    }

    private static List<String> alerts() throws IOException {
        return Deployed.yaml(Deployed.DEPLOY.resolve("rules/remediator.yml"))
                .findValues("alert")
                .stream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void every_file_that_the_compose_file_mounts_exists() throws IOException {
        var mounted =
                compose()
                        .path("services")
                        .valueStream()
                        .flatMap(service -> service.path("volumes").valueStream())
                        .map(JsonNode::asString)
                        .filter(volume -> volume.startsWith("./"))
                        .map(volume -> REPOSITORY.resolve(volume.split(":", 2)[0]))
                        .toList();

        assertThat(mounted).hasSizeGreaterThan(4).allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void every_image_has_a_version() throws IOException {
        var images =
                compose().findValues("image").stream()
                        .map(JsonNode::asString)
                        .filter(image -> !image.equals("remediator:local"));

        assertThat(images).isNotEmpty().allMatch(image -> image.matches(".+:v?\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void every_port_is_for_this_machine_only_unless_somebody_says_otherwise() throws IOException {
        var ports =
                compose()
                        .path("services")
                        .valueStream()
                        .flatMap(service -> service.path("ports").valueStream())
                        .map(JsonNode::asString);

        assertThat(ports)
                .isNotEmpty()
                .allMatch(
                        port -> port.matches("(127\\.0\\.0\\.1|\\$\\{\\w+:-127\\.0\\.0\\.1}):.*"));
    }

    @Test
    void Grafana_finds_what_it_is_shown() throws IOException {
        var grafana = Deployed.DEPLOY.resolve("grafana/provisioning");
        var source = Deployed.yaml(grafana.resolve("datasources/prometheus.yml"));
        var provider = Deployed.yaml(grafana.resolve("dashboards/remediator.yml"));
        var mounts = compose().path("services").path("grafana").path("volumes").toString();

        var dashboard = JsonMapper.shared().readTree(Files.readString(Deployed.DASHBOARD));

        var uid = source.path("datasources").path(0).path("uid").asString();
        assertThat(dashboard.findValues("datasource"))
                .allSatisfy(d -> assertThat(d.path("uid").asString()).isEqualTo(uid));
        assertThat(mounts)
                .contains(
                        provider.path("providers").path(0).path("options").path("path").asString());
    }

    @Test
    void every_panel_says_what_it_shows_in_a_place_of_its_own() throws IOException {
        var panels =
                JsonMapper.shared()
                        .readTree(Files.readString(Deployed.DASHBOARD))
                        .path("panels")
                        .valueStream()
                        .toList();

        assertThat(panels.stream().filter(p -> !p.path("type").asString().equals("row")))
                .allSatisfy(
                        p -> {
                            assertThat(p.path("title").asString()).isNotBlank();
                            assertThat(p.path("description").asString()).endsWith(".");
                        });
        assertThat(panels).extracting(p -> p.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels)
                .extracting(p -> p.path("gridPos").path("x") + " " + p.path("gridPos").path("y"))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_rule_is_played_in_a_test() throws IOException {
        var tests = Files.readString(Deployed.DEPLOY.resolve("tests/remediator-rules.yml"));

        assertThat(alerts())
                .isNotEmpty()
                .allMatch(alert -> isNamed(alert, tests), "is named in deploy/tests");
    }

    /// Tests name some alerts in one pattern, such as `Remediator(Lags|NoWorker)`.
    private static boolean isNamed(String alert, String tests) {
        var rest = alert.replaceFirst("^Remediator", "");
        return tests.contains(alert)
                || tests.matches("(?s).*Remediator\\([^)]*\\b" + rest + "\\b.*")
                || tests.contains("Remediators?" + alert.replaceFirst("^Remediators?", ""));
    }

    @Test
    void the_page_about_metrics_names_every_rule() throws IOException {
        var page = Files.readString(REPOSITORY.resolve("docs/metrics.md"));

        assertThat(alerts()).allMatch(alert -> page.contains("`" + alert + "`"));
    }
}
