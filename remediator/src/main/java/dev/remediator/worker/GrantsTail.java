package dev.remediator.worker;

import dev.remediator.remediation.Answer;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Topics;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the engine's answers from now on, without a group: every worker reads them all and keeps
/// its own.
final class GrantsTail implements AnswerSource {
    private static final Logger LOG = LoggerFactory.getLogger(GrantsTail.class);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final byte[] me;
    private final Consumer<Answer> listener;
    private final Thread thread;

    /// Returns when its position is fixed: an answer to anything asked later will be seen.
    GrantsTail(String bootstrap, String worker, Consumer<Answer> listener) {
        this.me = worker.getBytes(StandardCharsets.UTF_8);
        this.listener = listener;
        consumer = Topics.reader(bootstrap, Topic.GRANTS);
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        thread = Thread.ofPlatform().name("grants-tail").start(this::follow);
    }

    private void follow() {
        try (consumer) {
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    if (Arrays.equals(me, record.key())) {
                        hear(record.value());
                    }
                }
            }
        } catch (WakeupException e) {
            LOG.debug("the tail of grants ends");
        } catch (RuntimeException e) {
            LOG.error("the engine's answers can no longer be heard; restart this process", e);
        }
    }

    private void hear(byte[] bytes) {
        try {
            listener.accept(Wire.ANSWER.read(bytes));
        } catch (Unreadable e) {
            LOG.warn("an answer cannot be read and is passed over: {}", e.reason());
        } catch (RuntimeException e) {
            LOG.error("an answer could not be dealt with and is passed over", e);
        }
    }

    @Override
    public boolean alive() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
