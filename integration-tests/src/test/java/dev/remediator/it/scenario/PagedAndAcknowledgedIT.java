package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.Installation;
import dev.remediator.Shelf;
import dev.remediator.gameday.StandInPager;
import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Http;
import dev.remediator.it.fixture.PeopleOnly;
import dev.remediator.it.fixture.Webhook;
import dev.remediator.playbook.Book;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From an alert nobody can heal to people, and back again: PagerDuty is a stand-in, and tells what
/// people do there in its webhooks, signed as it signs them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagedAndAcknowledgedIT {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final String SECRET = "what PagerDuty signs with";

    @TempDir static Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private StandInPager first;
    private StandInPager second;
    private Installation remediator;
    private Http http;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        first = new StandInPager(_ -> {});
        second = new StandInPager(_ -> {});
        var settings =
                settings()
                        .in(directory.resolve("data"))
                        .listening(new Settings.Http("127.0.0.1", 0, 1024 * 1024))
                        .guardedBy(Rules.DEFAULT.with(Calm.TILTS));
        remediator =
                Installation.start(
                        settings,
                        new Shelf(
                                Book.of(List.of(new PeopleOnly())),
                                List.of(new PeopleOnly.Policy()),
                                PeopleOnly.class.getClassLoader()));
        http = new Http(remediator.port());
    }

    private Settings settings() throws IOException {
        var yaml =
                """
                pager:
                  channels:
                    - {name: first, kind: pagerduty, url: "%s", secret: "literal:%s"}
                    - {name: second, kind: pagerduty, url: "%s", secret: "literal:%s"}
                integrations:
                  - {name: monitoring, source: alertmanager}
                  - name: pagerduty
                    source: pagerduty
                    authentication: {scheme: pagerduty, secrets: ["literal:%s"]}
                """
                        .formatted(
                                first.url(), "0".repeat(32), second.url(), "1".repeat(32), SECRET);
        var file = Files.writeString(directory.resolve("remediator.yaml"), yaml);
        return SettingsReader.read(file, Map.of());
    }

    @AfterAll
    void stop() {
        if (http != null) {
            http.close();
            remediator.close();
        }
        client.close();
        first.close();
        second.close();
    }

    @Test
    void without_an_answer_the_next_are_called_and_its_end_is_told_to_all() throws Exception {
        var began = Instant.now();
        var page = fires("web-1", began);
        assertThat(actions(first, page, 1)).containsExactly("trigger");

        assertThat(actions(second, page, 1)).containsExactly("trigger");

        tell("resolved", "web-1", began);
        assertThat(actions(first, page, 2)).containsExactly("trigger", "resolve");
        assertThat(actions(second, page, 2)).containsExactly("trigger", "resolve");
    }

    @Test
    void whoever_acknowledges_is_shown_and_nobody_else_is_called() throws Exception {
        var began = Instant.now();
        var page = fires("web-2", began);
        assertThat(actions(first, page, 1)).containsExactly("trigger");

        assertThat(answer("incident.acknowledged", page, "Ana", SECRET)).isEqualTo(202);

        await("who").atMost(LONG).until(() -> said(page, "acknowledged").contains("Ana"));
        await("the next, who are not called")
                .during(PeopleOnly.PATIENCE.plusSeconds(1))
                .atMost(LONG)
                .until(() -> second.events(page, 1, Duration.ZERO).isEmpty());
        tell("resolved", "web-2", began);
        assertThat(actions(first, page, 2)).endsWith("resolve");
        assertThat(actions(first, page, 2).stream().filter("trigger"::equals)).hasSize(1);
    }

    @Test
    void what_a_person_closes_is_over_and_the_same_alert_is_no_news() throws Exception {
        var began = Instant.now();
        var page = fires("web-3", began);
        assertThat(actions(first, page, 1)).containsExactly("trigger");

        assertThat(answer("incident.resolved", page, "Ben", SECRET)).isEqualTo(202);

        await("the end").atMost(LONG).until(() -> said(page, "closed-by-people").contains("Ben"));
        assertThat(incident(page).path("closedAt").asString("")).isNotEmpty();
        tell("firing", "web-3", began);
        await("the accounts").atMost(LONG).until(() -> unaccounted() == 0);
        assertThat(incidents("node/web-3")).hasSize(1);
    }

    @Test
    void a_stranger_silences_no_page() throws Exception {
        var page = fires("web-4", Instant.now());
        assertThat(actions(first, page, 1)).containsExactly("trigger");

        int status = answer("incident.acknowledged", page, "Mallory", "a guess");

        assertThat(status).isBetween(400, 599);
        assertThat(actions(second, page, 1)).containsExactly("trigger");
        assertThat(said(page, "acknowledged")).isEmpty();
    }

    @Test
    void what_is_said_here_counts_as_what_is_said_there() throws Exception {
        var page = fires("web-5", Instant.now());
        assertThat(actions(first, page, 1)).containsExactly("trigger");
        var id = id(page);

        int acknowledged =
                http.post("/api/incidents/" + id + "/acknowledgement", "{\"by\": \"cem\"}");

        assertThat(acknowledged).isEqualTo(202);
        await("who").atMost(LONG).until(() -> said(page, "acknowledged").contains("cem"));
        int closed =
                http.post(
                        "/api/incidents/" + id + "/closing",
                        "{\"by\": \"cem\", \"reason\": \"new disk\"}");
        assertThat(closed).isEqualTo(202);
        assertThat(actions(first, page, 3)).containsExactly("trigger", "acknowledge", "resolve");
        await("the end").atMost(LONG).until(() -> !said(page, "closed-by-people").isEmpty());
    }

    @Test
    void a_wake_up_test_calls_the_policy_and_ends_when_somebody_acknowledges() throws Exception {
        var test = post("/api/policies/" + PeopleOnly.POLICY + "/test", "{\"by\": \"dee\"}");
        var page = "remediator:" + test.path("incident").asString();
        assertThat(actions(first, page, 1)).containsExactly("trigger");

        assertThat(answer("incident.acknowledged", page, "Ana", SECRET)).isEqualTo(202);

        await("who").atMost(LONG).until(() -> said(page, "acknowledged").contains("Ana"));
        assertThat(second.events(page, 1, Duration.ZERO)).isEmpty();
    }

    /// Answers the page's key, as soon as people have it.
    private String fires(String instance, Instant began) throws IOException {
        tell("firing", instance, began);
        await("the incident").atMost(LONG).until(() -> !incidents("node/" + instance).isEmpty());
        return "remediator:" + incidents("node/" + instance).getFirst().path("id").asString();
    }

    private void tell(String status, String instance, Instant began) throws IOException {
        var body = Webhook.alertmanager(status, "Unhealable", instance, began);
        assertThat(http.post("/webhooks/alertmanager", body)).isEqualTo(202);
    }

    private static List<String> actions(StandInPager pager, String page, int many)
            throws InterruptedException {
        return pager.events(page, many, LONG).stream()
                .map(event -> event.path("event_action").asString())
                .toList();
    }

    private static String id(String page) {
        return page.substring("remediator:".length());
    }

    private JsonNode incident(String page) throws IOException {
        return http.get("/api/incidents/" + id(page));
    }

    private List<JsonNode> incidents(String resource) throws IOException {
        return StreamSupport.stream(
                        http.get("/api/incidents").path("incidents").spliterator(), false)
                .filter(incident -> incident.path("resource").asString().equals(resource))
                .toList();
    }

    /// The facts of the incident's decision with this reason; empty if there is none.
    private String said(String page, String reason) throws IOException {
        return StreamSupport.stream(incident(page).path("decisions").spliterator(), false)
                .filter(decision -> decision.path("reason").asString().equals(reason))
                .map(decision -> decision.path("facts").asString())
                .reduce("", (_, last) -> last);
    }

    private long unaccounted() throws IOException {
        var accounts = http.get("/api/accounting");
        return accounts.path("accepted").asLong()
                - accounts.path("terminal").asLong()
                - accounts.path("open").asLong();
    }

    private JsonNode post(String path, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(http.base() + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return JsonMapper.shared().readTree(response.body());
    }

    /// What PagerDuty sends when a person does something there.
    private int answer(String type, String page, String person, String secret) throws Exception {
        var body =
                """
                {"event": {"id": "01%s", "event_type": "%s", "resource_type": "incident",
                "occurred_at": "%s",
                "agent": {"id": "P1", "type": "user_reference", "summary": "%s"},
                "data": {"id": "Q1", "type": "incident", "incident_key": "%s"}}}
                """
                        .formatted(person, type, Instant.now(), person, page);
        var request =
                HttpRequest.newBuilder(URI.create(http.base() + "/webhooks/pagerduty"))
                        .header("Content-Type", "application/json")
                        .header("X-PagerDuty-Signature", "v1=" + signed(body, secret))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String signed(String body, String secret) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
