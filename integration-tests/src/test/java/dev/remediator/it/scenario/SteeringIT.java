package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Diary;
import dev.remediator.it.fixture.Guarded;
import dev.remediator.it.fixture.RemediatorProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People steer a running remediator with its own command line: real broker, real worker, real
/// runs.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SteeringIT {
    @TempDir private Path directory;
    private Guarded remediator;

    @BeforeEach
    void start() throws IOException {
        remediator = new Guarded(directory, Rules.DEFAULT.with(Calm.TILTS));
    }

    @AfterEach
    void stop() throws IOException {
        remediator.close();
    }

    @Test
    void a_pulled_cord_stops_a_run_between_two_steps_and_its_release_goes_on_where_it_stopped()
            throws Exception {
        remediator.fires("LongBurn", "web-1", Instant.now());
        await("some work").until(() -> did("work-3") == 1);

        assertThat(says("andon", "pull", "--reason", "smoke")).contains("stopped: everything");
        await("the halt").until(() -> remediator.reason("LongBurn").equals("andon"));
        var stoppedAt = remediator.diary().size();
        assertThat(did("done")).isZero();
        assertThat(remediator.http().text("/metrics")).contains("remediator_andon_pulled 1");
        says("andon", "release", "--reason", "it was toast");

        await("the end").atMost(Duration.ofSeconds(60)).until(() -> did("done") == 1);
        assertThat(remediator.diary().size()).isGreaterThan(stoppedAt);
        for (int i = 1; i <= 20; i++) {
            assertThat(did("work-" + i)).as("step " + i).isEqualTo(1);
        }
        assertThat(did("drain")).isEqualTo(1);
    }

    @Test
    void an_alert_that_clears_breaks_its_remedy_off_and_what_was_done_is_undone() throws Exception {
        var began = Instant.now();
        remediator.fires("LongBurn", "web-1", began);
        await("some work").until(() -> did("work-3") == 1);

        remediator.resolves("LongBurn", "web-1", began);

        await("the end").until(() -> remediator.reason("LongBurn").equals("run-cancelled"));
        assertThat(did("undrain")).isEqualTo(1);
        assertThat(did("done")).isZero();
    }

    @Test
    void a_proposed_remedy_is_carried_out_when_it_is_approved() throws Exception {
        remediator.fires("TouchyBurn", "web-1", Instant.now());
        await("the proposal")
                .until(() -> remediator.reason("TouchyBurn").equals("approval-wanted"));
        var run = remediator.incident("TouchyBurn").orElseThrow().path("id").asString() + "-r1";

        says("approve", run, "--reason", "go ahead");

        await("the remedy").until(() -> did("allowed") == 1);
    }

    @Test
    void what_cannot_be_done_is_said_in_a_sentence_with_the_right_exit_code() throws Exception {
        var said = run("approve", "inc-0-r1", "--reason", "go ahead");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text()).contains("no such run waits for approval");
        assertThat(run("andon", "pull").exit()).isEqualTo(2);
        assertThat(run("silence", "add", "cluster=eu-1", "--reason", "x").exit()).isEqualTo(2);
    }

    private long did(String what) throws IOException {
        return remediator.diary().stream().map(Diary.Line::what).filter(what::equals).count();
    }

    private record Said(int exit, String text) {}

    private String says(String... words) throws Exception {
        var said = run(words);
        assertThat(said.exit()).as(said.text()).isZero();
        return said.text();
    }

    private Said run(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(RemediatorProcess.launcher().toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--url", remediator.http().base()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
