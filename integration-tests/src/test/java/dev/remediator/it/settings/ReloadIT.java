package dev.remediator.it.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.it.fixture.RemediatorProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// One running program whose settings are written anew, time and again.
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReloadIT {
    private static final String ALERT =
            """
            {"name": "Overheated", "resource": "rack-7", "status": "firing"}
            """;

    @TempDir static Path directory;
    private static RemediatorProcess remediator;

    @BeforeAll
    static void starts() throws Exception {
        write(sender("first"));
        remediator = RemediatorProcess.configured(directory.resolve("data"), file());
    }

    @AfterAll
    static void stops() throws Exception {
        remediator.close();
    }

    @Test
    @Order(1)
    void a_sender_who_is_added_is_let_in_and_the_answer_says_so() throws Exception {
        assertThat(alert("second")).isEqualTo(404);
        write(sender("first") + sender("second"));
        var answer = reload();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"takenOver\":[\"integrations\"]")
                .contains("\"needsRestart\":[]");
        assertThat(alert("second")).isEqualTo(202);
        assertThat(alert("first")).isEqualTo(202);
    }

    @Test
    @Order(2)
    void a_file_that_says_nonsense_changes_nothing() throws Exception {
        write(sender("third") + "    tll: PT1H\n");
        var answer = reload();
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("there is no setting 'integrations[0].tll'")
                .contains("nothing has changed");
        assertThat(alert("second")).isEqualTo(202);
    }

    @Test
    @Order(3)
    void a_secret_that_is_not_there_changes_nothing() throws Exception {
        write(sender("fourth").replace("literal:fourth", "env:NOBODY_HAS_SET_THIS"));
        var answer = reload();
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("NOBODY_HAS_SET_THIS is not set or empty");
        assertThat(alert("second")).isEqualTo(202);
    }

    @Test
    @Order(4)
    void what_is_part_of_decisions_waits_for_a_restart() throws Exception {
        write(sender("first") + "guards: {demote-after: 7}\nhttp: {port: 1}\n");
        var answer = reload();
        assertThat(answer.body()).contains("\"needsRestart\":[\"guards.demote-after\"]");
        assertThat(alert("second")).isEqualTo(404);
    }

    @Test
    @Order(5)
    void the_command_line_says_what_became_of_it() throws Exception {
        write(sender("first") + sender("fifth"));
        var command =
                new ProcessBuilder(
                                RemediatorProcess.launcher().toString(),
                                "reload",
                                "--url",
                                remediator.http().base(),
                                "--reason",
                                "a fifth sender")
                        .redirectErrorStream(true)
                        .start();
        var said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("taken over: integrations").contains("needs a restart: nothing");
        assertThat(command.exitValue()).isZero();
        assertThat(alert("fifth")).isEqualTo(202);
    }

    @Test
    @Order(6)
    void the_signal_to_hang_up_has_it_read_again() throws Exception {
        assumeThat(hangsUp()).as("nohup started this: nobody hears SIGHUP").isTrue();
        write(sender("sixth"));
        var kill = new ProcessBuilder("kill", "-HUP", Long.toString(remediator.pid())).start();
        assertThat(kill.waitFor()).isZero();
        await("the sixth sender").atMost(Duration.ofSeconds(30)).until(() -> alert("sixth") == 202);
        assertThat(remediator.http().status("/readyz")).isEqualTo(200);
        assertThat(log()).contains("settings read again by SIGHUP");
    }

    /// A process that begins with the signal ignored, as `nohup` has it, passes that on to all it
    /// starts; bit 0 of `SigIgn` in proc(5).
    private static boolean hangsUp() throws Exception {
        var status = Path.of("/proc/self/status");
        return !Files.exists(status)
                || Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .noneMatch(line -> line.matches(".*[13579bdf]$"));
    }

    private static String log() throws Exception {
        return Files.readString(directory.resolve("data/up.log"));
    }

    @Test
    @Order(7)
    void the_log_says_who_had_it_read_and_why() throws Exception {
        assertThat(log())
                .contains("settings read again by ana: a test; taken over: [integrations]")
                .contains("settings are not read again, as ana wanted: ");
    }

    private static Path file() {
        return directory.resolve("remediator.yaml");
    }

    private static void write(String senders) throws Exception {
        Files.writeString(file(), "integrations:\n" + senders);
    }

    private static String sender(String name) {
        return """
              - name: %1$s
                source: json
                authentication: {scheme: bearer, secrets: ["literal:%1$s"]}
            """
                .formatted(name);
    }

    private static int alert(String sender) throws Exception {
        return post("/webhooks/json/" + sender, ALERT, sender).statusCode();
    }

    private static HttpResponse<String> reload() throws Exception {
        return post("/api/settings/reload", "{\"reason\":\"a test\",\"by\":\"ana\"}", "");
    }

    private static HttpResponse<String> post(String path, String body, String token)
            throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(remediator.http().base() + path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
