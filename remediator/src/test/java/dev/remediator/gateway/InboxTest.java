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
import dev.remediator.adapter.Reading;
import dev.remediator.adapter.alertmanager.AlertmanagerAdapter;
import dev.remediator.adapter.authentication.Authentication;
import dev.remediator.adapter.pagerduty.PagerDutyAdapter;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.escalation.PageReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
    private static final TopicPartition LISTED = new TopicPartition("pd", 0);

    private static final String ACKNOWLEDGED =
            """
            {"event": {"id": "1", "event_type": "incident.acknowledged",
            "occurred_at": "2026-03-01T02:41:17Z",
            "agent": {"type": "user_reference", "summary": "Ana"},
            "data": {"id": "Q", "type": "incident", "incident_key": "remediator:inc-1"}}}
            """;

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

        private static TopicPartition at(ConsumerRecord<byte[], byte[]> record) {
            return new TopicPartition(record.topic(), record.partition());
        }

        @Override
        public synchronized void seek(TopicPartition partition, long offset) {
            super.seek(partition, offset);
            all.stream()
                    .filter(r -> at(r).equals(partition) && r.offset() >= offset)
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

    /// An adapter whose bug is that it never ends.
    private static final class Endless implements AlertAdapter {
        @Override
        public String source() {
            return "endless";
        }

        @Override
        public boolean recognises(Field body) {
            return body.isObject() && body.at("endless").present();
        }

        @Override
        public Guide guide() {
            return Guide.bare("a test");
        }

        @Override
        public Adapted adapt(Delivery delivery) {
            return Adapted.by(() -> adapt(delivery));
        }
    }

    private final FakeLedger ledger = new FakeLedger();
    private final FakeResponses responses = new FakeResponses();
    private final Events events = new Events();
    private final Inbox inbox = open();
    private final AtomicInteger offsets = new AtomicInteger();

    private Inbox open() {
        var adapters =
                AdapterRegistry.of(
                        List.of(
                                new AlertmanagerAdapter(),
                                new PagerDutyAdapter(),
                                new Clumsy(),
                                new Endless()));
        var door = new Door(TinyBook.book(), ledger, responses);
        events.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L, LISTED, 0L));
        var pagerDuty =
                new Integration(
                        "pd",
                        new PagerDutyAdapter(),
                        Reading.DEFAULT,
                        Authentication.NONE,
                        Confirmation.REFUSED,
                        List.of("pd"));
        var integrations = new Integrations(adapters, List.of(pagerDuty));
        var opened =
                new Inbox(events, List.of("events"), integrations, door, new SimpleMeterRegistry());
        events.schedulePollTask(() -> events.rebalance(List.of(FIRST, SECOND, LISTED)));
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
    void what_people_say_about_a_page_is_believed_on_a_topic_that_is_listed() {
        arrive(LISTED, ACKNOWLEDGED);

        await().until(() -> committed(LISTED) == 1);
        assertThat(responses.told())
                .containsExactly(
                        new PageReport.Acknowledged(
                                "inc-1",
                                "Ana",
                                "pagerduty",
                                Instant.parse("2026-03-01T02:41:17Z")));
    }

    @Test
    void where_nobody_is_listed_nobody_is_believed_about_pages() {
        arrive(FIRST, ACKNOWLEDGED, webhook(alert("InstanceDown", "web-1")));

        await().until(() -> committed(FIRST) == 2);
        assertThat(responses.told()).isEmpty();
        assertThat(ledger.kept()).hasSize(1);
        assertThat(ledger.buried()).isEmpty();
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
    void a_message_that_is_never_read_to_its_end_does_not_stop_those_that_follow() {
        arrive(FIRST, "{\"endless\": 1}", webhook(alert("InstanceDown", "web-1")));
        await().until(() -> committed(FIRST) == 2);
        assertThat(ledger.kept()).hasSize(1);
        assertThat(ledger.buried().getFirst().text()).isEqualTo("{\"endless\": 1}");
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
                                        partition.topic(),
                                        partition.partition(),
                                        first + i,
                                        null,
                                        value));
                    }
                });
    }

    private long committed(TopicPartition partition) {
        var committed = events.committed(Set.of(partition)).get(partition);
        return committed == null ? 0 : committed.offset();
    }
}
