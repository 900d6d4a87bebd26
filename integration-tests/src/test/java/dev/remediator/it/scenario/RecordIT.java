package dev.remediator.it.scenario;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.remediator.Installation;
import dev.remediator.Shelf;
import dev.remediator.broker.EmbeddedKafka;
import dev.remediator.cli.CommandLineInterface;
import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Command;
import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Fleet;
import dev.remediator.it.fixture.Http;
import dev.remediator.it.fixture.PeopleOnly;
import dev.remediator.it.fixture.Webhook;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Line;
import dev.remediator.recording.Moment;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.recording.RecordingReader;
import dev.remediator.remediation.Event;
import dev.remediator.replay.record.LogSource;
import dev.remediator.replay.record.Span;
import dev.remediator.replay.record.Tape;
import dev.remediator.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// A real installation, whose incidents are recorded while it runs and when it is stopped.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private final Instant later = Instant.now().plus(Duration.ofHours(1));

    @TempDir Path directory;

    static final class Clean implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("DiskFull"))
                    .lock(node(label("instance")))
                    .first("clean", (remedy, _) -> remedy.step("rm", () -> 1))
                    .holding(seconds(1))
                    .clearingWithin(seconds(60))
                    .otherwise(page("on-call"));
        }
    }

    @Test
    void running_or_stopped_by_its_directory_or_by_its_Kafka_the_recording_is_the_same()
            throws Exception {
        var warnings = warnings();
        List<Line> byKafka;
        Set<String> topics;
        var data = directory.resolve("data");
        try (var remediator = start(data);
                var http = new Http(remediator.port())) {
            isHealed(remediator, http);
            isTaken(remediator, http);
            assertThat(http.post("/api/andon", "{\"action\": \"pull\", \"reason\": \"smoke\"}"))
                    .isEqualTo(200);

            byKafka = recorded(LogSource.at(remediator.bootstrap()));
            assertThat(recorded(LogSource.in(data))).isEqualTo(byKafka);
            assertThat(until(LogSource.in(data))).isEqualTo(later.minusSeconds(5));
            topics = topics(remediator.bootstrap());
            assertLaterBeginsWithWhatHolds(remediator.bootstrap(), byKafka);
        }
        var address = Files.readString(data.resolve("kafka/address"));

        assertThat(until(LogSource.in(data))).isBefore(later.minusSeconds(60));
        try (var stopped = LogSource.in(data)) {
            assertThat(topics(stopped.bootstrap())).isEqualTo(topics);
            assertThat(lines(stopped.bootstrap(), Span.EVERYTHING)).isEqualTo(byKafka);
        }

        assertThat(Files.readString(data.resolve("kafka/address"))).isEqualTo(address);
        assertThat(commanded(data)).isEqualTo(ids(byKafka));
        assertHasEverything(byKafka);
        assertThat(warnings.list).isEmpty();
    }

    private Installation start(Path data) throws Exception {
        var settings =
                Settings.DEFAULT
                        .in(data)
                        .onPort(0)
                        .withFleets(List.of(Fleet.ofDead(directory.resolve("fleet"), 50)))
                        .paging(Settings.DEFAULT.pager().confirmingFor(Duration.ZERO))
                        .guardedBy(Rules.DEFAULT.with(Calm.TILTS));
        var shelf =
                new Shelf(
                        Book.of(List.of(new Clean(), new PeopleOnly())),
                        Clean.class.getClassLoader());
        return Installation.start(settings, shelf);
    }

    private static void isHealed(Installation remediator, Http http) throws IOException {
        var began = Instant.now();
        tells(http, "firing", "DiskFull", "web-1", began);
        stands(remediator, "DiskFull", "remedy-done");
        tells(http, "resolved", "DiskFull", "web-1", began);
        stands(remediator, "DiskFull", "healed");
    }

    private static void isTaken(Installation remediator, Http http) throws IOException {
        tells(http, "firing", "Unhealable", "web-2", Instant.now());
        stands(remediator, "Unhealable", "no-remedy");
        var id =
                remediator
                        .history()
                        .incidents(i -> i.alert().equals("Unhealable"), 1)
                        .getFirst()
                        .id();
        await("the call").atMost(LONG).until(() -> decided(remediator, id, Reason.PAGE_DELIVERED));
        assertThat(http.post("/api/incidents/" + id + "/acknowledgement", "{\"by\": \"ana\"}"))
                .isEqualTo(202);
        await("who has it").atMost(LONG).until(() -> decided(remediator, id, Reason.ACKNOWLEDGED));
    }

    private static boolean decided(Installation remediator, String id, Reason reason) {
        return remediator.history().incident(id).orElseThrow().decisions().stream()
                .anyMatch(decision -> decision.reason() == reason);
    }

    private static void tells(
            Http http, String status, String name, String instance, Instant startsAt)
            throws IOException {
        var message = Webhook.alertmanager(status, name, instance, startsAt);
        assertThat(http.post("/webhooks/alertmanager", message)).isEqualTo(202);
    }

    private static void stands(Installation remediator, String alert, String reason) {
        await(alert + " to be " + reason)
                .atMost(LONG)
                .until(
                        () ->
                                !remediator
                                        .history()
                                        .incidents(
                                                i ->
                                                        i.alert().equals(alert)
                                                                && i.reason().equals(reason),
                                                1)
                                        .isEmpty());
    }

    /// All incidents were opened before.
    private void assertLaterBeginsWithWhatHolds(String bootstrap, List<Line> all) throws Exception {
        var from = all.getLast().at().plusMillis(1);

        var later = lines(bootstrap, new Span(from, null));

        assertThat(later).extracting(Line::at).containsOnly(from);
        assertThat(later)
                .extracting(line -> line.getClass().getSimpleName())
                .containsExactly("Started", "Commanded");
        assertThat(lines(bootstrap, new Span(null, from.minusMillis(2))))
                .hasSizeLessThan(all.size());
    }

    @Test
    void a_Kafka_that_no_remediator_uses_has_nothing_to_record() throws Exception {
        try (var kafka = EmbeddedKafka.start(directory.resolve("kafka"))) {
            assertThatThrownBy(() -> lines(kafka.bootstrap(), Span.EVERYTHING))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "Kafka at %s has no incident log; name the Kafka of a remediator",
                            kafka.bootstrap());
            assertThat(topics(kafka.bootstrap())).isEmpty();
        }
    }

    /// Until when something is known, if it were later.
    private Instant until(LogSource source) throws Exception {
        try (source;
                var tape = Tape.read(source, Span.EVERYTHING, directory, later, (_, _) -> {})) {
            return tape.to();
        }
    }

    private List<Line> recorded(LogSource source) throws Exception {
        try (source) {
            return lines(source.bootstrap(), Span.EVERYTHING);
        }
    }

    private List<Line> lines(String bootstrap, Span span) throws Exception {
        var lines = new ArrayList<Line>();
        try (var tape =
                Tape.read(LogSource.at(bootstrap), span, directory, Instant.now(), (_, _) -> {})) {
            var _ = tape.writeTo(lines::add);
        }
        return lines;
    }

    /// The incidents in a file that the command has written.
    private List<String> commanded(Path data) throws IOException {
        var file = directory.resolve("recording.jsonl.gz");
        int code =
                CommandLineInterface.run(
                        "record", "--data", data.toString(), "--out", file.toString());
        assertThat(code).isZero();
        var lines = new ArrayList<Line>();
        try (var reader = RecordingReader.open(file)) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                lines.add(line.get());
            }
        }
        return ids(lines);
    }

    private static List<String> ids(List<Line> lines) {
        return lines.stream()
                .filter(Line.Happened.class::isInstance)
                .map(line -> ((Line.Happened) line).incident().id())
                .toList();
    }

    private static Set<String> topics(String bootstrap) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return new TreeSet<>(admin.listTopics().names().get());
        }
    }

    private static void assertHasEverything(List<Line> lines) {
        assertThat(lines.getFirst())
                .isInstanceOfSatisfying(
                        Line.Started.class,
                        started ->
                                assertThat(started.session().playbooks())
                                        .extracting(sheet -> sheet.type())
                                        .containsExactly(
                                                Clean.class.getName(), PeopleOnly.class.getName()));
        assertThat(lines)
                .filteredOn(Line.Commanded.class::isInstance)
                .extracting(line -> ((Line.Commanded) line).command())
                .singleElement()
                .isInstanceOf(Command.PullCord.class);
        var incidents =
                lines.stream()
                        .filter(Line.Happened.class::isInstance)
                        .map(line -> ((Line.Happened) line).incident())
                        .toList();
        assertThat(incidents).extracting(RecordedIncident::complete).containsExactly(true, false);
        assertThat(causes(incidents.getFirst()))
                .containsSubsequence(
                        "AlertReceived", "Ruled", "Claimed", "Recorded", "Ended", "AlertReceived");
        assertThat(incidents.getLast().moments())
                .extracting(Moment::said)
                .filteredOn(Objects::nonNull)
                .hasAtLeastOneElementOfType(PageReport.Told.class)
                .hasAtLeastOneElementOfType(PageReport.Acknowledged.class);
    }

    private static List<String> causes(RecordedIncident incident) {
        return incident.moments().stream()
                .map(Moment::cause)
                .filter(Objects::nonNull)
                .map(
                        cause ->
                                cause instanceof Event.Reported(var report)
                                        ? report.getClass().getSimpleName()
                                        : cause.getClass().getSimpleName())
                .toList();
    }

    /// What the history complains about.
    private static ListAppender<ILoggingEvent> warnings() {
        var appender = new ListAppender<ILoggingEvent>();
        appender.start();
        var logger = (Logger) LoggerFactory.getLogger("dev.remediator.history");
        logger.setLevel(Level.WARN);
        logger.addAppender(appender);
        return appender;
    }
}
