package dev.remediator.stream;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.escalation.Escalation;
import dev.remediator.escalation.Notification;
import dev.remediator.escalation.PageReport;
import dev.remediator.escalation.Rulebook;
import dev.remediator.guard.Command;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.guard.TestRules;
import dev.remediator.playbook.Book;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Page;
import dev.remediator.remediation.Patience;
import dev.remediator.remediation.Remediator;
import dev.remediator.remediation.Report;
import dev.remediator.topic.DeadLetter;
import dev.remediator.topic.Heartbeat;
import dev.remediator.topic.Logged;
import dev.remediator.topic.Noted;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import dev.remediator.warden.Posture;
import dev.remediator.warden.Warden;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/// The real topology in virtual time, without a broker.
final class EngineBench implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    private final TopologyTestDriver driver;
    private final List<Logged> logged = new ArrayList<>();
    private final List<Noted> noted = new ArrayList<>();

    EngineBench(Book book) {
        this(deciders(book));
    }

    EngineBench(Deciders deciders) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        driver =
                new TopologyTestDriver(
                        EngineTopology.build(deciders, Lease.DEFAULT), properties, START);
    }

    /// Time is moved by the test, in strides no watchful program would trust.
    static Deciders deciders(Book book) {
        var rules =
                Rules.DEFAULT
                        .with(TestRules.trusting())
                        .with(
                                new Rules.Storms(
                                        100,
                                        10_000,
                                        100,
                                        10_000,
                                        Duration.ZERO,
                                        Duration.ofMinutes(5)))
                        .with(new Rules.Budgets(1, 3, 5, 10_000));
        var policy = Policy.of(rules, Map.of());
        return new Deciders(
                new Remediator(book, policy, Patience.DEFAULT),
                new Warden(policy),
                policy,
                new Escalation(Rulebook.printed()));
    }

    /// An alert that fires about a node.
    static Alert firing(String name, String instance) {
        return firing(name, instance, null);
    }

    /// The same, with a word on when it ends.
    static Alert firing(String name, String instance, @Nullable Instant endsAt) {
        return new Alert(
                "test",
                name + "/" + instance,
                name + "/" + instance + "/1",
                "d",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                name,
                "node/" + instance,
                START,
                endsAt,
                Map.of("instance", instance),
                Map.of(),
                Map.of());
    }

    EngineBench hears(Alert alert) {
        return writes(Topic.ALERTS, alert.resource(), Wire.ALERT.write(alert));
    }

    EngineBench hears(Report report) {
        return writes(Topic.REPORTS, report.resource(), Wire.REPORT.write(report));
    }

    EngineBench hears(Command command) {
        return writes(Topic.REPORTS, "warden", Wire.COMMAND.write(command));
    }

    EngineBench hears(PageReport report) {
        return writes(Topic.PAGE_REPORTS, report.incident(), Wire.PAGE_REPORT.write(report));
    }

    List<Notification> notifications() {
        return read(Topic.NOTIFICATIONS, Wire.NOTIFICATION);
    }

    List<Page> pages() {
        return read(Topic.PAGES, Wire.PAGE);
    }

    List<Posture> postures() {
        return read(Topic.POSTURE, Wire.POSTURE);
    }

    EngineBench hears(Heartbeat heartbeat) {
        return writes(Topic.REPORTS, null, Wire.HEARTBEAT.write(heartbeat));
    }

    EngineBench writes(Topic topic, @Nullable String key, byte[] value) {
        driver.createInputTopic(
                        topic.topicName(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
        return this;
    }

    EngineBench passes(Duration time) {
        driver.advanceWallClockTime(time);
        return this;
    }

    /// Decisions since this was last asked.
    List<Logged> log() {
        readLog();
        return taken(logged);
    }

    /// What changed incidents without a decision.
    List<Noted> notes() {
        readLog();
        return taken(noted);
    }

    private void readLog() {
        for (var bytes : values(Topic.INCIDENT_LOG)) {
            try {
                if (Wire.NOTED.isIn(bytes)) {
                    noted.add(Wire.NOTED.read(bytes));
                } else {
                    logged.add(Wire.LOGGED.read(bytes));
                }
            } catch (Unreadable e) {
                throw new AssertionError("the engine wrote what it cannot read", e);
            }
        }
    }

    private static <T> List<T> taken(List<T> read) {
        var all = List.copyOf(read);
        read.clear();
        return all;
    }

    List<Effect.Offer> offers() {
        return read(Topic.DISPATCH, Wire.OFFER);
    }

    List<Answer> answers() {
        return read(Topic.GRANTS, Wire.ANSWER);
    }

    List<DeadLetter> deadLetters() {
        return read(Topic.DEAD_LETTERS, Wire.DEAD_LETTER);
    }

    private List<byte[]> values(Topic topic) {
        return driver.createOutputTopic(
                        topic.topicName(), new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList();
    }

    private <T> List<T> read(Topic topic, Wire<T> wire) {
        var messages = new ArrayList<T>();
        for (var bytes : values(topic)) {
            try {
                messages.add(wire.read(bytes));
            } catch (Unreadable e) {
                throw new AssertionError("the engine wrote what it cannot read", e);
            }
        }
        return messages;
    }

    @Override
    public void close() {
        driver.close();
    }
}
