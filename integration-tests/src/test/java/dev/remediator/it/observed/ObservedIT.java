package dev.remediator.it.observed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.RemediatorProcess;
import dev.remediator.it.fixture.WebFleet;
import dev.remediator.it.fixture.Webhook;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsWriter;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One remediator as users start it, after it has healed one incident and paged for another: what
/// others see of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ObservedIT {
    private static final Path REPOSITORY = Path.of("..");
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir static Path directory;

    private WebFleet fleet;
    private Collector collector;
    private RemediatorProcess remediator;

    @BeforeAll
    void start() throws IOException {
        collector = new Collector();
        fleet = new WebFleet(directory);
        remediator = RemediatorProcess.configured(directory.resolve("data"), settings());
        await("the node").atMost(LONG).until(fleet::healthy);
        var began = Instant.now();
        fleet.kill();
        tell("firing", "web-1", began);
        await("the restart").atMost(LONG).until(fleet::healthy);
        tell("resolved", "web-1", began);
        tell("firing", "web-99", began);
        await("what is healed and what is paged")
                .atMost(LONG)
                .until(() -> states().containsAll(List.of("healed", "paged")));
        tell("resolved", "web-99", began);
        replay();
        await("all that is counted")
                .atMost(LONG)
                .until(
                        () ->
                                scrape().families()
                                        .keySet()
                                        .containsAll(
                                                List.of(
                                                        "remediator_pages_total",
                                                        "remediator_replayed_decisions_total")));
    }

    @AfterAll
    void stop() throws IOException {
        if (remediator != null) {
            remediator.close();
        }
        fleet.close();
        collector.close();
    }

    private Path settings() throws IOException {
        var settings =
                SettingsWriter.yaml(
                                Settings.DEFAULT
                                        .withFleets(List.of(fleet.spec()))
                                        .guardedBy(Rules.DEFAULT.with(Calm.TILTS)))
                        .replace("endpoint: \"\"", "endpoint: \"" + collector.url() + "\"")
                        .replace("confirm-after: \"PT2M\"", "confirm-after: \"PT0S\"")
                        .replace(
                                "reconcile: []",
                                "reconcile: [{source: alertmanager, url: \"http://127.0.0.1:1\"}]");
        return Files.writeString(directory.resolve("remediator.yaml"), settings);
    }

    private void tell(String status, String instance, Instant startsAt) throws IOException {
        var body = Webhook.alertmanager(status, "InstanceDown", instance, startsAt);
        assertThat(remediator.http().post("/webhooks/alertmanager", body)).isEqualTo(202);
    }

    private void replay() throws IOException {
        var alert =
                """
                [{"source": "file", "series": "s", "episode": "e", "delivery": "d",
                  "status": "FIRING", "severity": "CRITICAL", "name": "InstanceDown",
                  "resource": "node/web-1", "startsAt": "2026-01-01T00:00:00Z",
                  "labels": {"instance": "web-1"}, "annotations": {}, "links": {}}]
                """;
        assertThat(remediator.http().post("/api/replays/seen/alerts", alert)).isLessThan(300);
    }

    private List<String> states() throws IOException {
        return remediator
                .http()
                .get("/api/incidents")
                .path("incidents")
                .valueStream()
                .map(i -> i.path("state").asString())
                .toList();
    }

    private Scrape scrape() throws IOException {
        return Scrape.of(remediator.http().text("/metrics"));
    }

    @Test
    void the_page_about_metrics_says_what_there_is() throws IOException {
        var page = Files.readString(REPOSITORY.resolve("docs/metrics.md"));
        var rows = page.lines().filter(l -> l.startsWith("| `remediator_")).toList();

        var found =
                scrape().families().values().stream()
                        .filter(f -> f.name().startsWith("remediator_"))
                        .map(Scrape.Family::row)
                        .toList();

        assertThat(rows).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void what_the_page_says_of_the_machine_is_there() throws IOException {
        var page = Files.readString(REPOSITORY.resolve("docs/metrics.md"));
        var named =
                Pattern.compile("`((?:jvm|process|system)_[a-z0-9_]+)`")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !name.equals("jvm_gc_pause_seconds"))
                        .toList();

        assertThat(named).isNotEmpty();
        assertThat(scrape().families().keySet()).containsAll(named);
    }

    @Test
    void what_the_dashboard_and_the_rules_ask_for_is_there() throws IOException {
        var known = new TreeSet<>(scrape().series());
        known.addAll(Deployed.RECORDED);
        known.addAll(Set.of("up", "ALERTS"));

        assertThat(Deployed.metrics()).hasSizeGreaterThan(30).allMatch(known::contains);
    }

    @Test
    void no_stranger_makes_a_label() throws IOException {
        remediator.http().status("/no/such/%3Caddress%3E");
        remediator.http().post("/webhooks/nobody-has-this-adapter", "{}");

        assertThat(remediator.http().text("/metrics"))
                .contains("address=\"none\"", "address=\"/webhooks/{source}\"")
                .doesNotContain("no/such", "nobody-has-this-adapter", "web-99");
    }

    @Test
    void nothing_waits_when_all_is_done() {
        await("rest")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(remediator.http().text("/metrics"))
                                        .contains(
                                                "remediator_lag_records{topic=\"alerts\"} 0.0",
                                                "remediator_lag_records{topic=\"reports\"} 0.0",
                                                "remediator_lag_records{topic=\"dispatch\"} 0.0",
                                                "remediator_workers 1.0",
                                                "remediator_ready 1.0",
                                                "remediator_engine_running 1.0",
                                                "remediator_worker_slots_busy 0.0"));
    }

    @Test
    void a_healed_incident_is_one_trace() {
        await("the trace")
                .atMost(LONG)
                .untilAsserted(() -> assertThat(traced("healed")).isNotEmpty());

        var spans = traced("healed");

        assertThat(spans)
                .extracting(Span::getName)
                .startsWith("incident InstanceDown")
                .contains("remedy restart the service", "verifying")
                .anyMatch(name -> name.startsWith("step "));
        var remedy = named(spans, "remedy restart the service");
        assertThat(remedy.getParentSpanId()).isEqualTo(spans.getFirst().getSpanId());
        assertThat(remedy.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_OK);
        assertThat(spans.stream().filter(s -> s.getName().startsWith("step ")))
                .allSatisfy(
                        step -> assertThat(step.getParentSpanId()).isEqualTo(remedy.getSpanId()));
        assertThat(spans)
                .allSatisfy(
                        s ->
                                assertThat(s.getEndTimeUnixNano())
                                        .isBetween(
                                                s.getStartTimeUnixNano(),
                                                spans.getFirst().getEndTimeUnixNano()));
        assertThat(Collector.texts(spans.getFirst().getAttributesList()))
                .containsEntry("alert.label.instance", "web-1")
                .containsEntry("alert.source", "alertmanager");
        assertThat(collector.resources())
                .allSatisfy(r -> assertThat(r).containsEntry("service.name", "remediator"));
    }

    @Test
    void an_incident_that_people_were_called_for_is_an_error_with_the_call_in_it() {
        await("the trace")
                .atMost(LONG)
                .untilAsserted(() -> assertThat(traced("paged")).isNotEmpty());

        var spans = traced("paged");

        assertThat(spans).extracting(Span::getName).contains("with people", "page");
        assertThat(spans.getFirst().getStatus().getCode())
                .isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    }

    /// The spans of the one trace whose root ended so; the root first.
    private List<Span> traced(String outcome) {
        var all = collector.spans();
        var roots =
                all.stream()
                        .filter(s -> s.getParentSpanId().isEmpty())
                        .filter(
                                s ->
                                        outcome.equals(
                                                Collector.texts(s.getAttributesList())
                                                        .get("remediator.outcome")))
                        .toList();
        assertThat(roots).hasSizeLessThan(2);
        return roots.stream()
                .flatMap(root -> all.stream().filter(s -> s.getTraceId().equals(root.getTraceId())))
                .toList();
    }

    private static Span named(List<Span> spans, String name) {
        var byName = new HashMap<String, Span>();
        spans.forEach(s -> byName.putIfAbsent(s.getName(), s));
        assertThat(byName).containsKey(name);
        return requireNonNull(byName.get(name));
    }
}
