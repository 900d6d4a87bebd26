package dev.remediator.paging;

import dev.remediator.escalation.Notification;
import dev.remediator.escalation.PageReport;
import dev.remediator.escalation.PageReport.Told;
import dev.remediator.topic.DeadLetter;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// The engine's side of the pager's topics: posts notifications, reads what is reported. For one
/// thread.
final class Mailbox implements AutoCloseable {
    static final int KEYED = 0;
    static final int OTHERS = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final List<Told> reports = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();

    Mailbox(String bootstrap) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        admin = Admin.create(settings);
        var partitions =
                Stream.of(Topic.PAGE_REPORTS, Topic.DEAD_LETTERS)
                        .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// Posts it, and says at which offset.
    long post(int partition, Notification notification) throws Exception {
        return post(partition, Wire.NOTIFICATION.write(notification));
    }

    long post(int partition, byte @Nullable [] value) throws Exception {
        var topic = Topic.NOTIFICATIONS.topicName();
        return producer.send(new ProducerRecord<>(topic, partition, new byte[0], value))
                .get()
                .offset();
    }

    /// What the pagers have committed; 0 if nothing. For any thread.
    long committed(int partition) {
        var place = new TopicPartition(Topic.NOTIFICATIONS.topicName(), partition);
        var all =
                admin.listConsumerGroupOffsets("remediator-pager")
                        .partitionsToOffsetAndMetadata()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        var position = all.get(place);
        return position == null ? 0 : position.offset();
    }

    /// Waits for the first report about this notification.
    Told report(String notification) throws Unreadable {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            read(Duration.ofMillis(50));
            var found =
                    reports.stream().filter(r -> r.notification().equals(notification)).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("no report about " + notification + " in " + PATIENCE);
    }

    /// All that was reported about it so far.
    List<Told> reports(String notification) throws Unreadable {
        readToEnd();
        return reports.stream().filter(r -> r.notification().equals(notification)).toList();
    }

    /// All that was kept so far with exactly this text.
    List<DeadLetter> deadLetters(String text) throws Unreadable {
        readToEnd();
        return letters.stream().filter(letter -> text.equals(letter.text())).toList();
    }

    private void readToEnd() throws Unreadable {
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream()
                .anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
            read(Duration.ofMillis(50));
        }
    }

    private void read(Duration atMost) throws Unreadable {
        for (var record : consumer.poll(atMost)) {
            if (record.topic().equals(Topic.DEAD_LETTERS.topicName())) {
                letters.add(Wire.DEAD_LETTER.read(record.value()));
            } else {
                PageReport report = Wire.PAGE_REPORT.read(record.value());
                if (report instanceof Told told) {
                    reports.add(told);
                }
            }
        }
    }

    @Override
    public void close() {
        admin.close();
        consumer.close();
        producer.close();
    }
}
