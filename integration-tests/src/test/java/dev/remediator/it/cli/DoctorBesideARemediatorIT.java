package dev.remediator.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.it.fixture.RemediatorProcess;
import dev.remediator.topic.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The doctor as one calls it, beside a remediator that is well.
@Timeout(300)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoctorBesideARemediatorIT {
    @TempDir Path directory;

    @Test
    void a_remediator_that_is_well_is_found_so() throws Exception {
        var data = directory.resolve("data");
        try (var remediator = new RemediatorProcess(data)) {
            int port = URI.create(remediator.http().base()).getPort();
            var file = directory.resolve("remediator.yaml");
            Files.writeString(file, "http: {port: %d}\n".formatted(port));

            var process =
                    new ProcessBuilder(
                                    RemediatorProcess.launcher().toString(),
                                    "doctor",
                                    "--json",
                                    "--config=" + file,
                                    "--data=" + data)
                            .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            assertThat(said.lines().map(line -> Json.MAPPER.readTree(line).path("seen").asString()))
                    .contains(
                            "a remediator is running at %d, and ready".formatted(port),
                            "every alert is accounted for",
                            "a remediator is running there",
                            "all 11 are as we would make them",
                            "offers go through a share group");
        }
    }
}
