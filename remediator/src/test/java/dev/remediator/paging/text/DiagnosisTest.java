package dev.remediator.paging.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Attempt;
import dev.remediator.remediation.Page;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiagnosisTest {
    private static final int PLENTY = 1_000_000;

    @Test
    void a_page_says_everything_a_person_needs_at_3_am() {
        assertThat(Calls.of(Calls.page()).text(PLENTY))
                .isEqualTo(
                        """
                        [CRITICAL] InstanceDown on node/web-1: every remedy was tried and none helped
                        what:
                          InstanceDown on node/web-1, critical
                          web-1 does not answer
                          Its neighbours do
                          firing since 2026-08-04T03:00:00Z, 15 min 0 s before this page
                        why: every remedy was tried and none helped (ladder-exhausted)
                        do next: Log in to node/web-1: automation has tried all it knows and leaves \
                        it to you until the alert is over.
                        tried:
                          1. restart the service, 2 min 3 s: did-not-clear, the remedy was done, \
                        but the alert did not clear
                          nginx was restarted and answered once
                          2. drain and reboot, 42 s: remedy-failed, the remedy failed
                          step 'reboot': ssh: connection refused
                        acknowledge: remediator page acknowledge inc-1
                        incident: https://remediator.example/api/incidents/inc-1
                        see: runbook https://wiki.example/web
                        andon cord: https://remediator.example/api/andon
                        playbook: HealWebNode; policy web-on-call
                        labels:
                          cluster=eu-1
                          instance=web-1
                        annotations: team=web""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TRIGGER     | LADDER_EXHAUSTED    |     | [CRITICAL] InstanceDown on node/web-1: every remedy was tried and none helped",
                "ACKNOWLEDGE | LADDER_EXHAUSTED    | ana | [ACKNOWLEDGED] InstanceDown on node/web-1: ana has taken it; nobody else is called",
                "ACKNOWLEDGE | LADDER_EXHAUSTED    |     | [ACKNOWLEDGED] InstanceDown on node/web-1: somebody has taken it; nobody else is called",
                "RESOLVE     | RESOLVED_AFTER_PAGE |     | [RESOLVED] InstanceDown on node/web-1: it is over; the page is resolved",
                "RESOLVE     | LADDER_EXHAUSTED    |     | [RESOLVED] InstanceDown on node/web-1: it is over; the page is resolved",
                "RESOLVE     | LADDER_EXHAUSTED    | bo  | [RESOLVED] InstanceDown on node/web-1: it is over, says bo",
                "TRIGGER     | PAGE_TEST           |     | [TEST] InstanceDown on node/web-1: a wake-up test",
                "RESOLVE     | PAGE_TEST           |     | [TEST] [RESOLVED] InstanceDown on node/web-1: it is over; the page is resolved",
                "TRIGGER     | PAGE_GATHERED       |     | [GATHERED] InstanceDown on node/web-1: too many pages at once; this one is for all of them",
            })
    void the_subject_says_at_once_what_it_is_about(
            Page.Action action, Reason why, String by, String subject) {
        var diagnosis = Calls.of(Calls.page(why).doing(action), by == null ? "" : by);
        assertThat(diagnosis.subject(200)).isEqualTo(subject);
    }

    @ParameterizedTest
    @EnumSource(
            value = Page.Action.class,
            names = {"ACKNOWLEDGE", "RESOLVE"})
    void what_is_taken_or_over_is_told_in_few_words(Page.Action action) {
        assertThat(Calls.of(Calls.page().doing(action), "ana").sections())
                .extracting(Section::heading)
                .containsExactly("what", "why", "incident");
    }

    @Test
    void a_decision_about_a_proposal_says_which() {
        var alert = Calls.alert("InstanceDown", Map.of());
        var page = Calls.page("notice-approval-inc-1-r1", Reason.APPROVED, alert, List.of());
        assertThat(Calls.of(page.doing(Page.Action.RESOLVE)).subject(200))
                .endsWith(": a person has approved the remedy");
        assertThat(lines(Calls.of(page), "incident"))
                .containsExactly("https://remediator.example/api/waiting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "ftp://files.example/x",
                "https:///no-host",
                "//no.scheme/x",
                "https://user:secret@bank.example/",
                "https://a.example/<script>",
                "https://a.example/x y",
                "https://a.example/\u202egpj.exe\u0000",
                "file:///etc/passwd",
                "data:text/html,x",
                ""
            })
    void what_a_browser_should_not_open_is_no_link(String address) {
        var alert = Calls.alert("A", "r", Map.of(), Map.of(), Map.of("runbook", address));
        var page = Calls.page(Reason.NO_REMEDY, alert, List.of());
        assertThat(lines(Calls.of(page), "see")).isEmpty();
    }

    @Test
    void of_many_links_the_runbook_comes_first() {
        var links = new TreeMap<String, String>();
        for (int i = 0; i < 9; i++) {
            links.put("dashboard" + i, "https://graphs.example/" + i);
        }
        links.put("Runbook", "https://wiki.example/web");
        links.put("runbook-2", "https://wiki.example/all");
        var alert = Calls.alert("A", "r", Map.of(), Map.of(), links);
        assertThat(lines(Calls.of(Calls.page(Reason.NO_REMEDY, alert, List.of())), "see"))
                .hasSize(5)
                .startsWith(
                        "Runbook https://wiki.example/web", "runbook-2 https://wiki.example/all");
    }

    @Test
    void a_line_of_which_only_a_scrap_would_fit_is_left_out() {
        for (int room = 100; room < 1200; room++) {
            assertThat(Calls.of(Calls.page()).fitting(room, DiagnosisTest::bytes))
                    .filteredOn(section -> section.heading().equals("tried"))
                    .flatExtracting(Section::lines)
                    .allSatisfy(
                            line ->
                                    assertThat(line.endsWith("…") && line.length() < 40)
                                            .as(line)
                                            .isFalse());
        }
    }

    @Test
    void where_room_is_short_what_failed_is_told_before_since_when_it_fires() {
        var fitting = Calls.of(Calls.page()).fitting(480, DiagnosisTest::bytes);
        assertThat(lines(fitting, "tried"))
                .anyMatch(line -> line.startsWith("2. drain and reboot"));
        assertThat(lines(fitting, "what")).noneMatch(line -> line.startsWith("firing since"));
    }

    @Test
    void what_a_subject_says_is_not_said_again_below_it() {
        var diagnosis = Calls.of(Calls.page());
        var first = "InstanceDown on node/web-1, critical";
        assertThat(lines(diagnosis.below(diagnosis.subject(200)), "what")).doesNotContain(first);
        assertThat(lines(diagnosis.below(diagnosis.subject(25)), "what")).contains(first);
    }

    @Test
    void a_link_is_told_in_ascii() {
        var links = Map.of("runbook", "https://wiki.example/\u202e" + "ä");
        var page =
                Calls.page(
                        Reason.NO_REMEDY,
                        Calls.alert("A", "r", Map.of(), Map.of(), links),
                        List.of());
        assertThat(lines(Calls.of(page), "see"))
                .containsExactly("runbook https://wiki.example/%E2%80%AE%C3%A4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inc-1; rm -rf /", "$(id)", "inc 1", "-x", "inc-1\n"})
    void an_incident_whose_name_a_shell_would_misread_is_no_command(String incident) {
        var alert = Calls.alert("A", Map.of());
        var page = Calls.page(incident, Reason.NO_REMEDY, alert, List.of());
        assertThat(lines(Calls.of(page), "acknowledge")).isEmpty();
    }

    @Test
    void what_helps_least_is_left_out_first_and_named() {
        var fitting = Calls.of(Calls.page()).fitting(790, DiagnosisTest::bytes);
        assertThat(fitting)
                .extracting(Section::heading)
                .containsExactly(
                        "what",
                        "why",
                        "do next",
                        "tried",
                        "acknowledge",
                        "incident",
                        "see",
                        "left out");
        assertThat(fitting.getLast().lines().getFirst()).contains("labels").contains("annotations");
        assertThat(fitting.stream().mapToInt(DiagnosisTest::bytes).sum()).isLessThanOrEqualTo(790);
    }

    @Test
    void in_little_room_there_is_what_to_do_and_where_to_look() {
        assertThat(Calls.of(Calls.page()).fitting(250, DiagnosisTest::bytes))
                .extracting(Section::heading)
                .containsSubsequence("do next", "incident");
    }

    @Test
    void the_evidence_of_the_last_attempt_is_worth_more_than_that_of_the_first() {
        var attempts =
                List.of(
                        attempt("first", "a".repeat(900)),
                        attempt("second", "b".repeat(900)),
                        attempt("third", "c".repeat(900)));
        var page = Calls.page(Reason.LADDER_EXHAUSTED, Calls.alert("A", Map.of()), attempts);
        var tried = lines(Calls.of(page).fitting(2000, DiagnosisTest::bytes), "tried");
        assertThat(tried)
                .anyMatch(l -> l.startsWith("1. first"))
                .contains("c".repeat(900))
                .anyMatch(l -> l.matches("b+…"))
                .noneMatch(l -> l.startsWith("aaa"));
    }

    @Test
    void what_was_left_out_of_the_evidence_is_named() {
        var attempts =
                List.of(attempt("first", "a".repeat(900)), attempt("second", "b".repeat(900)));
        var page = Calls.page(Reason.LADDER_EXHAUSTED, Calls.alert("A", Map.of()), attempts);
        assertThat(lines(Calls.of(page).fitting(1100, DiagnosisTest::bytes), "left out").getFirst())
                .startsWith("some of evidence of attempt 2, evidence of ");
    }

    @Test
    void evidence_of_many_attempts_is_left_out_in_few_words() {
        var attempts = Collections.nCopies(10, attempt("again", "a".repeat(900)));
        var page = Calls.page(Reason.LADDER_EXHAUSTED, Calls.alert("A", Map.of()), attempts);
        assertThat(lines(Calls.of(page).fitting(3000, DiagnosisTest::bytes), "left out").getFirst())
                .endsWith(", evidence of 8 attempts");
    }

    @Test
    void an_incident_of_an_endless_name_is_named_and_not_linked() {
        var alert = Calls.alert("A", Map.of());
        var page = Calls.page("i".repeat(3000), Reason.NO_REMEDY, alert, List.of());
        assertThat(lines(Calls.of(page), "incident"))
                .singleElement()
                .asString()
                .hasSize(255)
                .startsWith("iii");
    }

    @Test
    void of_very_many_attempts_the_last_are_told() {
        var attempts = Collections.nCopies(50, attempt("again", "no"));
        var page = Calls.page(Reason.LADDER_EXHAUSTED, Calls.alert("A", Map.of()), attempts);
        assertThat(lines(Calls.of(page), "tried"))
                .hasSize(41)
                .contains("the first 30 attempts are at the incident")
                .anyMatch(l -> l.startsWith("31. again"))
                .anyMatch(l -> l.startsWith("50. again"));
    }

    @Test
    void of_very_many_labels_it_is_said_how_many_more_there_are() {
        var labels = new TreeMap<String, String>();
        for (int i = 100; i < 200; i++) {
            labels.put("label" + i, "x");
        }
        var alert = Calls.alert("A", "r", labels, Map.of(), Map.of());
        assertThat(lines(Calls.of(Calls.page(Reason.NO_REMEDY, alert, List.of())), "labels"))
                .hasSize(31)
                .endsWith("label129=x", "and 70 more");
    }

    @Test
    void a_page_about_no_alert_does_not_say_that_nothing_was_tried() {
        var alert = Calls.alert("WakeUpTest", Map.of());
        var test = Calls.page("notice-test-1", Reason.PAGE_TEST, alert, List.of());
        var incident = Calls.page("inc-1", Reason.NO_REMEDY, alert, List.of());
        assertThat(lines(Calls.of(test), "tried")).isEmpty();
        assertThat(lines(Calls.of(incident), "tried")).containsExactly("nothing");
    }

    private static Attempt attempt(String remedy, String evidence) {
        return new Attempt(
                remedy, Reason.REMEDY_FAILED, evidence, Calls.FIRED, Calls.FIRED.plusSeconds(9));
    }

    private static int bytes(Section section) {
        return Sizes.bytes(section);
    }

    private static List<String> lines(Diagnosis diagnosis, String heading) {
        return lines(diagnosis.sections(), heading);
    }

    private static List<String> lines(List<Section> sections, String heading) {
        return sections.stream()
                .filter(s -> s.heading().equals(heading))
                .flatMap(s -> s.lines().stream())
                .toList();
    }
}
