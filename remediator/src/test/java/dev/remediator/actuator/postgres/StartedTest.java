package dev.remediator.actuator.postgres;

import static dev.remediator.actuator.postgres.Ground.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.host.Commands;
import dev.remediator.actuator.host.LocalCommands;
import dev.remediator.failover.HostState;
import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start after an end nobody ordered. The directory's name is as hostile as it may be.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class StartedTest {
    @TempDir private Path directory;
    private Ground ground;
    private PostgresHost host;

    @BeforeEach
    void open() {
        new OwnGround(directory, new LocalCommands()).prepare(List.of());
        var hostile = directory.resolve("-it's; touch owned & (x) %s * {} #");
        ground = new Ground(hostile, 1, OwnCluster.Origin.BUNDLED);
        host = ground.host("n1");
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void it_goes_on_after_a_crash_as_a_primary_and_a_second_start_does_nothing() {
        ground.cluster().killHard("n1");

        host.start();
        host.start();

        assertThat(host.state()).isEqualTo(HostState.RUNNING);
        assertThat(ground.inRecovery("n1")).isFalse();
    }

    @Test
    void a_pid_file_with_the_number_of_another_program_is_stale() {
        var file = ground.data("n1").resolve("postmaster.pid");
        var text = ground.files().read(file).orElseThrow();
        assertThat(host.kill(order("fence", 1)).confirmed()).isTrue();
        host.allowPrimary(order("release", 1));
        var stranger = CompletableFuture.runAsync(() -> strangerRuns());
        var pid = pidOfStranger();
        ground.files().write(file, text.replaceFirst("\\d+", pid));

        assertThat(host.state()).isEqualTo(HostState.GONE);
        host.start();

        assertThat(host.state()).isEqualTo(HostState.RUNNING);
        assertThat(stranger).isNotDone();
        ground.commands().run(Duration.ofSeconds(5), "kill", pid);
        stranger.join();
    }

    private Commands.Result strangerRuns() {
        return ground.commands().run(Duration.ofMinutes(1), "sleep", "57.3141");
    }

    private String pidOfStranger() {
        return org.awaitility.Awaitility.await()
                .until(
                        () ->
                                ground.commands()
                                        .run(Duration.ofSeconds(5), "pgrep", "-f", "^sleep 57.3141")
                                        .out()
                                        .strip(),
                        pid -> !pid.isEmpty());
    }

    @Test
    void one_that_does_not_come_up_is_told_with_the_end_of_its_log() {
        assertThat(host.kill(order("fence", 1)).confirmed()).isTrue();
        host.configure(Map.of("shared_buffers", "a lot"));

        assertThatThrownBy(host::start)
                .isInstanceOf(ActuatorException.class)
                .hasMessageStartingWith("'n1' did not start within 60 s; its log ends: ")
                .hasMessageContaining("invalid value for parameter \"shared_buffers\": \"a lot\"");
    }

    @Test
    void settings_arrive_as_they_were_meant() {
        new OwnGround(directory, new LocalCommands()).prepare(List.of());
        var hostile = "it's \\n '' $(x) # %";
        assertThat(host.kill(order("fence", 1)).confirmed()).isTrue();
        host.configure(Map.of("my.word", hostile));
        host.configure(Map.of("work_mem", "5MB"));
        host.allowPrimary(order("release", 1));

        host.start();

        assertThat(ground.ask("n1", "SHOW my.word")).isEqualTo(hostile);
        assertThat(ground.ask("n1", "SHOW work_mem")).isEqualTo("5MB");
    }

    @Test
    void it_is_not_configured_while_it_runs() {
        assertThatThrownBy(() -> host.configure(Map.of("port", "1")))
                .isInstanceOf(ActuatorException.class)
                .hasMessageStartingWith("'n1' cannot be configured while its process ");
    }

    @Test
    void a_host_that_does_not_answer_is_told() {
        Commands dead =
                new Commands() {
                    @Override
                    public String where() {
                        return "db-1";
                    }

                    @Override
                    public Result run(Duration limit, String input, List<String> command) {
                        throw new ActuatorException("db-1 does not answer");
                    }
                };
        var binaries = new Binaries(Path.of("/bin"), 17, List.of());

        var state =
                new PostgresHost(ground.cluster().spec(), ground.member("n1"), dead, binaries)
                        .state();

        assertThat(state).isEqualTo(HostState.UNREACHABLE);
    }
}
