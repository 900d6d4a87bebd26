package dev.remediator.console;

import static dev.remediator.console.PagesBench.ANYBODY;
import static dev.remediator.console.PagesBench.HOSTILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Controls;
import dev.remediator.history.Chronicle;
import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import dev.remediator.warden.Posture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlaybookPagesTest {
    private final PagesBench bench = new PagesBench();

    @Test
    void the_list_says_what_each_may_do_who_said_so_and_how_it_did() {
        acts("inc-1", "node/web-1");
        bench.chronicle()
                .passes(Duration.ofSeconds(90))
                .closes("inc-1", Reason.HEALED, State.HEALED)
                .stands(said(Autonomy.Level.PROPOSE));
        acts("inc-2", "node/web-2");

        var html = bench.console().playbooks().list(ANYBODY).html();

        assertThat(html)
                .contains("<a href=\"/playbooks/HealNode\">HealNode</a>")
                .contains("<strong>propose</strong>: it asks before it acts")
                .contains("(said by people, or because it failed too often)")
                .contains("1 acting")
                .contains("destructive")
                .containsPattern("<th scope=\"row\">24 h</th>\\s*<td>2</td>\\s*<td>1</td>")
                .contains("<td>1 min 3");
    }

    private static Posture said(Autonomy.Level level) {
        return new Posture(
                Chronicle.START,
                new Controls(List.of(), List.of(), Map.of("HealNode", level)),
                List.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    @Test
    void where_incidents_stand_is_on_the_drawing_and_in_words_with_links() {
        acts("inc-1", "node/web-1");
        acts("inc-2", "node/web-2");

        var html = one(Map.of());

        assertThat(html)
                .contains("role=\"img\"", "● 2 incidents here now")
                .contains("<a href=\"/incidents/inc-1\">", "<a href=\"/incidents/inc-2\">")
                .contains("(2 incidents here now)");
    }

    @Test
    void the_way_of_one_incident_is_marked_alone() {
        acts("inc-1", "node/web-1");
        acts("inc-2", "node/web-2");

        var html = one(Map.of("incident", "inc-2"));

        assertThat(html)
                .contains("Marked is the way of <a href=\"/incidents/inc-2\">")
                .contains("● stands here", "✓ came here")
                .doesNotContain("here now</text>");
    }

    @Test
    void somebody_elses_incident_is_not_marked() {
        assertThat(one(Map.of("incident", "inc-404"))).doesNotContain("Marked is the way");
    }

    @Test
    void there_is_no_page_of_what_is_not_loaded() {
        assertThat(bench.console().playbooks().one(ANYBODY, "Nobody", Map.of())).isEmpty();
    }

    @Test
    void hostile_names_are_text_wherever_they_stand() {
        acts("inc-1", "node/" + HOSTILE);

        assertThat(one(Map.of()) + one(Map.of("incident", "inc-1")))
                .contains("&lt;script&gt;alert")
                .doesNotContain("<script>alert")
                .doesNotContainPattern("<[^<>]*onload=");
    }

    @Test
    void a_storm_makes_no_endless_page() {
        for (int i = 0; i < 3000; i++) {
            acts("inc-" + i, "node/web-" + i);
        }

        var html = one(Map.of());

        assertThat(html).hasSizeLessThan(100_000).contains("2500 more are open", "and 490 more");
    }

    private String one(Map<String, String> query) {
        return bench.console().playbooks().one(ANYBODY, "HealNode", query).orElseThrow().html();
    }

    private void acts(String incident, String resource) {
        bench.chronicle()
                .tells(
                        new Decision(
                                incident,
                                resource,
                                Chronicle.START,
                                Reason.CLAIM_GRANTED,
                                State.ACTING,
                                "series",
                                "Down",
                                "HealNode",
                                "restart " + HOSTILE,
                                incident + "-r1",
                                "",
                                false,
                                false),
                        null);
    }
}
