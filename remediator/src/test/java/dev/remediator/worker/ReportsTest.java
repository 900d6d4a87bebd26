package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.remediation.Report;
import dev.remediator.topic.Heartbeat;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportsTest {
    private static final Report CLAIM = new Report.Claimed("node/web-1", "run-1", 1, "worker-1");

    private static final Heartbeat BEAT =
            new Heartbeat("worker-1", 1, Heartbeat.Sign.ALIVE, Set.of());

    private final Told told = new Told();

    @Test
    void a_report_is_keyed_by_its_resource() throws Exception {
        told.reports().tell(CLAIM);
        var record = told.producer().history().getFirst();
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("node/web-1");
        assertThat(record.topic()).isEqualTo("reports");
    }

    @Test
    void a_heartbeat_goes_to_one_partition_and_has_no_key() {
        told.reports().tell(0, BEAT);
        var record = told.producer().history().getFirst();
        assertThat(record.partition()).isZero();
        assertThat(record.key()).isNull();
    }

    @Test
    void what_Kafka_does_not_take_is_said_in_a_sentence() {
        var reports = new Reports(new FailingProducer(new TimeoutException("too late")));
        assertThatThrownBy(() -> reports.tell(CLAIM))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Kafka did not take a report")
                .hasMessageContaining("too late");
    }

    @Test
    void an_interrupt_inside_Kafka_is_an_interrupt() {
        told.producer().sendException = new InterruptException(new InterruptedException());
        assertThatThrownBy(() -> told.reports().tell(CLAIM))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void a_heartbeat_that_cannot_be_sent_does_not_stop_the_heart() {
        told.producer().sendException = new KafkaException("no");
        assertThatCode(() -> told.reports().tell(0, BEAT)).doesNotThrowAnyException();
    }

    @Test
    void after_closing_nothing_is_taken() {
        var reports = told.reports();
        reports.close();
        assertThatThrownBy(() -> reports.tell(CLAIM)).isInstanceOf(IllegalStateException.class);
    }
}
