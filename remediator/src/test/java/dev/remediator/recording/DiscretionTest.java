package dev.remediator.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Command;
import dev.remediator.guard.Matcher;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Silence;
import dev.remediator.guard.Tilt;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Report;
import dev.remediator.remediation.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiscretionTest {
    private static final Instant AT = Typical.AT;

    @TempDir Path place;
    private Path file;

    @BeforeEach
    void name() {
        file = place.resolve("incidents.jsonl");
    }

    private static RecordedIncident incident(Moment... moments) {
        return new RecordedIncident("inc-1", "s", "r", AT, true, List.of(moments));
    }

    private static Moment moment(@Nullable Event cause, @Nullable PageReport said, String facts) {
        var decision =
                Typical.decision("inc-1", AT, Reason.STORM, State.WAITING, null, facts, false);
        return new Moment(AT, cause, said, List.of(decision));
    }

    private List<Moment> recorded(Moment... moments) throws IOException {
        Typical.write(file, List.of(new Line.Happened(incident(moments))));
        return ((Line.Happened) Typical.read(file).getFirst()).incident().moments();
    }

    /// In every text of anything that can happen, be told or be decided.
    @Test
    void a_secret_is_in_no_field() throws IOException {
        var secrets =
                List.of(
                        "password=hunter2",
                        "{\"token\": \"hunter2\"}",
                        "https://u:hunter2@host/x",
                        "with Bearer hunter2hunter2");
        var lines = new ArrayList<Line>();
        for (int seed = 0; seed < 300; seed++) {
            var invented = new Invented(seed, secrets);
            lines.add(new Line.Happened(invented.incident(AT)));
            lines.add(new Line.Commanded(AT, invented.one(Command.class)));
            lines.add(new Line.Distrusted(AT, invented.one(Tilt.class)));
        }

        Typical.write(file, lines);

        var text = Files.readString(file);
        assertThat(text).contains("[redacted]");
        assertThat(text.lines().filter(line -> line.contains("hunter2")).limit(3)).isEmpty();
    }

    @Test
    void secrets_of_an_alert_are_taken_out_and_what_stands_around_a_link() throws IOException {
        var alert =
                new Alert(
                        "alertmanager",
                        "s",
                        "e",
                        "",
                        AlertStatus.FIRING,
                        Severity.ERROR,
                        "Down",
                        "r",
                        AT,
                        null,
                        Map.of(
                                "instance",
                                "web-1",
                                "team",
                                "web@example.com",
                                "db_password",
                                "x",
                                "dsn",
                                "postgres://u:hunter2@db/x"),
                        Map.of(
                                "summary", "ask ana@example.com or +49 170 1234567",
                                "token", "hunter2",
                                "see", "https://u:p@grafana.example/d/1?var=hunter2&x#panel."),
                        Map.of("runbook", "https://me@runbooks.example/Down?key=hunter2#now"));

        var moments = recorded(moment(new Event.AlertReceived(alert), null, ""));
        var read = (Event.AlertReceived) Objects.requireNonNull(moments.getFirst().cause());

        assertThat(read.alert().labels())
                .isEqualTo(
                        Map.of(
                                "instance",
                                "web-1",
                                "team",
                                "web@example.com",
                                "db_password",
                                "[redacted]",
                                "dsn",
                                "postgres://[redacted]@db/x"));
        assertThat(read.alert().annotations())
                .isEqualTo(
                        Map.of(
                                "summary", "ask person-1 or person-2",
                                "token", "[redacted]",
                                "see", "https://grafana.example/d/1#panel."));
        assertThat(read.alert().links())
                .isEqualTo(Map.of("runbook", "https://runbooks.example/Down#now"));
        assertThat(Files.readString(file)).doesNotContain("hunter2");
    }

    @Test
    void secrets_of_steps_and_sentences_are_taken_out_and_answers_stay_JSON() throws IOException {
        var answer =
                "{\"type\":\"x.Keys\",\"value\":{\"apiKey\":\"hunter2\",\"all\":[\"-----BEGIN PRIVATE KEY-----hunter2\"],\"by\":\"ana\"}}";
        var entry = new StepEntry("read#1", StepEntry.Kind.DONE, answer, AT);
        var read =
                recorded(
                        moment(
                                new Event.Reported(new Report.Recorded("r", "run", 1, "w", entry)),
                                null,
                                "password=hunter2"),
                        moment(
                                new Event.Reported(
                                        new Report.Ended(
                                                "r",
                                                "run",
                                                1,
                                                "w",
                                                Outcome.FAILED,
                                                "curl -H 'Authorization: Bearer hunter2'")),
                                null,
                                ""));

        var happened = (Event.Reported) Objects.requireNonNull(read.getFirst().cause());
        var recorded = (Report.Recorded) happened.report();
        assertThat(recorded.entry().value())
                .isEqualTo(
                        "{\"type\":\"x.Keys\",\"value\":{\"apiKey\":\"[redacted]\",\"all\":[\"[redacted]\"],\"by\":\"ana\"}}");
        assertThat(Files.readString(file)).doesNotContain("hunter2");
    }

    @Test
    void the_same_person_is_the_same_throughout_a_recording() throws IOException {
        var silence =
                new Silence(
                        "quiet",
                        false,
                        List.of(Matcher.parse("cluster=eu-1")),
                        AT,
                        AT.plusSeconds(60),
                        "bo",
                        "new disks");
        var lines =
                List.<Line>of(
                        new Line.Happened(
                                incident(
                                        moment(
                                                null,
                                                null,
                                                "Ana has it, and so has ana; not ana-2, nor nirvana"),
                                        moment(
                                                null,
                                                new PageReport.Acknowledged(
                                                        "inc-1",
                                                        "ana",
                                                        "api",
                                                        AT,
                                                        "call +1 (555) 010-9999"),
                                                ""),
                                        moment(
                                                new Event.ClosedByPeople("inc-1", "ana, at api"),
                                                null,
                                                ""),
                                        moment(
                                                new Event.Ruled(
                                                        new Ruling.Held(
                                                                "r",
                                                                "p",
                                                                Reason.SILENCED,
                                                                silence.sentence())),
                                                null,
                                                "cleo pulled the cord for everything: bo said so"))),
                        new Line.Commanded(
                                AT, new Command.SetSilence("c-1", "Bo", "asked by ana", silence)),
                        new Line.Commanded(
                                AT,
                                new Command.PullCord(
                                        "c-2", "cleo", "for dan@example.com", "everything")),
                        new Line.Commanded(
                                AT,
                                new Command.PullCord("c-3", "dan@example.com", "", "everything")));

        Typical.write(file, lines);

        var text = Files.readString(file);
        assertThat(text)
                .contains(
                        "\"facts\":\"person-1 has it, and so has person-1; not ana-2, nor nirvana\"")
                .contains("\"facts\":\"person-1, at api\"")
                .contains("\"by\":\"person-1\",\"via\":\"api\"")
                .contains("silence 'quiet' of person-2 (")
                .contains("\"facts\":\"person-3 pulled the cord for everything: person-2 said so\"")
                .contains("\"by\":\"person-2\",\"why\":\"asked by person-1\"")
                .contains("\"by\":\"person-3\",\"why\":\"for person-5\"")
                .contains("\"by\":\"person-5\",\"why\":\"\"")
                .contains("\"why\":\"call person-4\"")
                .doesNotContain("555", "cleo", "dan", "\"bo\"", "\"ana\"");
    }

    @Test
    void recording_a_recording_changes_nothing_more() throws IOException {
        var first =
                recorded(
                        moment(
                                null,
                                new PageReport.Unacknowledged("inc-1", "ana", "api", AT),
                                "ana"),
                        moment(null, new PageReport.Unacknowledged("inc-1", "", "api", AT), "bo"));
        assertThat(recorded(first.toArray(Moment[]::new))).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "a@b.example,person-1",
        "<a@b.example>,<person-1>",
        "mailto:a@b.example,mailto:person-1",
        "at +44 20 7946 0000.,at person-1.",
        "+442079460000,person-1"
    })
    void addresses_are_people(String text, String said) {
        assertThat(new Names().in(text)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+1",
                "1+12345678",
                "2026-01-01T03:00:00+01:00",
                "ssh://git@host/repo",
                "@here",
                "a@b",
                "+12345 of +67890",
                "node@1.2.3.4",
                "person-7"
            })
    void what_is_no_address_stays(String text) {
        assertThat(new Names().in(text)).isEqualTo(text);
    }
}
