package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.alert.Alert;
import dev.remediator.guard.Command;
import dev.remediator.topic.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KafkaLedgerTest {
    private static final List<Alert> THREE =
            List.of(DoorTest.alert("A"), DoorTest.alert("B"), DoorTest.alert("C"));

    /// Kafka is away: each send is refused at once, as after it has blocked for as long as it may.
    private static final class Away extends MockProducer<byte[], byte[]> {
        private int asked;

        Away() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
            asked++;
            return CompletableFuture.failedFuture(
                    new TimeoutException("no metadata after 3000 ms"));
        }
    }

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaLedger ledger = new KafkaLedger(producer);

    @Test
    void alerts_are_keyed_by_their_resource() throws Exception {
        ledger.keep(THREE);
        assertThat(producer.history())
                .hasSize(3)
                .allSatisfy(r -> assertThat(r.topic()).isEqualTo("alerts"))
                .allSatisfy(r -> assertThat(r.key()).asString().isEqualTo("as-adapted"));
        assertThat(Wire.ALERT.read(producer.history().getFirst().value()))
                .isEqualTo(THREE.getFirst());
    }

    @Test
    void what_people_say_goes_to_the_warden() throws Exception {
        var pull = new Command.PullCord("1", "ada", "it smokes", "everything");
        ledger.give(pull);
        var record = producer.history().getFirst();
        assertThat(record.topic()).isEqualTo("reports");
        assertThat(record.key()).asString().isEqualTo("warden");
        assertThat(Wire.COMMAND.read(record.value())).isEqualTo(pull);
    }

    @Test
    void what_is_buried_is_a_dead_letter() throws Exception {
        ledger.bury("why", "from", Instant.EPOCH, "hello".getBytes(StandardCharsets.UTF_8));
        var record = producer.history().getFirst();
        assertThat(record.topic()).isEqualTo("dead-letters");
        assertThat(Wire.DEAD_LETTER.read(record.value()).text()).isEqualTo("hello");
    }

    @Test
    void what_Kafka_does_not_take_is_not_durable() {
        producer.sendException = new KafkaException("no");
        assertThatThrownBy(() -> ledger.keep(THREE))
                .isInstanceOf(Ledger.NotDurable.class)
                .hasMessage("Kafka does not take it now; send it again");
    }

    @Test
    void what_Kafka_does_not_confirm_is_not_durable() {
        assertThatThrownBy(() -> new KafkaLedger(new Away()).keep(THREE))
                .isInstanceOf(Ledger.NotDurable.class);
    }

    @Test
    void after_the_first_alert_that_is_refused_no_other_is_tried() {
        var away = new Away();
        assertThatThrownBy(() -> new KafkaLedger(away).keep(THREE))
                .isInstanceOf(Ledger.NotDurable.class);
        assertThat(away.asked).isEqualTo(1);
    }

    @Test
    void a_ledger_that_is_closed_takes_nothing() {
        ledger.close();
        assertThatThrownBy(() -> ledger.keep(THREE)).isInstanceOf(Ledger.NotDurable.class);
    }

    @Test
    void an_interrupt_is_kept_for_whoever_asked() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ledger.keep(THREE)).isInstanceOf(Ledger.NotDurable.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
