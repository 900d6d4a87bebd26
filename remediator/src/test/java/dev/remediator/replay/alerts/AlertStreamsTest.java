package dev.remediator.replay.alerts;

import static dev.remediator.replay.alerts.AlertFiles.columns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.adapter.Delivery;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.replay.engine.Input;
import dev.remediator.topic.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class AlertStreamsTest {
    private static final Instant TEN = Instant.parse("2022-01-15T10:00:00Z");
    private static final long TEN_SECONDS = TEN.getEpochSecond();
    private static final String USUAL = "time,name,host\n2022-01-15 10:00:00,Down,web-1\n";

    @TempDir private Path directory;
    private AlertFiles files = new AlertFiles(Path.of("."));

    @BeforeEach
    void begin() {
        files = new AlertFiles(directory);
    }

    private Alert only(StreamOptions options, String csv) throws IOException {
        var alerts = files.csv(options, csv);
        assertThat(alerts).hasSize(1);
        return alerts.getFirst().alert();
    }

    @Test
    void the_columns_of_a_public_data_set_are_guessed() throws IOException {
        var file =
                files.file(
                        "ait.csv",
                        "time,name,ip,host,short,time_label,event_label\n"
                                + TEN_SECONDS
                                + ",Wazuh: new user,10.0.0.1,mail,W-Sys,foothold,-\n");

        var heard = files.read(file).getFirst();

        assertThat(heard.at()).isEqualTo(TEN);
        var alert = heard.alert();
        assertThat(alert.name()).isEqualTo("Wazuh: new user");
        assertThat(alert.resource()).isEqualTo("host/mail");
        assertThat(alert.status()).isEqualTo(AlertStatus.FIRING);
        assertThat(alert.endsAt()).isEqualTo(TEN.plus(Duration.ofHours(1)));
        assertThat(alert.labels())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "host", "mail",
                                "ip", "10.0.0.1",
                                "short", "W-Sys",
                                "time_label", "foothold",
                                "event_label", "-"));
        assertThat(files.told)
                .containsExactly(
                        file
                                + ": guessed --columns time=time,name=name,resource=host;"
                                + " 4 other columns become labels");
    }

    @Test
    void a_series_is_told_by_name_and_resource_as_adapters_do() throws IOException {
        var alert = only(StreamOptions.DEFAULT, USUAL);
        var delivery = new Delivery("stream", Map.of(), new byte[0], TEN);
        assertThat(alert.series()).isEqualTo(delivery.key("stream", "Down\0web-1"));
        assertThat(alert.episode()).isEqualTo(alert.series());
    }

    @Test
    void a_series_may_be_told_by_columns_that_are_said() throws IOException {
        var said = columns("series=name+host+dc");
        var rows = "time,name,host,dc\n1642240800,A,h,x\n1642240801,A,h,y\n1642240802,A,h,x\n";
        var series = files.csv(said, rows).stream().map(heard -> heard.alert().series()).toList();
        assertThat(series.get(0)).isEqualTo(series.get(2)).isNotEqualTo(series.get(1));
    }

    @ParameterizedTest
    @CsvSource({
        "firing,FIRING", "OPEN,FIRING", "1,FIRING", "'',FIRING", "acked,ACKNOWLEDGED",
        "Closed,RESOLVED", "0,RESOLVED", "false,RESOLVED", "silenced,SUPPRESSED", "kaputt,FIRING"
    })
    void words_for_a_status_are_read(String word, AlertStatus status) throws IOException {
        var rows = "time,name,host,state\n1642240800,A,h," + word + "\n";
        assertThat(only(columns("status.Kaputt=firing"), rows).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "critical,CRITICAL",
        "P2,ERROR",
        "3,WARNING",
        "'',WARNING",
        "9,UNKNOWN",
        "rot,CRITICAL"
    })
    void words_and_numbers_for_a_severity_are_read(String word, Severity severity)
            throws IOException {
        var rows = "time,name,host,prio\n1642240800,A,h," + word + "\n";
        var options = columns("severity=prio,severity.rot=critical");
        assertThat(only(options, rows).severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "host,web-1,host/web-1",
        "Node Name,n1,node/n1",
        "service,shop,service/shop",
        "resource,node/n1,node/n1",
        "machine,m1,host/m1",
        "pod_name,p,pod/p",
        "host,'',alert/A"
    })
    void a_resource_is_of_the_kind_its_column_says(String column, String value, String resource)
            throws IOException {
        var rows = "time,name," + column + "\n1642240800,A," + value + "\n";
        assertThat(only(StreamOptions.DEFAULT, rows).resource()).isEqualTo(resource);
    }

    @Test
    void a_column_with_the_end_makes_two_alerts_each_at_its_time() throws IOException {
        var heard =
                files.csv(
                        StreamOptions.DEFAULT,
                        """
                        opened_at,closed_at,name,host,status
                        2022-01-15T10:00:00Z,2022-01-15T10:30:00Z,A,h1,closed
                        2022-01-15T10:10:00Z,2022-01-15T10:20:00Z,B,h2,closed
                        2022-01-15T10:40:00Z,,C,h3,open
                        """);

        assertThat(heard)
                .extracting(
                        h -> Duration.between(TEN, h.at()).toMinutes(),
                        h -> h.alert().name(),
                        h -> h.alert().status())
                .containsExactly(
                        tuple(0L, "A", AlertStatus.FIRING),
                        tuple(10L, "B", AlertStatus.FIRING),
                        tuple(20L, "B", AlertStatus.RESOLVED),
                        tuple(30L, "A", AlertStatus.RESOLVED),
                        tuple(40L, "C", AlertStatus.FIRING));
        assertThat(heard.get(3).alert().episode()).isEqualTo(heard.get(0).alert().episode());
        assertThat(heard.get(3).alert().startsAt()).isEqualTo(TEN);
        assertThat(heard.get(4).alert().endsAt()).isNull();
    }

    @Test
    void other_texts_become_annotations_and_only_web_addresses_links() throws IOException {
        var rows =
                """
                time,name,host,message,url
                1642240800,A,h,"two
                lines",javascript:alert(1)
                1642240801,A,h,,https://wiki/a
                """;
        var heard = files.csv(StreamOptions.DEFAULT, rows);
        assertThat(heard.get(0).alert().annotations()).containsEntry("description", "two\nlines");
        assertThat(heard.get(0).alert().links()).isEmpty();
        assertThat(heard.get(1).alert().links()).containsEntry("source", "https://wiki/a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            textBlock =
                    """
                    time;name;host#2022-01-15 10:00:00;Down;web-1#
                    sep=;#time;name;host#2022-01-15 10:00:00;Down;web-1#
                    time,"name",host##2022-01-15 10:00:00,"Down",web-1##
                    time|name|host#2022-01-15 10:00:00|Down|web-1
                    {"time":"2022-01-15 10:00:00","name":"Down","host":"web-1"}#
                    """)
    void the_same_alert_is_read_however_the_file_is_written(String written) throws IOException {
        var usual = files.read(files.file("usual.csv", USUAL));
        var text = written.strip();
        assertThat(files.read(files.file("a.csv", text.replace('#', '\n')))).isEqualTo(usual);
        assertThat(files.read(files.file("b", text.replace("#", "\r\n")))).isEqualTo(usual);
        assertThat(files.read(files.packed("c.gz", text.replace('#', '\n')))).isEqualTo(usual);
    }

    @Test
    void a_file_of_another_encoding_is_read_and_that_is_said() throws IOException {
        var usual = files.read(files.file("usual.csv", USUAL));
        var wide = directory.resolve("wide.csv");
        Files.write(wide, ("\uFEFF" + USUAL).getBytes(StandardCharsets.UTF_16LE));
        var marked = directory.resolve("marked.csv");
        Files.write(marked, ("\uFEFF" + USUAL).getBytes(StandardCharsets.UTF_8));

        assertThat(files.read(wide)).isEqualTo(usual);
        assertThat(files.read(marked)).isEqualTo(usual);
        assertThat(files.told).contains(wide + " is read as UTF-16LE");
    }

    @Test
    void json_is_mapped_by_paths() throws IOException {
        var file =
                files.file(
                        "a.ndjson",
                        """
                        {"meta":{"ts":1642240800},"rule":{"id":"R1"},"labels":{"zone":"z"},"tags":["a","b"]}
                        {"meta":{"ts":1642240801},"rule":{"id":"R2"},"host":{"name":"h"},"new":true}
                        """);
        var heard = files.read(columns("time=meta.ts,name=/rule/id,resource=host.name"), file);
        assertThat(heard)
                .extracting(h -> h.alert().resource())
                .containsExactly("alert/R1", "host/h");
        assertThat(heard.getFirst().alert().labels())
                .containsExactlyInAnyOrderEntriesOf(Map.of("zone", "z", "tags", "a,b"));
        assertThat(heard.getLast().alert().labels()).containsEntry("new", "true");
    }

    @Test
    void our_own_alerts_are_read_as_they_are() throws IOException {
        var alert = only(StreamOptions.DEFAULT, USUAL);
        var line = new String(Wire.ALERT.write(alert), StandardCharsets.UTF_8);
        var at = TEN.plusSeconds(5);
        var beside = "{\"at\":\"" + at + "\",\"alert\":" + line + "}";
        var spaced = beside.replace("{\"at\":", "{ \"at\" : ");

        assertThat(files.read(files.file("alone.jsonl", line)))
                .containsExactly(new Input.Heard(TEN, alert));
        assertThat(files.read(files.file("beside.jsonl", beside + "\n" + spaced)))
                .containsExactly(new Input.Heard(at, alert), new Input.Heard(at, alert));
    }

    @Test
    void what_was_written_is_read_again() throws IOException {
        var file = directory.resolve("month.jsonl.gz");
        long written = AlertFile.write(new SyntheticMonth(500, Duration.ofDays(2), 3), file);
        assertThat(written).isEqualTo(500);
        assertThat(files.read(file))
                .isEqualTo(AlertFiles.all(new SyntheticMonth(500, Duration.ofDays(2), 3)));
    }

    @Test
    void a_file_without_names_is_read_by_numbers() throws IOException {
        var options = columns("time=1,name=3,resource=2").withoutHeader();
        var alert = only(options, "1642240800,h,A,x\n");
        assertThat(alert.name()).isEqualTo("A");
        assertThat(alert.labels()).containsEntry("4", "x");
    }
}
