package dev.remediator.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.broker.EmbeddedKafka;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.CallPeople;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Http;
import dev.remediator.it.fixture.MoodyServices;
import dev.remediator.it.fixture.PagerAndChat;
import dev.remediator.it.fixture.RemediatorProcess;
import dev.remediator.it.guarantee.Evidence;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.settings.ChannelSpec;
import dev.remediator.settings.PagerSpec;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Ten thousand things at once that only people can mend, services in a bad mood, and a program
/// that dies in the middle of it, twice.
@DisplayNameGeneration(ReplaceUnderscores.class)
class StormOfPagesIT {
    private static final int INCIDENTS = 10_000;
    private static final int BATCH = 500;
    private static final int MOST = 15;
    private static final String GATHERED = "remediator:notice-gathered-" + PagerAndChat.NAME + "-1";
    private static final Pattern INCIDENT = Pattern.compile("inc-[0-9a-f]{16}|notice-[a-z0-9-]+");

    @TempDir private Path directory;

    @Test
    void pages_are_bounded_and_none_is_lost_or_doubled_although_the_program_is_killed()
            throws Exception {
        try (var services = new MoodyServices(7)) {
            var file = settings(services);
            var began = Instant.now();
            var first = RemediatorProcess.configured(directory, file, PagerAndChat.class);
            fire(first.http(), "firing", began, 0, INCIDENTS / 2);
            await("some pages").atMost(Duration.ofMinutes(3)).until(() -> told(services) >= 5);
            // Killed while it does not know whether the chat has what it has sent.
            services.keepsChatWaiting();
            await("a word").atMost(Duration.ofMinutes(3)).until(services::chatIsWaitedFor);
            first.kill();
            first.http().close();
            services.answersChat();

            var second = RemediatorProcess.configured(directory, file, PagerAndChat.class);
            fire(second.http(), "firing", began, INCIDENTS / 2, INCIDENTS);
            await("more pages").atMost(Duration.ofMinutes(3)).until(() -> told(services) >= 15);
            second.kill();
            second.http().close();

            try (var third = RemediatorProcess.configured(directory, file, PagerAndChat.class)) {
                services.calmDown();
                await("everybody's page")
                        .atMost(Duration.ofMinutes(3))
                        .pollInterval(Duration.ofSeconds(2))
                        .until(() -> unheard().isEmpty());
                await("everybody who was called, at the pager")
                        .atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofSeconds(2))
                        .until(() -> services.alerts().keySet().equals(called()));
                var fates = fates();
                System.out.printf(
                        "storm of pages: %d incidents, %d alerts at the pager, %d messages in the"
                                + " chat, %d answered badly, over after %d s%n",
                        incidents(fates).size(),
                        services.alerts().size(),
                        services.chat().size(),
                        services.badly(),
                        Duration.between(began, Instant.now()).toSeconds());
                assertThat(incidents(fates)).hasSize(INCIDENTS);
                assertThat(services.alerts().size()).isLessThanOrEqualTo(MOST + 1);
                assertThat(services.alerts().values()).as("opened once each").containsOnly(1);
                assertThat(saidTwice(services)).as("said twice in the chat").isEmpty();
                assertThat(third.http().get("/api/accounting").path("unaccounted").asLong())
                        .isZero();

                int last = aLine();
                fire(third.http(), "resolved", began, 0, last);
                fire(third.http(), "resolved", began, last + 1, INCIDENTS);
                await("all but one line are over")
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofSeconds(2))
                        .until(() -> over() == INCIDENTS - 1);
                await("the gathered page, which is open for its last line")
                        .during(Duration.ofSeconds(3))
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> services.open().equals(Set.of(GATHERED)));
                fire(third.http(), "resolved", began, last, last + 1);
                await("nothing is open any more, and no line was counted twice")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> services.open().isEmpty());
            }
        }
    }

    private int told(MoodyServices services) {
        return services.alerts().size() + services.chat().size();
    }

    private Path settings(MoodyServices services) throws IOException {
        var pager =
                PagerSpec.pagerDuty("0123456789abcdef0123456789abcdef", services.pagerDuty())
                        .confirmingFor(Duration.ofSeconds(1))
                        .atMost(MOST, Duration.ofHours(1))
                        .through(
                                List.of(
                                        new ChannelSpec(
                                                PagerAndChat.CHAT,
                                                ChannelKind.SLACK_WEBHOOK,
                                                "",
                                                "literal:" + services.webhook(),
                                                Map.of())));
        var calm = new Rules.Storms(100, 1, 100, 1, Duration.ofMinutes(1), Duration.ofMinutes(1));
        var settings =
                Settings.DEFAULT.paging(pager).guardedBy(Rules.DEFAULT.with(Calm.TILTS).with(calm));
        return Files.writeString(
                directory.resolve("remediator.yaml"), SettingsWriter.yaml(settings));
    }

    private static void fire(Http http, String status, Instant began, int from, int to)
            throws IOException {
        for (int i = from; i < to; i += BATCH) {
            var alerts =
                    IntStream.range(i, Math.min(i + BATCH, to))
                            .mapToObj(n -> alert(status, "lonely-" + n, began))
                            .toList();
            var body =
                    JsonMapper.shared()
                            .writeValueAsString(
                                    Map.of(
                                            "version",
                                            "4",
                                            "status",
                                            status,
                                            "groupKey",
                                            "storm",
                                            "alerts",
                                            alerts));
            assertThat(http.post("/webhooks/alertmanager", body)).isEqualTo(202);
        }
    }

    private static Map<String, Object> alert(String status, String instance, Instant began) {
        return Map.of(
                "status", status,
                "labels", Map.of("alertname", CallPeople.ALERT, "instance", instance),
                "annotations", Map.of("summary", instance + " needs somebody"),
                "startsAt", began.toString(),
                "endsAt",
                        status.equals("firing")
                                ? "0001-01-01T00:00:00Z"
                                : began.plusSeconds(3600).toString());
    }

    /// What was decided about each incident's page.
    private Map<String, Set<Reason>> fates() throws Exception {
        var fates = new TreeMap<String, Set<Reason>>();
        for (var decision : decisions()) {
            fates.computeIfAbsent(decision.incident(), _ -> EnumSet.noneOf(Reason.class))
                    .add(decision.reason());
        }
        return fates;
    }

    private List<Decision> decisions() throws Exception {
        var kafka = EmbeddedKafka.address(directory.resolve("kafka"));
        return Evidence.read(kafka, List.of()).decisions();
    }

    /// The keys of the pages somebody was called for.
    private Set<String> called() throws Exception {
        return fates().entrySet().stream()
                .filter(fate -> fate.getValue().contains(Reason.PAGE_CALLED))
                .map(fate -> "remediator:" + fate.getKey())
                .collect(Collectors.toSet());
    }

    private long over() throws Exception {
        return decisions().stream()
                .filter(d -> d.reason() == Reason.RESOLVED_AFTER_PAGE)
                .map(Decision::incident)
                .filter(id -> id.startsWith("inc-"))
                .distinct()
                .count();
    }

    /// Which of them is a line of the gathered page.
    private int aLine() throws Exception {
        return decisions().stream()
                .filter(d -> d.reason() == Reason.PAGE_GATHERED)
                .filter(d -> d.incident().startsWith("inc-"))
                .map(d -> d.resource().replaceAll("\\D", ""))
                .mapToInt(Integer::parseInt)
                .max()
                .orElseThrow();
    }

    private static Set<String> incidents(Map<String, Set<Reason>> fates) {
        return fates.keySet().stream()
                .filter(id -> id.startsWith("inc-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The incidents nobody has been told of: neither by a page of their own nor as a line of a
    /// gathered one that arrived.
    private Set<String> unheard() throws Exception {
        var fates = fates();
        boolean gathered =
                fates.entrySet().stream()
                        .anyMatch(
                                fate ->
                                        fate.getKey().startsWith("notice-gathered-")
                                                && fate.getValue().contains(Reason.PAGE_DELIVERED));
        var unheard = incidents(fates);
        unheard.removeIf(
                id -> {
                    var fate = fates.getOrDefault(id, Set.of());
                    return fate.contains(Reason.PAGE_DELIVERED)
                            || (gathered && fate.contains(Reason.PAGE_GATHERED));
                });
        if (incidents(fates).size() < INCIDENTS) {
            unheard.add("some have not been decided about");
        }
        return unheard;
    }

    private static List<String> saidTwice(MoodyServices services) {
        var seen = new TreeSet<String>();
        return services.chat().stream()
                .map(StormOfPagesIT::incidentIn)
                .filter(id -> !seen.add(id))
                .toList();
    }

    private static String incidentIn(String message) {
        var found = INCIDENT.matcher(message);
        return found.find() ? found.group() : message;
    }
}
