package dev.remediator.stream;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.remediation.Event;
import dev.remediator.topic.Accounts;
import dev.remediator.topic.Json;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EngineEdgesTest {

    static final class AtOnce implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("DiskFull"))
                    .lock(node(label("instance")))
                    .first("clean", (_, _) -> {})
                    .otherwise(page("web"));
        }
    }

    static final class Later implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("InstanceDown").heldFor(Duration.ofMinutes(1)))
                    .lock(node(label("instance")))
                    .first("clean", (_, _) -> {})
                    .otherwise(page("web"));
        }
    }

    private static TopologyTestDriver driver(Deciders deciders) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        return new TopologyTestDriver(
                EngineTopology.build(deciders, Lease.DEFAULT), properties, EngineBench.START);
    }

    private static Alert fires(String name, @Nullable Instant endsAt) {
        return new Alert(
                "test",
                name,
                name,
                "",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                name,
                "node/web-1",
                EngineBench.START,
                endsAt,
                Map.of("instance", "web-1"),
                Map.of(),
                Map.of());
    }

    private static void hears(TopologyTestDriver driver, Alert alert) {
        driver.createInputTopic(
                        Topic.ALERTS.topicName(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(alert.resource(), Wire.ALERT.write(alert));
    }

    @Test
    void the_accounts_in_the_store_are_right_before_anything_is_logged() throws Exception {
        try (var driver = driver(EngineBench.deciders(Book.of(List.of(new AtOnce()))))) {
            // Only the alert itself: what the warden is asked has not come round yet.
            KeyValueStore<String, byte[]> store = driver.getKeyValueStore(EngineTopology.CORE);
            var core = new CoreStore(store);
            var post = new Post(new OneAlert(), core, new CrewStore(store));
            post.readUpTo(0);
            post.open(1);

            Accounts kept = Json.MAPPER.readValue(store.get("acc"), Accounts.class);

            assertThat(kept.unaccounted()).isZero();
        }
    }

    /// Enough of a context for a post that forwards nothing.
    private static final class OneAlert extends MockProcessorContext<String, byte[]> {}

    @Test
    void an_alert_that_never_ends_does_not_stop_the_engine() {
        try (var driver = driver(EngineBench.deciders(Book.of(List.of(new AtOnce()))))) {
            hears(driver, fires("Unheard", Instant.parse("+292278995-01-01T00:00:00Z")));

            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
    }

    @Test
    void what_cannot_be_decided_when_it_is_due_does_not_stop_the_engine_and_is_due_again() {
        var usual = EngineBench.deciders(Book.of(List.of(new Later())));
        var failures = new AtomicInteger(2);
        var deciders =
                new Deciders(
                        (state, event, now, tilt) -> {
                            if (event instanceof Event.TimePassed
                                    && failures.getAndDecrement() > 0) {
                                throw new IllegalStateException("a bug");
                            }
                            return usual.resources().decide(state, event, now, tilt);
                        },
                        usual.warden(),
                        usual.policy());
        try (var driver = driver(deciders)) {
            hears(driver, fires("InstanceDown", null));

            for (int i = 0; i < 60; i++) {
                driver.advanceWallClockTime(Duration.ofSeconds(10));
            }

            assertThat(failures.get()).isNegative();
        }
    }

    @Test
    void a_clock_that_jumped_ahead_and_back_delays_no_timer() {
        var store =
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore("t"),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled()
                        .withCachingDisabled()
                        .build();
        store.init(
                new org.apache.kafka.streams.processor.api.MockProcessorContext<>()
                        .getStateStoreContext(),
                store);
        var timers = new Timers(store);
        var now = EngineBench.START;
        timers.due(now.plus(Duration.ofDays(1)), 10);
        timers.due(now.plusMillis(100), 10);
        timers.set("node/web-1", Optional.of(now.plusSeconds(60)));

        var due = timers.due(now.plusSeconds(61), 10);

        assertThat(due).containsExactly("node/web-1");
    }
}
