package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.it.fixture.RemediatorProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoIT {
    private static final String PATIENT =
            """
            package changed;

            import static dev.remediator.playbook.Playbooks.*;

            import dev.remediator.playbook.Plan;
            import dev.remediator.playbook.Playbook;
            import dev.remediator.standard.HealNode;

            public final class HealWebNode implements Playbook {
                @Override
                public Plan<?> plan() {
                    return when(alert("InstanceDown").where(label("job").is("web")).heldFor(seconds(4)))
                            .lock(node(label("instance")))
                            .first("restart the service", (r, n) -> HealNode.restart(r, n, seconds(0)))
                            .holding(seconds(3))
                            .clearingWithin(seconds(5))
                            .lastly("terminate and reprovision", (r, n) -> HealNode.replace(r, n, seconds(0)))
                            .holding(seconds(3))
                            .clearingWithin(seconds(10))
                            .destructive()
                            .otherwise(page("web-on-call"));
                }
            }
            """;

    @TempDir static Path directory;

    private static Path recording;
    private static Said demo;

    /// What a command said, and how it ended.
    private record Said(int exit, String text, String errors) {
        List<JsonNode> json() {
            return text.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
        }
    }

    @BeforeAll
    static void the_demonstration_is_run_and_recorded() throws Exception {
        var data = directory.resolve("demo").toString();
        demo = remediator("demo", "--json", "--keep", "--data", data);
        System.out.print(demo.text());
        recording = directory.resolve("demo.jsonl.gz");
        var recorded = remediator("record", "--data", data, "--out", recording.toString());
        System.out.print(recorded.text());
        assertThat(recorded.exit()).as(recorded.errors()).isZero();
    }

    @Test
    void the_demo_heals_what_can_be_healed_pages_what_cannot_and_accounts_for_every_alert() {
        var lines = demo.json();

        assertThat(demo.exit()).isZero();
        assertThat(lines.stream().limit(5).map(l -> l.path("outcome").asString()))
                .containsExactly("healed", "healed", "paged", "healed", "healed");
        assertThat(lines.stream().limit(4))
                .noneMatch(l -> l.has("writesAcked") || l.has("writesLost"));
        assertThat(lines.get(4).propertyNames())
                .containsExactly(
                        "act",
                        "alert",
                        "outcome",
                        "remedies",
                        "alertToFirstStepMs",
                        "alertToHealedMs",
                        "writesAcked",
                        "writesLost");
        assertThat(lines.get(4).path("writesAcked").asLong()).isPositive();
        assertThat(lines.get(4).path("writesLost").asLong(-1)).isZero();
        assertThat(lines.getLast().path("failed").asInt(-1)).isZero();
        assertThat(lines.getLast().path("alertsUnaccounted").asInt(-1)).isZero();
    }

    @Test
    void decided_again_the_same_is_decided() throws Exception {
        var replayed = remediator("replay", recording.toString());

        assertThat(replayed.exit()).as(replayed.text() + replayed.errors()).isZero();
    }

    @Test
    void
            with_a_playbook_that_waits_longer_its_incidents_are_acted_on_later_and_the_database_is_not()
                    throws Exception {
        var playbooks = changed().toString();

        var replayed =
                remediator(
                        "replay",
                        recording.toString(),
                        "--playbooks",
                        playbooks,
                        "--tolerance",
                        "1s",
                        "--json");

        System.out.print(replayed.text());
        assertThat(replayed.exit()).as(replayed.text() + replayed.errors()).isEqualTo(3);
        var rows = replayed.json().subList(0, replayed.json().size() - 1);
        assertThat(rows.stream().filter(DemoIT::isLater).map(row -> row.path("alert").asString()))
                .isNotEmpty()
                .containsOnly("InstanceDown");
        assertThat(rows).noneMatch(row -> row.path("alert").asString("").equals("DatabaseDown"));
    }

    private static boolean isLater(JsonNode row) {
        return row.path("playbook").asString("").equals("HealWebNode")
                && Stream.concat(Stream.of(row.path("kind")), row.path("also").valueStream())
                        .anyMatch(kind -> kind.asString("").equals("acts-later"));
    }

    /// The demonstration's playbooks, one of which waits for four seconds instead of one.
    private static Path changed() throws IOException {
        var source = directory.resolve("changed/HealWebNode.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, PATIENT);
        var classes = Files.createDirectories(directory.resolve("classes"));
        int exit =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), source.toString());
        assertThat(exit).isZero();
        var services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("dev.remediator.playbook.Playbook"),
                """
                changed.HealWebNode
                dev.remediator.demo.HealCheckout
                dev.remediator.gameday.FailOverOwnDatabase
                """);
        return classes;
    }

    private static Said remediator(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(RemediatorProcess.launcher().toString()));
        command.addAll(List.of(arguments));
        var errors = directory.resolve(arguments[0] + ".log");
        var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Said(process.exitValue(), text, Files.readString(errors));
    }
}
