package dev.remediator.doctor;

import dev.remediator.broker.EmbeddedKafka;
import dev.remediator.settings.Settings;
import dev.remediator.topic.WantedTopic;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/// Whether Kafka is reached, is new enough, and has our topics as they would be made.
///
/// @param settings what is set
/// @param clock the time here
record KafkaCheck(Settings settings, InstantSource clock) {
    private static final String NAME = "kafka";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int USUAL_EMBEDDED = 4;
    private static final int USUAL = 24;

    static KafkaCheck of(Settings settings, InstantSource clock) {
        return new KafkaCheck(settings, clock);
    }

    List<Finding> findings() throws IOException, InterruptedException {
        var kafka = settings.kafka();
        if (!kafka.embedded()) {
            return ask(kafka.bootstrap());
        }
        var directory = settings.data().resolve("kafka");
        return EmbeddedKafka.isKeptIn(directory) && EmbeddedKafka.isInUse(directory)
                ? ask(EmbeddedKafka.address(directory))
                : List.of(
                        Finding.ok(
                                NAME, "the embedded one is used, and begins with 'remediator up'"));
    }

    private List<Finding> ask(String bootstrap) throws InterruptedException {
        int millis = (int) Load.look().stretched(PATIENCE).toMillis();
        try {
            var admin =
                    Admin.create(
                            Map.of(
                                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2,
                                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis));
            try {
                return judge(bootstrap, KafkaSight.look(admin, settings.workers().dispatch()));
            } finally {
                admin.close(Duration.ZERO);
            }
        } catch (ExecutionException | KafkaException e) {
            return List.of(unreachable(bootstrap, e));
        }
    }

    private static Finding unreachable(String bootstrap, Exception e) {
        var why = e instanceof ExecutionException ? e.getCause() : e;
        return Finding.fail(
                NAME,
                "Kafka at %s cannot be asked: %s".formatted(bootstrap, Doctor.said(why)),
                "see whether it runs, and whether its advertised listeners are reached from here");
    }

    private List<Finding> judge(String bootstrap, KafkaSight seen) {
        var workers = settings.workers();
        int said = settings.kafka().partitions();
        int usual = settings.kafka().embedded() ? USUAL_EMBEDDED : USUAL;
        var topics = new TopicJudge(WantedTopic.all(said == 0 ? usual : said, workers.dispatch()));
        var all = new ArrayList<Finding>();
        all.add(
                Finding.ok(
                        NAME,
                        "%s is reached: Kafka %s, %d brokers"
                                .formatted(bootstrap, seen.release(), seen.brokers())));
        all.add(
                seen.groupsMissing().isEmpty()
                        ? Finding.ok(
                                "dispatch",
                                switch (workers.dispatch()) {
                                    case SHARE -> "offers go through a share group";
                                    case GROUP -> "offers go through a plain group";
                                })
                        : Finding.fail(
                                "dispatch",
                                seen.groupsMissing(),
                                "use Kafka 4.2.1 or later, or set workers.dispatch to group"));
        all.addAll(topics.judge(seen.topics(), seen.brokers(), said > 0, seen.mayCreate()));
        var dispatch = seen.topics().get("dispatch");
        if (dispatch != null) {
            workers.dispatch()
                    .concern(dispatch.partitions())
                    .ifPresent(
                            concern ->
                                    all.add(
                                            Finding.warn(
                                                    "topic dispatch",
                                                    concern,
                                                    "do as it says, while no remedy runs")));
        }
        if (seen.newest().isAfter(clock.instant().plus(Duration.ofSeconds(5)))) {
            all.add(
                    Finding.warn(
                            "kafka clock",
                            "its newest record is of %s, which has not come yet here"
                                    .formatted(seen.newest()),
                            "have all machines' clocks set by NTP"));
        }
        return all;
    }
}
