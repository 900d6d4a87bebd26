package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonOutputTest {
    @AutoClose private final FakeRemediator remediator = new FakeRemediator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "andon pull --reason x",
                "andon release --reason x",
                "approve r --reason x",
                "deny r --reason x",
                "silence add a=b --for 1h --reason x",
                "silence end s --reason x",
                "autonomy HealNode auto --reason x",
                "page acknowledge i",
                "page close i --reason x",
            })
    void what_was_told_is_answered_with_one_object(String command) {
        remediator.answers(200, "{\"done\":true,\"id\":\"s-1\"}");

        var printed = remediator.run((command + " --json").split(" ", -1));

        assertThat(printed.code()).isZero();
        assertThat(printed.out().strip()).isEqualTo("{\"done\":true,\"id\":\"s-1\"}");
    }

    @Test
    void a_test_of_a_policy_tells_its_decisions() {
        var decision = "{\"at\":\"T\",\"reason\":\"acknowledged\",\"facts\":\"ana\"}";
        remediator.answers(200, "{\"incident\":\"t-1\",\"decisions\":[%s]}".formatted(decision));

        assertThat(remediator.run("page", "--test", "web", "--json").out().strip())
                .isEqualTo(decision);
    }

    @Test
    void what_goes_wrong_stays_one_sentence_elsewhere() {
        remediator.answers(404, "{\"error\":\"there is no run r\"}");

        var printed = remediator.run("approve", "r", "--reason", "x", "--json");

        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err().strip()).isEqualTo("remediator: there is no run r");
    }

    @Test
    void playbooks_are_objects_and_one_has_its_flow(@TempDir Path folder) throws IOException {
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("dev.remediator.playbook.Playbook"),
                "dev.remediator.standard.HealNode\ndev.remediator.standard.FreeDisk\n");
        var from = "--playbooks=" + folder;

        var all = FakeRemediator.line("playbooks", from, "--json").out().lines().toList();
        var one = FakeRemediator.line("playbooks", "HealNode", from, "--json").out();

        assertThat(all).hasSize(2).allMatch(line -> Json.MAPPER.readTree(line).isObject());
        assertThat(Json.MAPPER.readTree(one).path("flow").asString()).contains("flowchart TD");
    }
}
