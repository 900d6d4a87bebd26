package dev.remediator.paging;

import dev.remediator.remediation.Page;
import dev.remediator.remediation.Report.PageSent;
import dev.remediator.topic.DeadLetter;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// The engine's side of the pager's topics: posts pages, reads what is reported. For one thread.
final class Mailbox implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<PageSent> reports = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();

    Mailbox(String bootstrap) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                Stream.of(Topic.REPORTS, Topic.DEAD_LETTERS)
                        .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void post(Page page) throws Exception {
        post(page.incident(), Wire.PAGE.write(page));
    }

    void post(String key, byte @Nullable [] value) throws Exception {
        var bytes = key.getBytes(StandardCharsets.UTF_8);
        var _ = producer.send(new ProducerRecord<>(Topic.PAGES.topicName(), bytes, value)).get();
    }

    /// Waits for the first report about this incident.
    PageSent report(String incident) throws Unreadable {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            read(Duration.ofMillis(100));
            var found = reports.stream().filter(r -> r.incident().equals(incident)).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("no report about " + incident + " in " + PATIENCE);
    }

    /// All that was reported about it so far.
    List<PageSent> reports(String incident) throws Unreadable {
        readToEnd();
        return reports.stream().filter(r -> r.incident().equals(incident)).toList();
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
            read(Duration.ofMillis(100));
        }
    }

    private void read(Duration atMost) throws Unreadable {
        for (var record : consumer.poll(atMost)) {
            if (record.topic().equals(Topic.DEAD_LETTERS.topicName())) {
                letters.add(Wire.DEAD_LETTER.read(record.value()));
            } else if (Wire.REPORT.read(record.value()) instanceof PageSent sent) {
                reports.add(sent);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
