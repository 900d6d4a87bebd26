package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoctorCommandTest {
    @TempDir private Path directory;

    @Test
    void settings_that_say_nonsense_are_a_finding_and_the_rest_is_looked_at_all_the_same()
            throws IOException {
        var file = Files.writeString(directory.resolve("r.yaml"), "htp: {port: 1}\n");

        var printed =
                FakeRemediator.line(
                        "doctor", "--config=" + file, "--data=" + directory.resolve("d"), "--json");

        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.err()).isEmpty();
        var first = Json.MAPPER.readTree(printed.out().lines().findFirst().orElseThrow());
        assertThat(first.path("grade").asString()).isEqualTo("fail");
        assertThat(first.path("seen").asString()).contains("htp").contains("http");
        assertThat(printed.out()).contains("\"check\":\"kafka\"").contains("\"check\":\"disk\"");
    }

    @Test
    void what_is_to_be_done_stands_beneath_what_was_seen() {
        var printed = FakeRemediator.line("doctor", "--data=" + directory.resolve("d"));

        assertThat(printed.out())
                .containsSubsequence("warn  channels", "    do: name at least one", " checks: ");
    }
}
