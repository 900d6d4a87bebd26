package dev.remediator.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Controls;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import dev.remediator.warden.Posture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IncidentPagesTest {
    private static final Pattern CARD = Pattern.compile("<h3><a href=\"/incidents/([^\"]+)\"");

    private static final Pattern TAG = Pattern.compile("<[a-z!](?:\"[^\"]*\"|'[^']*'|[^>\"'])*>");

    private final Desk desk = new Desk();

    private String list(String... query) {
        var asked = query.length == 0 ? Map.<String, String>of() : Map.of(query[0], query[1]);
        return desk.incidents.list(Desk.VIEWER, asked).html();
    }

    private String one(String id) {
        return desk.incidents.one(Desk.VIEWER, id).orElseThrow().html();
    }

    private static List<String> cards(String html) {
        return CARD.matcher(html).results().map(found -> found.group(1)).toList();
    }

    private void stands(String incident, Reason reason, State state) {
        desk.decides(incident, reason, state, Duration.ofMinutes(1));
    }

    @Test
    void what_needs_somebody_most_comes_first() {
        stands("watched", Reason.HELD_FOR, State.WATCHING);
        stands("taken", Reason.LADDER_EXHAUSTED, State.PAGED);
        desk.decides(
                "taken",
                Reason.ACKNOWLEDGED,
                State.PAGED,
                Duration.ofMinutes(2),
                "-",
                "-",
                "ana, at api");
        stands("held", Reason.STORM, State.REFUSED);
        stands("acting", Reason.CLAIM_GRANTED, State.ACTING);
        stands("asking", Reason.APPROVAL_WANTED, State.WAITING);
        stands("paged", Reason.LADDER_EXHAUSTED, State.PAGED);

        assertThat(cards(list()))
                .containsExactly("paged", "asking", "acting", "held", "watched", "taken");
    }

    @Test
    void a_storm_of_ten_thousand_is_a_hundred_and_how_many_more() {
        for (int i = 0; i < 10_000; i++) {
            stands("inc-" + i, Reason.STORM, State.WAITING);
        }

        var html = list();

        assertThat(cards(html)).hasSize(100);
        assertThat(html).contains("9900 more are open", "href=\"/?limit=200\"");
        assertThat(html.length()).isLessThan(200_000);
    }

    @Test
    void a_filter_stays_in_the_address_and_finds_in_any_case() {
        stands("inc-1", Reason.STORM, State.WAITING);
        desk.decides(
                "inc-2",
                "node/db-7",
                "DiskFull",
                Reason.HELD_FOR,
                State.WATCHING,
                Duration.ZERO,
                false);

        var html = list("q", "DB-7");

        assertThat(cards(html)).containsExactly("inc-2");
        assertThat(html).contains("href=\"/?state=watching&amp;q=DB-7\"", "value=\"DB-7\"");
        assertThat(cards(list("state", "waiting"))).containsExactly("inc-1");
    }

    @Test
    void nothing_at_all_is_said_in_words() {
        assertThat(list()).contains("Nothing is open.", "Nothing has happened yet.");
        assertThat(list("q", "web")).contains("Nothing that is open fits.");
    }

    @Test
    void what_is_over_is_told_the_last_first() {
        for (var id : List.of("first", "second")) {
            desk.decides(
                    id,
                    "node/" + id,
                    "InstanceDown",
                    Reason.HEALED,
                    State.HEALED,
                    Duration.ofMinutes(id.length()),
                    true);
        }

        var html = list();

        assertThat(html.indexOf("node/second")).isLessThan(html.indexOf("node/first"));
        assertThat(html).contains("The alert cleared after a remedy, and stayed clear.");
    }

    @Test
    void one_that_acts_says_which_step_of_which_remedy_and_since_when() {
        desk.decides(
                "inc-1",
                Reason.CLAIM_GRANTED,
                State.ACTING,
                Duration.ofMinutes(55),
                "restart",
                "inc-1-r1",
                "worker-1");
        desk.decides(
                "inc-1",
                Reason.STEP_RECORDED,
                State.ACTING,
                Duration.ofMinutes(59),
                "restart",
                "inc-1-r1",
                "drain: ok");

        assertThat(list()).contains("'restart' runs for 5 min. Step 1: drain: ok.");
        assertThat(one("inc-1"))
                .contains("href=\"/playbooks/HealNode?incident=inc-1\"")
                .contains("of=incident&amp;id=inc-1");
    }

    @Test
    void one_that_no_worker_has_taken_does_not_run() {
        desk.decides(
                "inc-1",
                Reason.REMEDY_OFFERED,
                State.ACTING,
                Duration.ofMinutes(55),
                "restart",
                "inc-1-r1");

        assertThat(list())
                .contains(
                        "'restart' is offered for 5 min. The next remedy was offered to the"
                                + " workers.")
                .doesNotContain("runs for");
    }

    @Test
    void a_step_that_failed_is_not_said_to_be_done() {
        desk.decides(
                "inc-1",
                Reason.STEP_RECORDED,
                State.ACTING,
                Duration.ofMinutes(59),
                "restart",
                "inc-1-r1",
                "drain failed: no such backend");

        assertThat(list()).contains("Step 1: drain failed: no such backend.");
    }

    @Test
    void one_that_is_held_back_says_by_what_and_until_when() {
        stands("inc-1", Reason.SILENCED, State.WAITING);
        var since = Desk.NOW.minus(Duration.ofMinutes(4));
        var until = Desk.NOW.plus(Duration.ofMinutes(30));
        desk.chronicle.stands(
                new Posture(
                        Desk.NOW,
                        Controls.NONE,
                        List.of(),
                        List.of(
                                new Posture.Waiting(
                                        "inc-1-r1",
                                        "inc-1",
                                        "node/web-1",
                                        "HealNode",
                                        "restart",
                                        "silenced",
                                        "cluster=eu-1",
                                        since,
                                        until)),
                        Map.of(),
                        List.of()));

        assertThat(list())
                .contains(
                        "'restart' is held back: a silence covers it (cluster=eu-1), for 4"
                                + " min, until 04:30:00 UTC.");
        assertThat(one("inc-1")).contains(Reason.SILENCED.advice());
    }

    @Test
    void one_that_people_are_called_for_says_who_was_called_and_what_came_of_it() {
        stands("inc-1", Reason.LADDER_EXHAUSTED, State.PAGED);
        desk.decides(
                "inc-1",
                Reason.PAGE_CALLED,
                State.PAGED,
                Duration.ofMinutes(58),
                "-",
                "-",
                "ana by sms");

        assertThat(list()).contains("Called last: ana by sms, 2 min ago; somebody is called.");
        assertThat(one("inc-1")).contains("Who was called", "<th scope=\"row\">ana by sms</th>");
    }

    @Test
    void an_incident_nobody_knows_is_no_page() {
        assertThat(desk.incidents.one(Desk.VIEWER, "inc-1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\" onload=\"alert(1)",
                "' onmouseover='alert(1)",
                "</title><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "--><svg onload=alert(1)>",
                "${7*7}@`x`",
                "\u202e\u0000\ud800"
            })
    void whatever_an_alert_says_is_text(String hostile) {
        var alert = hostile(hostile);
        desk.chronicle.hears(alert, Reason.REMEDY_OFFERED, State.ACTING, false);
        desk.decides(
                alert.series(),
                Reason.STEP_RECORDED,
                State.ACTING,
                Duration.ZERO,
                hostile,
                hostile,
                hostile);

        for (var html : List.of(list(), one(alert.series()), list("q", hostile))) {
            assertThat(html).doesNotContain("<script>alert", "<img", "<svg", "49@");
            var tags = TAG.matcher(html).results();
            assertThat(tags.map(MatchResult::group))
                    .allSatisfy(tag -> assertThat(unquoted(tag)).doesNotContain("alert(", " on"));
            assertThat(html).doesNotContain("href=\"javascript", "href=\"data:");
        }
    }

    /// A tag without what stands in quotes, where anything may stand.
    private static String unquoted(String tag) {
        return tag.replaceAll("\"[^\"]*\"|'[^']*'", "");
    }

    private static Alert hostile(String text) {
        return new Alert(
                "alertmanager",
                text,
                "episode",
                "delivery",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                text,
                text,
                Instant.EPOCH,
                null,
                Map.of(text, text),
                Map.of("summary", text),
                Map.of("runbook", text, "graph", "https://graphs.example/?q=\"><script>alert(1)"));
    }
}
