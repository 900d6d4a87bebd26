package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.broker.EmbeddedKafka;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.Notification;
import dev.remediator.history.History;
import dev.remediator.metrics.Figures;
import dev.remediator.paging.Directory;
import dev.remediator.paging.Pager;
import dev.remediator.paging.Switchboard;
import dev.remediator.paging.channel.LeakyServer.Mood;
import dev.remediator.paging.roster.Roster;
import dev.remediator.paging.roster.Rosters;
import dev.remediator.paging.text.Links;
import dev.remediator.remediation.Page;
import dev.remediator.settings.PagerSpec;
import dev.remediator.settings.Settings;
import dev.remediator.topic.Dispatch;
import dev.remediator.topic.PageReports;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Topics;
import dev.remediator.topic.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of channel has a secret planted, and talks to services that repeat secrets in every
/// way they can. Then everything that can be seen from outside is searched.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecretsNeverShownTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant NOW = Instant.parse("2026-08-04T03:15:00Z");
    private static final Limits ONE_TRY =
            new Limits(
                    1,
                    Duration.ofMillis(1),
                    Duration.ofMillis(1),
                    1000,
                    Duration.ofMillis(1),
                    100_000,
                    Duration.ofMillis(1),
                    PATIENCE);
    private static final Addressee ANA =
            new Addressee(
                    "ana", "ana@example.org", "+491701234567", "U012AB3CD", List.of("device-1"));

    @TempDir private static Path data;

    private final List<Planted> planted = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final Map<String, String> seen = new LinkedHashMap<>();

    @Test
    void whatever_services_do_secrets_are_seen_by_nobody_else() throws Exception {
        var servers = new ArrayList<LeakyServer>();
        var mailServers = new ArrayList<RudeMailServer>();
        try (var overheard = new Overheard();
                var kafka = EmbeddedKafka.start(data.resolve("kafka"))) {
            for (var mood : Mood.values()) {
                mailServers.add(mailServer(mood));
                for (var kind : ChannelKind.values()) {
                    servers.add(new LeakyServer(mood, Planted.TOKEN));
                    plant(kind, mood, servers.getLast(), mailServers.getLast());
                }
            }
            calls(kafka.bootstrap());
            seen.put("the log", overheard.logged());
            seen.put("what is printed", overheard.printed());
        } finally {
            for (var server : servers) {
                requests.addAll(server.requests());
                server.close();
            }
            for (var server : mailServers) {
                requests.addAll(server.commands());
                server.close();
            }
        }
        seen.put("the spool", files(data.resolve("spool")));
        seen.put("the settings", settings().toString());
        seen.put("the channels", channels());
        everySecretWasUsed();
        everyPlaceHasSomething();
        seen.forEach((place, text) -> assertThat(showing(text)).as(place).isEmpty());
    }

    /// The beginnings of some lines with a secret in them.
    private List<String> showing(String text) {
        var needles = planted.stream().flatMap(one -> one.needles().stream()).distinct().toList();
        return text.lines()
                .filter(line -> needles.stream().anyMatch(line::contains))
                .map(line -> line.substring(0, Math.min(300, line.length())))
                .limit(5)
                .toList();
    }

    private static RudeMailServer mailServer(Mood mood) throws IOException {
        var nowhere = URI.create("http://127.0.0.1:1");
        var planted = Planted.of(ChannelKind.SMTP, "x", nowhere, "smtp://127.0.0.1", data);
        var all = String.join(" ", planted.needles());
        var password = Planted.base64(Planted.secret(ChannelKind.SMTP));
        var server =
                new RudeMailServer()
                        .says("AUTH", "334 VXNlcm5hbWU6")
                        .says(Planted.base64(Planted.USER), "334 UGFzc3dvcmQ6")
                        .says(password, "235 2.7.0 welcome");
        return switch (mood) {
            case TAKES_200, TAKES_201, TAKES_202 -> server.says(".", "250 2.0.0 " + all);
            case REFUSES_IN_JSON -> server.says(password, "535 5.7.8 " + all);
            case REFUSES_IN_TEXT -> server.says("RCPT", "550 5.1.1 " + all);
            case REFUSES_TOKENS -> server.says("MAIL", "550 5.1.0 " + all);
            case REFUSES_IN_THE_REASON -> server.says(".", "554 5.6.0 " + all);
            case IS_BUSY -> server.says("RCPT", "450 4.2.1 " + all);
            case FAILS -> server.says(".", "451 4.3.0 " + all);
            case MOVES -> server.says("EHLO", "421 4.3.2 " + all);
            case BABBLES -> server.says("greeting", all);
            case WRITES_BROKEN_HEADERS -> server.says(".", all);
            case HANGS_UP -> server.says(".", RudeMailServer.HANGS_UP);
        };
    }

    private void plant(ChannelKind kind, Mood mood, LeakyServer server, RudeMailServer mail) {
        var name = kind.word() + "." + mood;
        var one = Planted.of(kind, name, server.base(), mail.url(), data.resolve("spool"));
        server.knows(one.needles());
        planted.add(one);
    }

    /// As [dev.remediator.Callers] does, with less patience.
    private Switchboard switchboard() {
        var lines = new LinkedHashMap<String, Switchboard.Line>();
        var rosters = new LinkedHashMap<String, Roster>();
        for (var one : planted) {
            var kind = one.spec().kind();
            if (kind != ChannelKind.PAGERDUTY_SCHEDULES) {
                var channel = Guarded.around(kind, Channels.of(one.spec(), one::secret), ONE_TRY);
                lines.put(one.spec().name(), new Switchboard.Line(kind, channel));
            }
            Rosters.of(one.spec(), one::secret, () -> NOW)
                    .ifPresent(roster -> rosters.put(one.spec().name(), roster));
        }
        return new Switchboard(
                lines,
                new Directory(List.of(ANA), rosters),
                new Links("https://remediator.example"));
    }

    private void calls(String bootstrap) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Topics.ensure(admin, 2, Optional.empty(), Dispatch.SHARE);
        }
        var figures = new Figures(new History());
        var notifications = notifications();
        try (var reports = new PageReports(bootstrap);
                var _ =
                        new Pager(
                                bootstrap,
                                "",
                                switchboard(),
                                reports,
                                figures::attempt,
                                () -> NOW)) {
            post(bootstrap, notifications);
            seen.put("the reports", read(bootstrap, Topic.PAGE_REPORTS, notifications.size()));
        }
        seen.put("the dead letters", "none: " + read(bootstrap, Topic.DEAD_LETTERS, 0));
        seen.put("the metrics", figures.registry().scrape());
    }

    private List<Notification> notifications() {
        var all = new ArrayList<Notification>();
        for (var one : planted) {
            var name = one.spec().name();
            switch (one.spec().kind()) {
                case PAGERDUTY_SCHEDULES ->
                        all.add(
                                notification(
                                        Page.Action.TRIGGER,
                                        "webhook." + Mood.TAKES_200,
                                        asked(name)));
                case OPSGENIE -> {
                    all.add(
                            notification(
                                    Page.Action.TRIGGER, "webhook." + Mood.TAKES_200, asked(name)));
                    addAll(all, name);
                }
                default -> addAll(all, name);
            }
        }
        return all;
    }

    private static String asked(String schedules) {
        return Notification.SCHEDULE + schedules + "/P1";
    }

    private static void addAll(List<Notification> all, String channel) {
        for (var action : Page.Action.values()) {
            all.add(notification(action, channel, Notification.PERSON + "ana"));
        }
    }

    private static Notification notification(Page.Action action, String channel, String to) {
        var id = "inc-" + channel + "/" + action + "/" + to;
        var page = Pages.as(action, Pages.about("inc-" + channel, Pages.ladderExhausted()));
        var until = NOW.plusSeconds(180);
        return new Notification(id, page, channel, to, "C012:1.2", "ana", 1, NOW, until);
    }

    private static void post(String bootstrap, List<Notification> all) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrap),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (var one : all) {
                var value = Wire.NOTIFICATION.write(one);
                var topic = Topic.NOTIFICATIONS.topicName();
                var _ = producer.send(new ProducerRecord<>(topic, 0, new byte[0], value)).get();
            }
        }
    }

    /// Everything in a topic, once there is so much.
    private static String read(String bootstrap, Topic topic, int least) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrap),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partition = List.of(new TopicPartition(topic.topicName(), 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            var values = new ArrayList<String>();
            long end = System.nanoTime() + PATIENCE.toNanos();
            do {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(new String(record.value(), StandardCharsets.UTF_8));
                }
            } while (values.size() < least && System.nanoTime() < end);
            assertThat(values).hasSizeGreaterThanOrEqualTo(least);
            return String.join("\n", values);
        }
    }

    private Settings settings() {
        var specs = planted.stream().map(Planted::spec).toList();
        return Settings.DEFAULT.paging(
                PagerSpec.pagerDuty(planted.getFirst().secret(), "https://events.pagerduty.com")
                        .through(specs));
    }

    private String channels() {
        return planted.stream()
                .filter(one -> one.spec().kind() != ChannelKind.PAGERDUTY_SCHEDULES)
                .map(one -> one.spec() + " " + Channels.of(one.spec(), one::secret))
                .collect(Collectors.joining("\n"));
    }

    private static String files(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(SecretsNeverShownTest::content)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String content(Path file) {
        try {
            return file + "\n" + Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A search for what was never there would find nothing. The webhook's secret signs, and is
    /// never sent.
    private void everySecretWasUsed() {
        var all = String.join("\n", requests);
        for (var one : planted) {
            if (!one.needles().isEmpty() && one.spec().kind() != ChannelKind.WEBHOOK) {
                assertThat(one.needles()).as(one.spec().name()).anyMatch(all::contains);
            }
        }
    }

    private void everyPlaceHasSomething() {
        assertThat(seen.get("the log")).contains("dev.remediator.paging");
        assertThat(seen.get("what is printed")).contains("inc-printed.TAKES_200");
        assertThat(seen.get("the spool")).contains("inc-spool.TAKES_200");
        assertThat(seen.get("the reports")).contains("***");
        assertThat(seen.get("the metrics")).contains("remediator_pages_total");
    }
}
