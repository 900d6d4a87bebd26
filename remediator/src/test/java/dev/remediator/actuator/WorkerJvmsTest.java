package dev.remediator.actuator;

import static dev.remediator.actuator.Bench.webOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Several worker JVMs at one node, killed -9 in the middle of their work.
final class WorkerJvmsTest {
    private static final int ROUNDS = 2;

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

    /// When to kill: as soon as the files say this.
    enum Moment {
        A_DIRECTORY_IS_MADE,
        A_START_IS_BEGUN,
        A_START_IS_COMPLETE_BUT_NOT_LOGGED,
        THE_OLD_PROCESS_IS_DEAD,
        THE_MACHINE_IS_GONE;

        boolean hasCome(NodeFiles files) {
            return switch (this) {
                case A_DIRECTORY_IS_MADE -> !files.machines().isEmpty() && latest(files).isEmpty();
                case A_START_IS_BEGUN -> latest(files).orElse(null) instanceof Boot.Begun;
                case A_START_IS_COMPLETE_BUT_NOT_LOGGED -> unlogged(files);
                case THE_OLD_PROCESS_IS_DEAD ->
                        started(files).filter(ProcessTable::lives).isEmpty();
                case THE_MACHINE_IS_GONE -> files.machine().isEmpty();
            };
        }

        private static Optional<Boot> latest(NodeFiles files) {
            return files.machines().reversed().stream().findFirst().flatMap(files::boot);
        }

        private static Optional<Birth> started(NodeFiles files) {
            return latest(files)
                    .filter(Boot.Started.class::isInstance)
                    .map(boot -> ((Boot.Started) boot).process());
        }

        private static boolean unlogged(NodeFiles files) {
            var log = new StateFile(files.directory().resolve("orders.log")).read().orElse("");
            return latest(files)
                    .filter(Boot.Started.class::isInstance)
                    .filter(boot -> !log.contains("\"" + boot.order() + "\""))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_next_worker_finishes_what_a_killed_one_began(Moment moment) throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            var last = killAt(moment, 5L * round - 4);
            var deed = last[0];
            var key = last[1];
            var fleet = bench.fleet();
            var boot = webOne(fleet).bootId();
            boolean startedAlready = startedFor(key) && !boot.equals("none");

            DoomedWorker.perform(fleet, deed, key, round + 1);

            assertThat(bench.ordersLogged())
                    .filteredOn(line -> line.contains("\"" + key + "\""))
                    .hasSize(1);
            if (deed.equals("terminate")) {
                assertThat(fleet.machine("web-1")).isEmpty();
                assertThat(bench.processesOf("web-1")).isEmpty();
            } else {
                assertThat(bench.processesOf("web-1"))
                        .extracting(Birth::pid)
                        .containsExactly(Bench.process(fleet).pid());
            }
            if (startedAlready) {
                assertThat(webOne(fleet).bootId()).isEqualTo(boot);
            }
            assertThatThrownBy(() -> DoomedWorker.perform(fleet, deed, key, 1))
                    .isInstanceOf(ActuatorException.class)
                    .hasMessageStartingWith("refused: fencing token 1 is older than");
        }
    }

    @Test
    void one_worker_waits_while_another_is_at_work_and_goes_on_when_it_is_killed()
            throws Exception {
        var fleet = bench.fleet();
        fleet.launchAll();
        var other = jvm(LockHolder.class, bench.nodeDirectory().toString());
        try (var told = other.inputReader()) {
            assertThat(told.readLine()).isEqualTo("at work");

            var restart =
                    CompletableFuture.runAsync(
                            () -> webOne(fleet).restart(Bench.order("k", 1)),
                            task -> Thread.ofVirtual().start(task));

            Bench.soon().during(Duration.ofMillis(300)).until(() -> !restart.isDone());
            assertThat(webOne(fleet).bootId()).as("queries need not wait").isEqualTo("m-1.1");
            kill(other);
            Bench.soon().until(restart::isDone);
            assertThat(restart).isCompleted();
            assertThat(webOne(fleet).bootId()).isEqualTo("m-1.2");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void two_workers_at_one_node_never_do_the_same_work_or_leave_two_processes() throws Exception {
        var workers = List.of(worker(), worker());
        try {
            Bench.soon().until(() -> workers.stream().allMatch(worker -> ordersOf(worker) >= 4));
        } finally {
            for (var worker : workers) {
                kill(worker);
            }
        }

        assertThat(bench.ordersLogged())
                .allMatch(line -> line.startsWith("{\"idem") && line.endsWith("\"}"))
                .extracting(line -> line.split("\"", -1)[3])
                .doesNotHaveDuplicates();
        assertThat(bench.ordersLogged())
                .filteredOn(line -> line.contains("\"provision\""))
                .extracting(line -> line.substring(line.indexOf("\"result\"")))
                .doesNotHaveDuplicates();
        assertThat(bench.processesOf("web-1")).hasSizeLessThanOrEqualTo(1);
    }

    private boolean startedFor(String key) {
        return Moment.latest(bench.files()).filter(boot -> boot.order().equals(key)).isPresent();
    }

    /// Runs a worker until it has done some orders and the moment has come.
    ///
    /// @return the deed and the key of the last order it was given
    private String[] killAt(Moment moment, long ordersFirst) throws Exception {
        long logged = bench.ordersLogged().size();
        var worker = worker();
        try {
            Bench.soon()
                    .pollInterval(Duration.ofMillis(1))
                    .until(
                            () ->
                                    bench.ordersLogged().size() >= logged + ordersFirst
                                            && moment.hasCome(bench.files()));
        } finally {
            kill(worker);
        }
        return told(worker).getLast().split(" ", -1);
    }

    private long ordersOf(Process worker) {
        return bench.ordersLogged().stream()
                .filter(line -> line.contains("doomed-" + worker.pid() + "/"))
                .count();
    }

    private static void kill(Process worker) throws InterruptedException {
        assertThat(worker.toHandle().destroyForcibly()).isTrue();
        assertThat(worker.waitFor()).isNotZero();
    }

    /// The deeds and keys it told before it was killed. Ends only if no node has inherited the
    /// pipe.
    private static List<String> told(Process worker) throws IOException {
        return new String(worker.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" doomed-"))
                .toList();
    }

    private Process worker() throws IOException {
        return jvm(
                DoomedWorker.class,
                bench.directory().toString(),
                Integer.toString(bench.port()),
                Long.toString(tokenNow()));
    }

    private static Process jvm(Class<?> program, String... arguments) throws IOException {
        var argv = new ArrayList<String>();
        argv.addAll(List.of(Bench.java(), "-XX:TieredStopAtLevel=1", "-cp"));
        argv.addAll(List.of(System.getProperty("java.class.path"), program.getName()));
        argv.addAll(List.of(arguments));
        return new ProcessBuilder(argv).redirectErrorStream(true).start();
    }

    private long tokenNow() {
        return new StateFile(bench.nodeDirectory().resolve("fence"))
                .read()
                .map(text -> Long.parseLong(text.strip()))
                .orElse(1L);
    }
}
