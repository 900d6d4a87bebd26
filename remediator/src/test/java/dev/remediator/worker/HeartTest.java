package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.topic.Heartbeat;
import dev.remediator.topic.Heartbeat.Sign;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeartTest {
    /// Every fifth heartbeat goes everywhere.
    private static final Pulse QUICK = new Pulse(Duration.ofMillis(5), Duration.ofMillis(50));

    private final Told told = new Told(true, 3);
    private Heart heart = heart(QUICK);

    private Heart heart(Pulse pulse) {
        var lifeline = new Lifeline(pulse.fence(), () -> 41);
        return new Heart(
                "web@a", Set.of("v1"), told.reports(), pulse, lifeline, () -> Set.of(1), () -> {});
    }

    @AfterEach
    void stops() {
        heart.close();
    }

    @Test
    void every_partition_is_told_first_that_the_worker_has_begun() {
        heart = heart(WorkerBench.CALM);

        heart.begin();

        assertThat(told.heartbeats())
                .hasSize(3)
                .containsOnly(new Heartbeat("web@a", 41, Sign.ARRIVED, Set.of("v1")));
        assertThat(partitions()).containsExactly(0, 1, 2);
    }

    @Test
    void it_beats_where_it_holds_runs_and_now_and_then_everywhere() {
        heart.begin();

        await().until(() -> partitions().size() > 3 + 7 + 7);
        assertThat(partitions().subList(3, 17))
                .containsExactly(0, 1, 2, 1, 1, 1, 1, 0, 1, 2, 1, 1, 1, 1);
        assertThat(told.heartbeats().subList(3, 17))
                .containsOnly(new Heartbeat("web@a", 41, Sign.ALIVE, Set.of("v1")));
    }

    @Test
    void who_takes_no_more_has_no_versions_for_anybody() {
        heart.begin();

        heart.takesNoMore();

        await().until(() -> told.heartbeats().getLast().codes().isEmpty());
        assertThat(told.heartbeats().getLast().sign()).isEqualTo(Sign.ALIVE);
    }

    @Test
    void every_partition_is_told_last_that_the_worker_leaves() {
        heart = heart(WorkerBench.CALM);
        heart.begin();

        heart.close();

        assertThat(told.heartbeats()).hasSize(6);
        assertThat(told.heartbeats().subList(3, 6))
                .extracting(Heartbeat::sign)
                .containsOnly(Sign.LEFT);
        assertThat(partitions()).endsWith(0, 1, 2);
    }

    private List<Integer> partitions() {
        return List.copyOf(told.producer().history()).stream()
                .map(ProducerRecord::partition)
                .toList();
    }
}
