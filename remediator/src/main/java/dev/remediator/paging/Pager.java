package dev.remediator.paging;

import dev.remediator.topic.Group;
import dev.remediator.topic.PageReports;
import dev.remediator.topic.Topic;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries pages from the topic `pages` to people, in order, each until it is delivered or refused
/// for good, and tells the engine which. Any number of them may run; they share the partitions.
///
/// A page that cannot be delivered now is kept and tried again, at the latest a minute after the
/// service may be asked again. Its partition is paused meanwhile: what was decided later is not
/// told sooner. A crash between telling and committing repeats a page, under the same key.
///
/// Owns one thread. Closes what it opened, but not the service or the reports.
public final class Pager implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pager.class);
    private static final String GROUP = "remediator-pager";
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
    private static final IntervalFunction UP_TO_A_MINUTE =
            IntervalFunction.ofExponentialRandomBackoff(
                    Duration.ofSeconds(1), 2.0, 0.2, Duration.ofMinutes(1));

    private final Switchboard switchboard;
    private final PageReports reports;
    private final IntervalFunction patience;
    private final Duration grace;
    private final DeadLetters deadLetters;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Held> held = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /// Starts at once.
    ///
    /// @param bootstrap Kafka's address
    /// @param instance names this process in the group; empty where processes come and go
    /// @param switchboard how people are reached
    /// @param reports where the engine is told
    public Pager(String bootstrap, String instance, Switchboard switchboard, PageReports reports) {
        this(bootstrap, instance, switchboard, reports, UP_TO_A_MINUTE, GRACE);
    }

    Pager(
            String bootstrap,
            String instance,
            Switchboard switchboard,
            PageReports reports,
            IntervalFunction patience,
            Duration grace) {
        this.switchboard = switchboard;
        this.reports = reports;
        this.patience = patience;
        this.grace = grace;
        deadLetters = new DeadLetters(bootstrap);
        consumer = consumer(new Group(GROUP, instance).settings(bootstrap));
        consumer.subscribe(List.of(Topic.NOTIFICATIONS.topicName()), new Handover());
        thread = Thread.ofPlatform().name("pager").start(this::run);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 600_000);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Whether it is at work. False after it was closed, or after a bug ended its thread.
    public boolean alive() {
        return thread.isAlive();
    }

    private void run() {
        try (deadLetters;
                consumer) {
            while (stop.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
                step();
            }
            var _ = Thread.interrupted();
        } catch (InterruptedException e) {
            LOG.debug("the pager was interrupted");
        } catch (RuntimeException e) {
            LOG.error("the pager has died, nobody will be paged until a restart", e);
        }
    }

    private void step() throws InterruptedException {
        try {
            for (var record : consumer.poll(untilDue())) {
                hold(record);
            }
        } catch (WakeupException | InterruptException e) {
            LOG.debug("the pager is woken to stop");
        } catch (KafkaException e) {
            LOG.error("the pager cannot read pages now", e);
            var _ = stop.await(1, TimeUnit.SECONDS);
        }
        for (var partition : List.copyOf(held.keySet())) {
            var next = held.get(partition);
            if (stop.getCount() > 0 && next != null && next.dueIn() <= 0) {
                carry(partition, next);
            }
        }
    }

    /// At most one record of a partition is in hand: it is paused until that one is done with.
    private void hold(ConsumerRecord<byte[], byte[]> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        consumer.pause(Set.of(partition));
        var errand = new Errand(record, switchboard, reports, deadLetters);
        held.put(partition, new Held(record.offset(), errand, patience));
    }

    private void carry(TopicPartition partition, Held next) throws InterruptedException {
        try {
            var later = next.run();
            if (later.isPresent()) {
                next.putOff(later.get());
            } else {
                commit(Map.of(partition, next.after()));
                held.remove(partition);
                consumer.resume(Set.of(partition));
            }
        } catch (RuntimeException e) {
            LOG.error("a page is kept and tried again: record {}", next.after().offset() - 1, e);
            next.putOff(Duration.ZERO);
        }
    }

    /// A wake-up to stop must not undo what was done: it is used up by the first try.
    private void commit(Map<TopicPartition, OffsetAndMetadata> done) {
        try {
            consumer.commitSync(done);
        } catch (WakeupException e) {
            consumer.commitSync(done);
        }
    }

    private Duration untilDue() {
        var soonest = held.values().stream().mapToLong(Held::dueIn).min();
        var nanos = Math.min(soonest.orElse(Long.MAX_VALUE), LONGEST_POLL.toNanos());
        return Duration.ofNanos(Math.max(0, nanos));
    }

    /// Waits for the page in hand to be sent; when that takes too long it is given up, and sent
    /// again at the next start.
    @Override
    public void close() {
        stop.countDown();
        consumer.wakeup();
        try {
            if (!thread.join(grace)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /// What another pager has now is none of ours: it starts from what was committed.
    private final class Handover implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            var done = new HashMap<TopicPartition, OffsetAndMetadata>();
            for (var partition : partitions) {
                var given = held.remove(partition);
                if (given != null && given.done()) {
                    done.put(partition, given.after());
                }
            }
            if (!done.isEmpty()) {
                commit(done);
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            partitions.forEach(held::remove);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.debug("the pager has {}", partitions);
        }
    }
}
