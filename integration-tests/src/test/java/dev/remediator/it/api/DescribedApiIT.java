package dev.remediator.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.it.fixture.PrismProgram;
import dev.remediator.it.fixture.RemediatorProcess;
import dev.remediator.it.fixture.Webhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// The API as it is described: Prism stands between whoever asks and the program, and compares each
/// request and each answer with the description that the program itself serves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DescribedApiIT {
    @SuppressWarnings("InlineFormatString") // long enough to stand apart
    private static final String SETTINGS =
            """
            http: {replays: allowed, max-body-bytes: 100000}
            pager: {confirm-after: PT0S}
            guards: {tilt: {fresh: PT0S, stall: PT5M, lag: PT1H}}
            integrations:
              - {name: monitoring, source: alertmanager}
              - {name: events, source: cloudevents}
              - {name: robot, source: uptime-robot}
            fleets:
              - name: web
                directory: %s
                command: ["true"]
                members: %s
            """;

    private static final String REASON = "{\"reason\": \"a test\", \"by\": \"ana\"}";

    @TempDir static Path directory;

    private RemediatorProcess remediator;
    private StrictDescription description;
    private PrismProgram prism;
    private Witness witness;

    @BeforeAll
    void a_story_in_which_everything_is_asked() throws IOException {
        var settings =
                Files.writeString(
                        directory.resolve("remediator.yaml"),
                        SETTINGS.formatted(directory.resolve("fleet"), Members.twenty()));
        remediator = RemediatorProcess.configured(directory, settings);
        description = new StrictDescription(remediator.http().get("/api/openapi.json"));
        prism =
                new PrismProgram(
                        directory,
                        "proxy",
                        "--cors",
                        "false",
                        description.write(directory).toString(),
                        remediator.http().base());
        witness = new Witness(prism.base(), description);
        alertsComeIn();
        aRemedyIsApproved();
        aPageIsTaken();
        automationIsSteered();
        aReplayIsSent();
        everythingElseIsLookedAt();
    }

    @AfterAll
    void stop() throws IOException {
        for (AutoCloseable part : new AutoCloseable[] {witness, prism, remediator}) {
            close(part);
        }
    }

    private static void close(AutoCloseable part) throws IOException {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Test
    void nothing_is_answered_otherwise_than_it_is_described() {
        assertThat(witness.violations()).isEmpty();
    }

    @Test
    void nothing_that_is_described_was_left_out() {
        assertThat(witness.asked()).isEqualTo(description.ids());
    }

    private void alertsComeIn() throws IOException {
        var touchy = Webhook.alertmanager("firing", "TouchyBurn", "web-1", Instant.now());
        var other = Webhook.alertmanager("firing", "NobodyKnowsThis", "web-1", Instant.now());
        witness.asks("POST", "/webhooks/alertmanager", touchy, 202);
        witness.asks("PUT", "/webhooks/alertmanager", touchy, 202);
        witness.asks("POST", "/webhooks/alertmanager/monitoring", other, 202);
        witness.asks("PUT", "/webhooks/alertmanager/monitoring", other, 202);
        var quick =
                Webhook.prometheus(
                        "QuickBurn", "web-2", Instant.now(), Instant.now().plusSeconds(600));
        witness.asks("POST", "/api/v2/alerts", quick, 200);
        witness.errs("POST", "/webhooks/alertmanager", "{}", 400);
        witness.errs("POST", "/webhooks/alertmanager", "text/plain", "{", 400);
        witness.errs("POST", "/webhooks/nobody", "{}", 404);
        witness.errs("POST", "/webhooks/alertmanager/nobody", "{}", 404);
        witness.errs("POST", "/webhooks/alertmanager", "[" + "1,".repeat(60_000) + "1]", 413);
        witness.errs("POST", "/api/v2/alerts", "7", 400);
        witness.asks("OPTIONS", "/webhooks/cloudevents", "", 200);
        witness.asks("OPTIONS", "/webhooks/cloudevents/events", "", 200);
        witness.errs("OPTIONS", "/webhooks/alertmanager", "", 405);
        witness.errs("GET", "/webhooks/alertmanager", "", 405);
        var robot =
                "?monitorID=1&monitorURL=http://a.example&monitorFriendlyName=a&alertType=1"
                        + "&alertTypeFriendlyName=Down&alertDetails=x&alertDateTime=1764547200";
        witness.asks("GET", "/webhooks/uptime-robot" + robot, "", 202);
        witness.asks("GET", "/webhooks/uptime-robot/robot" + robot, "", 202);
        witness.errs("GET", "/webhooks/uptime-robot", "", 400);
    }

    private void aRemedyIsApproved() throws IOException {
        var waiting = soon(() -> witness.asks("/api/waiting").path("waiting").path(0));
        assertThat(waiting.path("reason").asString()).isEqualTo("approval-wanted");
        var run = "/api/runs/" + waiting.path("run").asString() + "/approval";
        var approve = "{\"decision\": \"approve\", \"reason\": \"a test\", \"by\": \"ana\"}";
        witness.errs("POST", run, "{\"decision\": \"perhaps\", \"reason\": \"x\"}", 400);
        witness.errs("POST", run, "text/plain", approve, 415);
        witness.errs("POST", run, approve.replace("ana", "ana".repeat(30_000)), 413);
        witness.asks("POST", run, approve, 200);
        witness.asks("POST", "/api/runs/none/approval", approve, 409);
        var over = Webhook.alertmanager("resolved", "TouchyBurn", "web-1", Instant.now());
        witness.asks("POST", "/webhooks/alertmanager", over, 202);
        witness.asks("/api/incidents/" + waiting.path("incident").asString());
    }

    private void aPageIsTaken() throws IOException {
        var paged = soon(this::paged);
        var one = "/api/incidents/" + paged.path("id").asString();
        var unknown = "/api/incidents/none";
        soon(() -> witness.asks(one).path("pages").path(0));
        witness.errs("POST", one + "/acknowledgement", "{\"who\": \"ana\"}", 400);
        witness.asks("POST", one + "/acknowledgement", "{\"by\": \"ana\"}", 202);
        soon(() -> witness.asks(one).path("acknowledgedBy"));
        witness.errs("POST", one + "/closing", "{}", 400);
        witness.asks("POST", one + "/closing", REASON, 202);
        soon(() -> witness.asks(one).path("closedAt").isString() ? witness.asks(one) : null);
        witness.asks("POST", one + "/closing", REASON, 409);
        witness.asks("POST", one + "/acknowledgement", "{\"by\": \"ana\"}", 409);
        witness.asks("POST", unknown + "/acknowledgement", "{}", 404);
        witness.asks("POST", unknown + "/closing", REASON, 404);
        witness.asks("GET", unknown, "", 404);
        witness.errs("GET", "/api/incidents?state=odd", "", 400);
        witness.errs("GET", "/api/incidents?limit=0", "", 400);
    }

    private void automationIsSteered() throws IOException {
        var pull = "{\"action\": \"pull\", \"scope\": \"playbook=HealAtOnce\", \"reason\": \"x\"}";
        witness.asks("POST", "/api/andon", pull, 200);
        witness.asks("/api/andon");
        var release = pull.replace("pull", "release");
        witness.asks("POST", "/api/andon", release, 200);
        witness.asks("POST", "/api/andon", release, 409);
        witness.errs("POST", "/api/andon", "{\"action\": \"pull\"}", 400);
        var silence =
                "{\"matchers\": [\"alertname=X\"], \"for\": \"PT1H\", \"reason\": \"a test\"}";
        var id = witness.asks("POST", "/api/silences", silence, 200).path("id").asString();
        witness.asks("/api/silences");
        witness.errs("POST", "/api/silences", "{\"matchers\": []}", 400);
        witness.errs("DELETE", "/api/silences/" + id, "", 400);
        witness.asks("DELETE", "/api/silences/" + id + "?reason=x&by=ana", "", 200);
        witness.asks("DELETE", "/api/silences/" + id + "?reason=x", "", 409);
        var level = "{\"level\": \"shadow\", \"reason\": \"a test\"}";
        witness.asks("POST", "/api/playbooks/HealAtOnce/autonomy", level, 200);
        witness.asks("POST", "/api/playbooks/Nobody/autonomy", level, 404);
        witness.errs("POST", "/api/playbooks/HealAtOnce/autonomy", "{\"level\": \"x\"}", 400);
        witness.asks("POST", "/api/settings/reload", REASON, 200);
        witness.errs("POST", "/api/settings/reload", "{}", 400);
        var policy = witness.asks("/api/policies").path("policies").path(0);
        var test = "/api/policies/" + policy.path("name").asString() + "/test";
        witness.asks("POST", test, "{\"by\": \"ana\"}", 202);
        witness.asks("POST", "/api/policies/nobody/test", "{}", 404);
        witness.errs("POST", test, "{\"x\": 1}", 400);
    }

    private void aReplayIsSent() throws IOException {
        var alert =
                """
                [{"schema": "alert/1", "source": "json", "series": "s", "episode": "e",
                  "delivery": "d", "status": "FIRING", "severity": "ERROR", "name": "TouchyBurn",
                  "resource": "node/web-1", "startsAt": "2026-03-01T03:00:00Z",
                  "labels": {"alertname": "TouchyBurn", "instance": "web-1"},
                  "annotations": {}, "links": {}}]
                """;
        witness.asks("POST", "/api/replays/night/alerts", alert, 202);
        soon(() -> witness.asks("/api/replays").path("replays").path(0));
        witness.asks("/api/replays/night");
        soon(() -> incidents("?replay=night").path(0));
        witness.asks("GET", "/api/replays/none", "", 404);
        witness.errs("POST", "/api/replays/night/alerts", "{}", 400);
        witness.errs("POST", "/api/replays/night/alerts", "text/plain", "[]", 415);
    }

    private void everythingElseIsLookedAt() throws IOException {
        for (var address :
                new String[] {
                    "/api/incidents?limit=10000",
                    "/api/groups",
                    "/api/playbooks",
                    "/api/audit",
                    "/api/accounting",
                    "/api/openapi.yaml",
                    "/api/openapi.json",
                    "/metrics",
                    "/healthz",
                    "/readyz"
                }) {
            witness.asks(address);
        }
        witness.errs("GET", "/api/audit?limit=x", "", 400);
        incidents("").forEach(one -> look("/api/incidents/" + one.path("id").asString()));
    }

    private void look(String address) {
        try {
            witness.asks(address);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode incidents(String query) throws IOException {
        return witness.asks("/api/incidents" + query).path("incidents");
    }

    /// One that automation does not close by itself.
    private JsonNode paged() throws IOException {
        return incidents("?state=paged")
                .valueStream()
                .filter(one -> one.path("id").asString().startsWith("inc-"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static JsonNode soon(Callable<JsonNode> found) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(found, node -> node != null && !node.isMissingNode());
    }
}
