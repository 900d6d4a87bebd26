package dev.remediator.console;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.access.Caller;
import dev.remediator.access.Role;
import dev.remediator.guard.Controls;
import dev.remediator.guard.Matcher;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Silence;
import dev.remediator.history.Accounting;
import dev.remediator.history.Chronicle;
import dev.remediator.playbook.Autonomy;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import dev.remediator.warden.Posture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SafetyPagesTest {
    private static final Instant NOW = Chronicle.START.plusSeconds(300);
    private static final String HOSTILE = "\"><script>alert(1)</script><a href='javascript:x'>";

    private final Chronicle chronicle = new Chronicle();
    private final Sources sources =
            new Sources(
                    chronicle.history(),
                    Book.of(List.of(new Asking())),
                    Policy.DEFAULT,
                    () -> new Accounting(0, 0, 0, 0),
                    () -> NOW);
    private final SafetyPages pages = Console.of(sources).safety();

    /// Asks before it destroys, and acts when nobody answers.
    private static final class Asking implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("InstanceDown"))
                    .lock(node(label("instance")))
                    .first("reboot", (_, _) -> {})
                    .destructive()
                    .otherwise(page("web"))
                    .proposing(seconds(900), Autonomy.Lapse.ACT);
        }
    }

    private static Viewer viewer(Role role) {
        return new Viewer(new Caller("ana", role), "token-of-forms", true);
    }

    private static Posture.Waiting waiting(
            String incident, String remedy, @Nullable Reason reason) {
        return new Posture.Waiting(
                incident + "-r1",
                incident,
                "node/" + incident,
                "Asking",
                remedy,
                reason == null ? null : reason.word(),
                "cluster=eu-1",
                Chronicle.START,
                NOW.plusSeconds(600));
    }

    private void stands(Controls controls, List<Posture.Waiting> waiting) {
        chronicle.stands(new Posture(NOW, controls, List.of(), waiting, Map.of(), List.of()));
    }

    @Test
    void what_wants_approval_says_what_it_would_do_and_what_happens_when_nobody_answers() {
        stands(Controls.NONE, List.of(waiting("inc-1", "reboot", Reason.APPROVAL_WANTED)));

        assertThat(pages.waiting(viewer(Role.OPERATOR)).html())
                .contains("Waits for approval: 1", "reboot", "▲ destructive", "inc-1-r1")
                .contains("(5 min ago)", "(in 10 min)", "then it is carried out")
                .contains("href=\"/incidents/inc-1\"")
                .contains("name=\"formToken\" value=\"token-of-forms\"")
                .doesNotContain("Your name");
    }

    @Test
    void what_is_held_back_stands_under_its_reason_with_its_sentence_and_advice() {
        stands(
                Controls.NONE,
                List.of(
                        waiting("inc-1", "reboot", Reason.STORM),
                        waiting("inc-2", "", Reason.STORM),
                        waiting("inc-3", "reboot", null)));

        assertThat(pages.waiting(viewer(Role.VIEWER)).html())
                .contains("storm: 2", Reason.STORM.sentence(), Reason.STORM.advice())
                .contains("page people", "not judged yet: 1");
    }

    @Test
    void of_very_many_the_first_are_shown_and_the_others_counted() {
        var many = new ArrayList<Posture.Waiting>();
        for (int i = 0; i < 120; i++) {
            many.add(waiting("inc-" + i, "reboot", Reason.BUDGET_IN_USE));
        }
        stands(Controls.NONE, many);

        assertThat(pages.waiting(viewer(Role.VIEWER)).html())
                .contains("budget-in-use: 120", "and 70 more", "inc-49")
                .doesNotContain("inc-50");
    }

    @Test
    void of_very_many_that_want_approval_the_first_have_forms() {
        var many = new ArrayList<Posture.Waiting>();
        for (int i = 0; i < 120; i++) {
            many.add(waiting("inc-" + i, "reboot", Reason.APPROVAL_WANTED));
        }
        stands(Controls.NONE, many);

        assertThat(pages.waiting(viewer(Role.OPERATOR)).html())
                .contains("Waits for approval: 120", "and 70 more", "inc-49")
                .doesNotContain("inc-50");
    }

    @Test
    void of_what_waits_for_a_group_the_first_are_shown_and_the_others_counted() {
        var many = new ArrayList<Posture.Waiting>();
        for (int i = 0; i < 120; i++) {
            many.add(waiting("inc-" + i, "reboot", Reason.STORM));
        }
        var group = new Posture.Group("cluster=eu-1", 200, 120, 9, "STORM", 0, 0);
        chronicle.stands(
                new Posture(NOW, Controls.NONE, List.of(group), many, Map.of(), List.of()));

        assertThat(pages.groups(viewer(Role.VIEWER)).html())
                .contains("and 100 more", "inc-19")
                .doesNotContain("inc-20");
    }

    @Test
    void what_a_guard_held_back_to_its_end_is_told_too() {
        chronicle.closes("inc-9", Reason.SILENCED, State.REFUSED);

        assertThat(pages.waiting(viewer(Role.VIEWER)).html())
                .contains("Over without a remedy", "/incidents/inc-9", Reason.SILENCED.sentence());
    }

    @ParameterizedTest
    @CsvSource({
        "'',No cord is pulled; automation runs.,Andon cord",
        "cluster=eu-1,Automation is stopped in part.,Automation is stopped in part",
        "everything,Automation is stopped: everything.,Automation is stopped"
    })
    void whether_the_cord_is_pulled_is_said_in_words(
            String scope, String sentence, String everywhere) {
        var cord = new Controls.Cord(scope, "bo", "it smokes", Chronicle.START);
        stands(
                new Controls(scope.isEmpty() ? List.of() : List.of(cord), List.of(), Map.of()),
                List.of());

        assertThat(pages.andon(viewer(Role.VIEWER)).html())
                .contains(sentence)
                .containsPattern("href=\"/andon\">\\s*" + everywhere + "</a>");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void forms_are_shown_only_to_who_may_send_them(Role role) {
        stands(
                new Controls(
                        List.of(new Controls.Cord("cluster=a", "bo", "x", Chronicle.START)),
                        List.of(silence("known")),
                        Map.of()),
                List.of(waiting("inc-1", "reboot", Reason.APPROVAL_WANTED)));
        var who = viewer(role);

        assertThat(
                        List.of(
                                pages.andon(who).html(),
                                pages.waiting(who).html(),
                                pages.silences(who).html(),
                                Console.of(sources).whatIf().ask(who, Map.of()).html()))
                .allSatisfy(
                        html ->
                                assertThat(html.contains("action=\"/console/"))
                                        .isEqualTo(role.covers(Role.OPERATOR)));
    }

    @Test
    void what_people_and_alerts_say_is_text_wherever_it_stands() {
        stands(
                new Controls(
                        List.of(new Controls.Cord(HOSTILE, HOSTILE, HOSTILE, Chronicle.START)),
                        List.of(silence(HOSTILE)),
                        Map.of()),
                List.of(
                        waiting(HOSTILE, HOSTILE, Reason.APPROVAL_WANTED),
                        waiting(HOSTILE, HOSTILE, Reason.ANDON)));
        chronicle.says(Decision.CONTROL, Reason.CORD_PULLED, HOSTILE);
        var who = viewer(Role.ADMIN);

        assertThat(
                        List.of(
                                pages.andon(who).html(),
                                pages.waiting(who).html(),
                                pages.silences(who).html(),
                                pages.audit(who, Map.of()).html()))
                .allSatisfy(
                        html ->
                                assertThat(html)
                                        .contains("alert(1)")
                                        .doesNotContain("<script>alert")
                                        .doesNotContain("<a href='javascript")
                                        .doesNotContain("href=\"javascript"));
    }

    private static Silence silence(String why) {
        return new Silence(
                "silence-1",
                false,
                List.of(new Matcher("alertname", why, false)),
                Chronicle.START,
                NOW.plusSeconds(60),
                why,
                why);
    }

    @Test
    void the_audit_has_pages_the_newest_first() {
        for (int i = 1; i <= 60; i++) {
            chronicle.says(Decision.CONTROL, Reason.CORD_PULLED, "line-" + i + ".");
        }

        assertThat(pages.audit(viewer(Role.VIEWER), Map.of()).html())
                .contains("line-60.", "line-11.", "Older")
                .doesNotContain("line-10.", "Newer");
        assertThat(pages.audit(viewer(Role.VIEWER), Map.of("page", "2")).html())
                .contains("line-10.", "line-1.", "Newer")
                .doesNotContain("line-11.", "Older");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "99999999999", "", "<b>", "99"})
    void a_page_of_the_audit_that_there_cannot_be_is_one_there_is(String page) {
        assertThat(pages.audit(viewer(Role.VIEWER), Map.of("page", page)).html())
                .contains("<h1>Audit</h1>", "Nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "LADDER_EXHAUSTED,PAGED,OPERATOR,true",
        "LADDER_EXHAUSTED,PAGED,VIEWER,false",
        "REMEDY_OFFERED,ACTING,ADMIN,false"
    })
    void only_what_people_have_is_acknowledged_and_closed(
            Reason reason, State state, Role role, boolean asked) {
        chronicle.decides("inc-1", reason, state);
        var view = chronicle.history().incident("inc-1").orElseThrow().incident();

        var steering = IncidentSteering.of(sources, viewer(role), view);

        assertThat(steering.something()).isEqualTo(asked);
        assertThat(
                        Templates.draw("steering/incident.jte", Map.of("steering", steering))
                                .html()
                                .contains("/console/acknowledgement"))
                .isEqualTo(asked);
    }

    @Test
    void how_much_a_playbook_may_do_is_set_by_admins_only() {
        assertThat(autonomy(Role.ADMIN))
                .contains("value=\"propose\" checked", "value=\"shadow\">")
                .contains("name=\"playbook\" value=\"Asking\"");
        assertThat(autonomy(Role.OPERATOR)).doesNotContain("<form");
    }

    private static String autonomy(Role role) {
        return Templates.draw(
                        "steering/autonomy.jte",
                        Map.of(
                                "viewer",
                                viewer(role),
                                "playbook",
                                "Asking",
                                "level",
                                "propose",
                                "back",
                                "/playbooks/Asking"))
                .html();
    }
}
