package dev.remediator.actuator;

import static dev.remediator.actuator.Bench.nextOrder;
import static dev.remediator.actuator.Bench.process;
import static dev.remediator.actuator.Bench.soon;
import static dev.remediator.actuator.Bench.tinyService;
import static dev.remediator.actuator.Bench.webOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the service finds around itself, and how it is told from others.
final class ServiceProcessTest {
    @TempDir private Path directory;
    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void the_service_gets_its_arguments_its_directory_and_an_empty_stdin() {
        var command = tinyService("{node}", "{machine}", "{directory}", "$(id); {port}");
        var fleet = bench.running(command).fleet();
        fleet.launchAll();
        var home = bench.files().home("m-1");

        soon().until(webOne(fleet)::healthy);

        int port = bench.port();
        assertThat(home.resolve("service.log"))
                .content()
                .contains("arguments [%d, web-1, m-1, %s, $(id); %d]".formatted(port, home, port))
                .contains("stdin ends: true")
                .contains("and this is standard error");
    }

    @Test
    void the_log_of_one_machine_goes_on_over_its_restarts() {
        var fleet = bench.running(tinyService()).fleet();
        fleet.launchAll();
        soon().until(webOne(fleet)::healthy);

        webOne(fleet).restart(nextOrder());
        soon().until(webOne(fleet)::healthy);

        assertThat(bench.files().home("m-1").resolve("service.log"))
                .content()
                .containsSubsequence("arguments [", "arguments [");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "503", "302", "404"})
    void a_service_that_answers_anything_but_200_is_not_healthy(String status) throws IOException {
        var fleet = bench.running(tinyService()).fleet();
        fleet.launchAll();
        soon().until(webOne(fleet)::healthy);

        Files.writeString(bench.files().home("m-1").resolve("status"), status);

        assertThat(webOne(fleet).healthy()).isFalse();
        assertThat(webOne(fleet).bootId()).isEqualTo("m-1.1");
    }

    @Test
    void a_service_that_never_answers_is_not_healthy_within_little_more_than_a_second() {
        var fleet = bench.running(tinyService("mute")).fleet();
        fleet.launchAll();
        var log = bench.files().home("m-1").resolve("service.log");
        soon().until(() -> Files.readString(log).contains("standard error"));

        long begun = System.nanoTime();
        assertThat(webOne(fleet).healthy()).isFalse();

        assertThat(System.nanoTime() - begun).isLessThan(3_000_000_000L);
    }

    @Test
    void a_stranger_with_the_pid_of_a_dead_service_is_neither_seen_nor_killed() throws Exception {
        var fleet = bench.fleet();
        fleet.launchAll();
        var files = bench.files();
        var boot = (Boot.Started) files.boot("m-1").orElseThrow();
        var own = process(fleet);
        var stranger = strangerBornAfter(boot.process());
        try {
            var reused = new Birth(stranger.pid(), boot.process().born());
            files.write("m-1", new Boot.Started("m-1.1", 1, "", boot.at(), reused));

            assertThat(webOne(fleet).bootId()).isEqualTo("none");
            assertThat(fleet.process("web-1")).isEmpty();
            webOne(fleet).restart(nextOrder());

            assertThat(stranger.isAlive()).isTrue();
            assertThat(own.isAlive()).isFalse();
            assertThat(bench.processesOf("web-1")).hasSize(1);
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    /// A clock tick is ten milliseconds: on a quick machine the first may be born in the same one.
    private static Process strangerBornAfter(Birth service) throws IOException {
        var stranger = new ProcessBuilder(Bench.SLEEP).start();
        while (ProcessTable.birth(stranger.pid()).orElseThrow().born().equals(service.born())) {
            stranger.destroyForcibly();
            stranger = new ProcessBuilder(Bench.SLEEP).start();
        }
        return stranger;
    }

    @Test
    void nothing_is_started_while_a_stranger_has_the_port() throws IOException {
        var fleet = bench.fleet();
        try (var _ = new ServerSocket(bench.port(), 5, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> fleet.launch("web-1", nextOrder()))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessage(
                            "node 'web-1' was not started: nothing of it runs, but somebody else"
                                    + " answers on port "
                                    + bench.port());
        }
        assertThat(bench.processesOf("web-1")).isEmpty();
    }

    @Test
    void a_dead_process_that_nobody_buried_does_not_count_as_running() throws Exception {
        // The shell becomes a sleep that never buries the child it inherited.
        var parent =
                new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec sleep 600")
                        .redirectErrorStream(true)
                        .start();
        try (var reader = parent.inputReader()) {
            long pid = Long.parseLong(reader.readLine().strip());
            var child = ProcessTable.birth(pid).orElseThrow();
            var handle = ProcessHandle.of(pid).orElseThrow();
            soon().until(() -> parent.info().command().orElse("").endsWith("sleep"));

            assertThat(handle.destroyForcibly()).isTrue();

            soon().until(() -> !ProcessTable.lives(child));
            assertThat(ProcessHandle.of(pid)).as("it is still in the kernel's table").isPresent();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }
}
