package dev.remediator.it.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads as `kafka-console-consumer` does: everything from the beginning, as text. What Kafka and
/// its Streams keep for themselves is left out.
final class ConsoleConsumer implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> read = new ArrayList<>();

    ConsoleConsumer(String bootstrap) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer());
        consumer.assign(
                consumer.listTopics().entrySet().stream()
                        .filter(topic -> ours(topic.getKey()))
                        .flatMap(topic -> topic.getValue().stream())
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList());
    }

    private static boolean ours(String topic) {
        return !topic.startsWith("__") && !topic.endsWith("-changelog");
    }

    /// All that has been written so far.
    List<ConsumerRecord<String, String>> everything() {
        for (var some = poll(); !some.isEmpty(); some = poll()) {
            read.addAll(some);
        }
        return List.copyOf(read);
    }

    private List<ConsumerRecord<String, String>> poll() {
        var some = new ArrayList<ConsumerRecord<String, String>>();
        consumer.poll(Duration.ofMillis(300)).forEach(some::add);
        return some;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
