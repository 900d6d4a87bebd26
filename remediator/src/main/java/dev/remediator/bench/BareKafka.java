package dev.remediator.bench;

import dev.remediator.stream.PassThrough;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What Kafka itself costs here, without anything of ours: the floor under every other figure.
final class BareKafka {
    private static final String IN = "bench-in";
    private static final String OUT = "bench-out";
    private static final int PAYLOAD = 300;

    private final String bootstrap;
    private final Appender appender;

    BareKafka(String bootstrap, Appender appender) {
        this.bootstrap = bootstrap;
        this.appender = appender;
    }

    static void ensure(Admin admin) throws InterruptedException, ExecutionException {
        var topics =
                List.of(
                        new NewTopic(IN, Optional.of(1), Optional.empty()),
                        new NewTopic(OUT, Optional.of(1), Optional.empty()));
        admin.createTopics(topics).all().get();
    }

    /// One record after the other.
    Figure.Append append(Duration time) throws InterruptedException {
        var watch = new Stopwatch();
        var value = new byte[PAYLOAD];
        long began = System.nanoTime();
        long count = 0;
        long now = began;
        while (now - began < time.toNanos()) {
            appender.append(OUT, value);
            long then = now;
            now = System.nanoTime();
            watch.took(now - then);
            count++;
        }
        return new Figure.Append(count / ((now - began) / 1e9), watch.take());
    }

    /// So many at once through a topology that does nothing, each sent when one has come out.
    List<Figure> hops(Path directory, List<Integer> levels, Duration time)
            throws InterruptedException {
        try (var hop = new PassThrough(bootstrap, IN, OUT, directory);
                var out = reader()) {
            hop.start(Duration.ofSeconds(30));
            var _ = hop(out, levels.getLast(), time);
            return levels.stream().<Figure>map(level -> hop(out, level, time)).toList();
        }
    }

    private Figure.Hop hop(KafkaConsumer<byte[], byte[]> out, int atOnce, Duration time) {
        var watch = new Stopwatch();
        long began = System.nanoTime();
        for (int i = 0; i < atOnce; i++) {
            send();
        }
        long count = 0;
        for (int flying = atOnce; flying > 0; ) {
            for (var record : out.poll(Duration.ofMillis(100))) {
                long now = System.nanoTime();
                watch.took(now - ByteBuffer.wrap(record.value()).getLong());
                count++;
                if (now - began < time.toNanos()) {
                    send();
                } else {
                    flying--;
                }
            }
        }
        return new Figure.Hop(atOnce, count / ((System.nanoTime() - began) / 1e9), watch.take());
    }

    private void send() {
        var value = ByteBuffer.allocate(PAYLOAD).putLong(System.nanoTime()).array();
        appender.send(IN, "bench", value);
    }

    private KafkaConsumer<byte[], byte[]> reader() {
        var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        var all = List.of(new TopicPartition(OUT, 0));
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        return consumer;
    }
}
