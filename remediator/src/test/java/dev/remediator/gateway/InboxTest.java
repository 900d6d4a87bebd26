package dev.remediator.gateway;

import static dev.remediator.gateway.GatewayBench.alert;
import static dev.remediator.gateway.GatewayBench.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.alertmanager.AlertmanagerAdapter;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InboxTest {
    private static final TopicPartition FIRST = new TopicPartition("events", 0);
    private static final TopicPartition SECOND = new TopicPartition("events", 1);

    /// Kafka's own stand-in, which breathes between polls, gives again what it is sent back to, and
    /// whose commits can fail.
    private static final class Events extends MockConsumer<byte[], byte[]> {
        private final List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        private volatile @Nullable RuntimeException commitFails;

        Events() {
            super("earliest");
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
            LockSupport.parkNanos(1_000_000);
            return super.poll(atMost);
        }

        @Override
        public synchronized void addRecord(ConsumerRecord<byte[], byte[]> record) {
            all.add(record);
            super.addRecord(record);
        }

        @Override
        public synchronized void seek(TopicPartition partition, long offset) {
            super.seek(partition, offset);
            all.stream()
                    .filter(r -> r.partition() == partition.partition() && r.offset() >= offset)
                    .forEach(super::addRecord);
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            var failure = commitFails;
            if (failure != null) {
                commitFails = null;
                throw failure;
            }
            super.commitSync(offsets);
        }
    }

    /// An adapter with a bug, for one shape of its own.
    private static final class Clumsy implements AlertAdapter {
        @Override
        public String source() {
            return "clumsy";
        }

        @Override
        public boolean recognises(Field body) {
            return body.isObject() && body.at("clumsy").present();
        }

        @Override
        public Guide guide() {
            return Guide.bare("a test");
        }

        @Override
        public Adapted adapt(Delivery delivery) {
            throw new IllegalStateException("a bug");
        }
    }

    private final FakeLedger ledger = new FakeLedger();
    private final FakeResponses responses = new FakeResponses();
    private final Events events = new Events();
    private final Inbox inbox = open();
    private final AtomicInteger offsets = new AtomicInteger();

    private Inbox open() {
        var adapters = AdapterRegistry.of(List.of(new AlertmanagerAdapter(), new Clumsy()));
        var door = new Door(TinyBook.book(), ledger, responses);
        events.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        var opened = new Inbox(events, List.of("events"), Integrations.open(adapters), door);
        events.schedulePollTask(() -> events.rebalance(List.of(FIRST, SECOND)));
        await().until(() -> !events.assignment().isEmpty());
        return opened;
    }

    @AfterEach
    void closes() {
        inbox.close();
    }

    @Test
    void alerts_are_kept_and_then_committed() {
        arrive(FIRST, webhook(alert("InstanceDown", "web-1")));
        await().until(() -> committed(FIRST) == 1);
        assertThat(ledger.kept()).extracting(Alert::resource).containsExactly("node/web-1");
    }

    @Test
    void what_nobody_knows_is_buried_and_passed_over() {
        arrive(FIRST, "{\"what\": \"is this\"}", webhook(alert("InstanceDown", "web-1")));
        await().until(() -> committed(FIRST) == 2);
        assertThat(ledger.kept()).hasSize(1);
        assertThat(ledger.buried())
                .extracting(FakeLedger.Letter::from)
                .containsExactly("events-0@0");
    }

    @Test
    void a_record_without_a_value_is_buried_and_passed_over() {
        events.schedulePollTask(
                () -> events.addRecord(new ConsumerRecord<>("events", 0, 0, null, null)));
        await().until(() -> committed(FIRST) == 1);
        assertThat(ledger.buried()).hasSize(1);
    }

    @Test
    void what_a_bug_stumbles_on_is_buried_and_passed_over() {
        arrive(FIRST, "{\"clumsy\": 1}", webhook(alert("InstanceDown", "web-1")));
        await().until(() -> committed(FIRST) == 2);
        assertThat(ledger.kept()).hasSize(1);
        assertThat(ledger.buried().getFirst().text()).isEqualTo("{\"clumsy\": 1}");
    }

    @Test
    void while_Kafka_is_away_nothing_is_committed() {
        ledger.goesAway();
        arrive(FIRST, webhook(alert("InstanceDown", "web-1")));
        await().until(() -> ledger.asked() > 2);
        assertThat(committed(FIRST)).isZero();
    }

    @Test
    void when_Kafka_is_back_nothing_is_missing_in_any_partition() {
        ledger.goesAway();
        arrive(FIRST, webhook(alert("A", "1")), webhook(alert("B", "2")));
        arrive(SECOND, webhook(alert("C", "3")), webhook(alert("D", "4")));
        await().until(() -> ledger.asked() > 2);
        ledger.comesBack();
        await().until(() -> committed(FIRST) == 2 && committed(SECOND) == 2);
        assertThat(ledger.kept())
                .extracting(Alert::name)
                .containsExactlyInAnyOrder("A", "B", "C", "D");
    }

    @Test
    void a_commit_that_comes_too_late_for_its_group_is_not_the_end() {
        events.commitFails = new CommitFailedException();
        arrive(FIRST, webhook(alert("A", "1")), webhook(alert("B", "2")));
        await().until(() -> committed(FIRST) == 2);
        assertThat(ledger.kept()).hasSize(2);
    }

    @Test
    void a_commit_that_takes_too_long_is_not_the_end() {
        events.commitFails = new TimeoutException("60000 ms");
        arrive(FIRST, webhook(alert("A", "1")), webhook(alert("B", "2")));
        await().until(() -> committed(FIRST) == 2);
    }

    @Test
    void closing_it_closes_its_consumer() {
        inbox.close();
        assertThat(events.closed()).isTrue();
    }

    private void arrive(TopicPartition partition, String... bodies) {
        long first = partition.equals(FIRST) ? offsets.getAndAdd(bodies.length) : 0;
        events.schedulePollTask(
                () -> {
                    for (int i = 0; i < bodies.length; i++) {
                        var value = bodies[i].getBytes(StandardCharsets.UTF_8);
                        events.addRecord(
                                new ConsumerRecord<>(
                                        "events", partition.partition(), first + i, null, value));
                    }
                });
    }

    private long committed(TopicPartition partition) {
        var committed = events.committed(Set.of(partition)).get(partition);
        return committed == null ? 0 : committed.offset();
    }
}
