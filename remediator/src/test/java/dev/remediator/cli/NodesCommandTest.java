package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NodesCommandTest {
    @TempDir private Path directory;

    @Test
    void settings_without_nodes_are_told_where_nodes_are_named() throws IOException {
        assertThat(nodes("http: {port: 0}"))
                .containsExactly(
                        "The settings name no nodes; add them under 'fleets', 'hosts', 'kubernetes' or 'ec2'.");
    }

    @Test
    void a_fleet_that_does_not_run_is_told_node_by_node() throws IOException {
        assertThat(nodes(fleet()))
                .containsExactly(
                        "web: 0 of 2 serve, 1 must",
                        "  web-1  does not serve; its service is stopped; in rotation: true; machine none",
                        "  web-2  does not serve; its service is stopped; in rotation: true; machine none");
    }

    @Test
    void as_json_each_node_is_a_line() throws IOException {
        var lines = nodes(fleet(), "--json");
        assertThat(lines).hasSize(2);
        var first = Json.MAPPER.readTree(lines.getFirst());
        assertThat(first.path("fleet").asString()).isEqualTo("web");
        assertThat(first.path("node").asString()).isEqualTo("web-1");
        assertThat(first.path("serves").asBoolean()).isFalse();
    }

    private String fleet() {
        return """
        fleets:
          - name: web
            directory: %s
            command: [sleep, "600"]
            members:
              - {node: web-1, port: 1}
              - {node: web-2, port: 2}
        """
                .formatted(directory.resolve("web"));
    }

    private List<String> nodes(String settings, String... options) throws IOException {
        var file = Files.writeString(directory.resolve("remediator.yaml"), settings);
        var arguments = new ArrayList<>(List.of("nodes", "--config", file.toString()));
        arguments.addAll(List.of(options));
        var printed = FakeRemediator.line(arguments.toArray(String[]::new));
        assertThat(printed.code()).isZero();
        return printed.out().lines().toList();
    }
}
