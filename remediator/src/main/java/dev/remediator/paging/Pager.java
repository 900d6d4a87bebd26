package dev.remediator.paging;

import dev.remediator.topic.Group;
import dev.remediator.topic.PageReports;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/// Carries notifications from the topic `notifications` to people, each with one attempt of its
/// channel, and tells the engine what became of it. The engine decides whether it is tried again.
/// Any number of pagers may run; they share the partitions.
///
/// | partition | what is in it | committed | killed in between |
/// |---|---|---|---|
/// | 0 | channels that know a page by its key | when it is reported | sent again, under the same key |
/// | others | all other channels | before it is sent, a few at a time | not sent again; the engine misses the report |
///
/// Nobody is reached twice where that would be two calls. What waits for one recipient at one
/// channel stays in order for an incident; what waits elsewhere is not held up by it.
///
/// Owns its threads. Closes what it opened, but not the reports.
public final class Pager implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pager.class);
    private static final String GROUP = "remediator-pager";
    private static final int KEYED = 0;
    private static final int AT_ONCE = 100;
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_END = Duration.ofSeconds(20);
    private static final Lanes.Bounds BOUNDS = new Lanes.Bounds(2000, 200);

    private final Duration grace;
    private final DeadLetters deadLetters;
    private final Lanes lanes;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Progress> progresses = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /// Starts at once.
    ///
    /// @param bootstrap Kafka's address
    /// @param instance names this process in the group; empty where processes come and go
    /// @param switchboard how people are reached
    /// @param reports where the engine is told
    /// @param tally counts attempts
    /// @param clock says what is too late to be sent
    public Pager(
            String bootstrap,
            String instance,
            Switchboard switchboard,
            PageReports reports,
            PageTally tally,
            InstantSource clock) {
        this(bootstrap, instance, switchboard, reports, tally, clock, BOUNDS, GRACE);
    }

    Pager(
            String bootstrap,
            String instance,
            Switchboard switchboard,
            PageReports reports,
            PageTally tally,
            InstantSource clock,
            Lanes.Bounds bounds,
            Duration grace) {
        this.grace = grace;
        deadLetters = new DeadLetters(bootstrap);
        lanes = new Lanes(new Errand(switchboard, reports, deadLetters, tally, clock), bounds);
        consumer = consumer(new Group(GROUP, instance).settings(bootstrap));
        consumer.subscribe(List.of(Topic.NOTIFICATIONS.topicName()), new Handover());
        thread = Thread.ofPlatform().name("pager").start(this::run);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
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
            try {
                while (stop.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
                    step();
                }
            } finally {
                finish();
            }
        } catch (InterruptedException e) {
            LOG.debug("the pager was interrupted");
        } catch (RuntimeException e) {
            LOG.error("the pager has died, nobody will be paged until a restart", e);
        }
    }

    private void finish() throws InterruptedException {
        var _ = Thread.interrupted();
        lanes.close(grace);
        try {
            commit();
        } catch (KafkaException e) {
            LOG.warn("what was told last is told again, under the same key: {}", e.toString());
        }
    }

    private void step() throws InterruptedException {
        try {
            var records = consumer.poll(lanes.empty() ? IDLE : BUSY);
            for (var partition : records.partitions()) {
                take(partition, records.records(partition));
            }
            commit();
            var full = consumer.assignment().stream().filter(this::full).toList();
            consumer.resume(consumer.paused());
            consumer.pause(full);
        } catch (WakeupException | InterruptException e) {
            LOG.debug("the pager is woken to stop");
        } catch (KafkaException e) {
            LOG.error("the pager cannot read what is to be sent now", e);
            var _ = stop.await(1, TimeUnit.SECONDS);
        }
    }

    private boolean full(TopicPartition partition) {
        var progress = progresses.get(partition);
        return lanes.full() || (progress != null && progress.room() == 0);
    }

    /// Nothing is sent before the commit that says so; without it all of it is read again. What
    /// there is no room for now is read again later.
    private void take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> all)
            throws InterruptedException {
        var progress = progresses.computeIfAbsent(partition, Pager::progress);
        var records = all.subList(0, Math.min(all.size(), progress.room()));
        try {
            if (records.size() < all.size()) {
                consumer.seek(partition, all.get(records.size()).offset());
            }
            if (records.isEmpty()) {
                return;
            }
            var parcels = parcels(records, progress);
            long next = records.getLast().offset() + 1;
            if (!progress.repeatable()) {
                commit(Map.of(partition, new OffsetAndMetadata(next)));
            }
            progress.taken(parcels, next);
            parcels.forEach(lanes::take);
        } catch (KafkaException | IllegalStateException e) {
            LOG.error("what is to be sent is read again: Kafka does not take what was done", e);
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, all.getFirst().offset());
            }
            var _ = stop.await(1, TimeUnit.SECONDS);
        }
    }

    private static Progress progress(TopicPartition partition) {
        return new Progress(partition.partition() == KEYED);
    }

    private List<Parcel> parcels(List<ConsumerRecord<byte[], byte[]>> records, Progress progress)
            throws InterruptedException {
        var parcels = new ArrayList<Parcel>();
        for (var record : records) {
            try {
                var notification = Wire.NOTIFICATION.read(record.value());
                if (notification.page().replayed()) {
                    LOG.error("notification {} is about a replay: nobody is told", record.offset());
                    deadLetters.keep("it is about a replay, so nobody is told", record);
                } else {
                    parcels.add(new Parcel(record, notification, progress));
                }
            } catch (Unreadable e) {
                LOG.error(
                        "record {} of notifications cannot be read: {}",
                        record.offset(),
                        e.reason());
                deadLetters.keep(e.reason(), record);
            }
        }
        return parcels;
    }

    /// Of what may be sent again, everything up to the oldest that is not reported.
    private void commit() {
        for (var each : progresses.entrySet()) {
            commit(each.getKey(), each.getValue());
        }
    }

    private void commit(TopicPartition partition, Progress progress) {
        if (progress.repeatable()) {
            var position = progress.toCommit();
            if (position.isPresent()) {
                commit(Map.of(partition, position.get()));
                progress.committed(position.get());
            }
        }
    }

    /// A wake-up to stop must not undo what was done: it is used up by the first try.
    private void commit(Map<TopicPartition, OffsetAndMetadata> done) {
        try {
            consumer.commitSync(done, PATIENCE);
        } catch (WakeupException e) {
            consumer.commitSync(done, PATIENCE);
        }
    }

    /// Waits for what is being sent and reports it; when that takes too long it is given up, which
    /// is reported too. What was not begun is sent after the next start, or the engine is told that
    /// it was not sent.
    @Override
    public void close() {
        stop.countDown();
        lanes.stop();
        consumer.wakeup();
        try {
            if (!thread.join(grace.multipliedBy(2).plus(LONGEST_END))) {
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
            for (var partition : partitions) {
                var progress = progresses.remove(partition);
                if (progress != null) {
                    release(progress, grace);
                    commit(partition, progress);
                }
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            for (var partition : partitions) {
                var progress = progresses.remove(partition);
                if (progress != null) {
                    release(progress, Duration.ZERO);
                }
            }
        }

        private static void release(Progress progress, Duration patience) {
            try {
                progress.release(patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.debug("the pager has {}", partitions);
        }
    }
}
