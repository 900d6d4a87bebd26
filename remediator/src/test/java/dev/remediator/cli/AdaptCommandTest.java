package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AdaptCommandTest {
    private static final String FIRING =
            """
            {"status": "firing", "alerts": [{"status": "firing",
              "labels": {"alertname": "InstanceDown", "instance": "web-1", "severity": "critical"},
              "startsAt": "2026-03-01T03:00:00Z", "endsAt": "0001-01-01T00:00:00Z",
              "generatorURL": "http://prometheus.example/graph"}]}
            """;

    @TempDir private Path directory;

    /// What a command printed, and how it ended.
    private record Ended(int code, List<String> out, String err) {}

    @Test
    void an_alert_is_a_line_of_JSON() throws IOException {
        var ended = adapt("alertmanager", FIRING, "--json");
        assertThat(ended.code()).isZero();
        var line = Json.MAPPER.readTree(ended.out().getFirst());
        assertThat(line.propertyNames())
                .contains("status", "severity", "name", "resource", "series", "episode")
                .contains("startsAt", "endsAt", "labels", "links");
        assertThat(line.path("status").asString()).isEqualTo("firing");
        assertThat(line.path("severity").asString()).isEqualTo("critical");
        assertThat(line.path("endsAt").isNull()).isTrue();
        assertThat(line.path("links").path("generator").asString())
                .isEqualTo("http://prometheus.example/graph");
    }

    @Test
    void for_people_an_alert_is_a_sentence_with_its_labels() throws IOException {
        assertThat(adapt("alertmanager", FIRING).out())
                .containsExactly(
                        "firing       critical InstanceDown on instance/web-1 since 2026-03-01T03:00:00Z",
                        "    alertname = InstanceDown",
                        "    instance = web-1",
                        "    severity = critical");
    }

    @Test
    void a_refusal_says_why_and_where() throws IOException {
        var ended = adapt("alertmanager", "{\"alerts\": [{\"labels\": []}]}", "--json");
        assertThat(ended.code()).isEqualTo(1);
        var line = Json.MAPPER.readTree(ended.out().getFirst());
        assertThat(line.path("refused").asString()).isNotBlank();
        assertThat(line.path("field").asString()).isEqualTo("alerts/0/labels");
    }

    @Test
    void what_carries_no_alert_is_ignored_and_no_failure() throws IOException {
        var ended = adapt("alertmanager", "{\"alerts\": []}", "--json");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).containsExactly("{\"ignored\":\"the message holds no alerts\"}");
    }

    @Test
    void one_bad_alert_among_good_ones_is_refused_beside_them() throws IOException {
        var body =
                """
                {"alerts": [{"labels": {"alertname": "A"}}, {"labels": 7}]}
                """;
        var ended = adapt("alertmanager", body, "--json");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).hasSize(2);
        assertThat(ended.out().getLast()).contains("\"field\":\"alerts/1/labels\"");
    }

    @Test
    void a_file_may_begin_with_the_headers() throws IOException {
        var file =
                "POST /webhooks/alertmanager HTTP/1.1\r\nContent-Type: application/json\r\n\r\n"
                        + FIRING;
        assertThat(adapt("alertmanager", file).out().getFirst()).startsWith("firing");
    }

    @Test
    void a_message_may_say_everything_in_its_address() throws IOException {
        var file =
                "GET /webhooks/uptime-robot?monitorID=7&monitorFriendlyName=The+shop&alertType=1&token=s"
                        + " HTTP/1.1\r\n\r\n";
        assertThat(adapt("uptime-robot", file).out().getFirst()).startsWith("firing");
        assertThat(adapt("uptime-robot", file).out()).noneMatch(line -> line.contains("token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "\u0000\u0001", "a: b\n\n"})
    void nonsense_is_refused_in_one_line(String body) throws IOException {
        var ended = adapt("alertmanager", body, "--json");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).hasSize(1);
        assertThat(Json.MAPPER.readTree(ended.out().getFirst()).propertyNames())
                .containsExactly("refused", "field");
    }

    @Test
    void what_the_door_would_not_take_for_its_size_is_refused() throws IOException {
        var settings =
                Files.writeString(
                        directory.resolve("small.yaml"), "http: {max-body-bytes: 100000}");
        var body = FIRING + " ".repeat(200_000);
        var ended = adapt("alertmanager", body, "--json", "--config", settings.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .containsExactly(
                        "{\"refused\":\"the body is larger than 100000 bytes; split it or raise"
                                + " http.max-body-bytes\",\"field\":\"\"}");
    }

    @Test
    void control_characters_do_not_reach_the_terminal() throws IOException {
        var hostile = FIRING.replace("web-1", "web\\u001b[31m\\nERROR");
        assertThat(adapt("alertmanager", hostile).out()).noneMatch(l -> l.contains("\u001b"));
        assertThat(adapt("alertmanager", hostile).out()).noneMatch(l -> l.startsWith("ERROR"));
    }

    @Test
    void it_is_read_as_the_integration_of_the_settings_does() throws IOException {
        var settings =
                Files.writeString(
                        directory.resolve("remediator.yaml"),
                        """
                        integrations:
                          - name: ours
                            source: json
                            mapping:
                              name: /what
                              resource: /where/host
                              status: /state
                              statuses: {broken: firing, fine: resolved}
                        """);
        var body = "{\"what\": \"DiskFull\", \"where\": {\"host\": \"db-1\"}, \"state\": \"fine\"}";
        var ended = adapt("json", body, "--config", settings.toString(), "--integration", "ours");
        assertThat(ended.out().getFirst()).startsWith("resolved").contains("DiskFull on host/db-1");
    }

    @Test
    void a_source_nobody_knows_is_told_the_known_ones() throws IOException {
        var ended = adapt("nagois", FIRING);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("there is no source 'nagois'; there are: alertmanager, ");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        var ended = run("adapt", "alertmanager", directory.resolve("none").toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("there is no file to be read at");
    }

    private Ended adapt(String source, String body, String... options) throws IOException {
        var file = Files.writeString(directory.resolve("message"), body);
        return run(
                Stream.concat(Stream.of("adapt", source, file.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static Ended run(String... arguments) {
        var printed = FakeRemediator.line(arguments);
        return new Ended(printed.code(), printed.out().lines().toList(), printed.err());
    }
}
