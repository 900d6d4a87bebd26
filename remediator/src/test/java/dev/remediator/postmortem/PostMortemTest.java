package dev.remediator.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.postmortem.Account.Call;
import dev.remediator.postmortem.Account.Decided;
import dev.remediator.postmortem.Account.Said;
import java.time.Duration;
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
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PostMortemTest {
    private static final Instant OPENED = Instant.parse("2026-08-04T03:00:30Z");

    private final List<Decided> decisions = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private @Nullable Instant began = OPENED.minusSeconds(30);
    private @Nullable Instant closed = OPENED.plusSeconds(600);
    private String alert = "InstanceDown";

    @Test
    void an_incident_that_is_open_says_so_at_once() {
        closed = null;
        assertThat(written())
                .contains("**This incident is still open**")
                .contains("| over | still open |")
                .contains("| be over | 2026-08-04T03:00:30Z |  | did not happen |");
    }

    @Test
    void an_incident_that_is_over_does_not_say_that_it_is_open() {
        assertThat(written()).doesNotContain("still open");
    }

    @Test
    void what_the_log_has_forgotten_is_unknown_and_not_guessed() {
        began = null;
        assertThat(row("detect")).endsWith("| unknown: the log no longer has the alert |");
    }

    @Test
    void a_source_whose_clock_is_ahead_makes_no_negative_time() {
        began = OPENED.plusSeconds(5);
        assertThat(row("detect")).endsWith("| unknown: the source's clock is ahead |");
    }

    @Test
    void where_nothing_was_tried_and_nobody_called_that_is_said() {
        assertThat(written()).contains("None was tried.").contains("\nNobody.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "approved; ana: reboot it; `ana`",
                "denied; bo: not now: backup; `bo`",
                "acknowledged; bo, at pagerduty; `bo`",
                "acknowledged; bo; `bo`",
                "closed-by-people; Lovelace, at api: it burnt, at noon: mended; `Lovelace`",
                "approved; ''; a person",
                "resolved; ''; source",
                "page-called; ana by sms; pager",
                "remedy-offered; ana: did not do this; automation"
            })
    void the_timeline_says_who_it_was(String reason, String facts, String who) {
        decides(10, reason, facts);
        assertThat(written()).contains("| 2026-08-04T03:00:40Z | " + who + " | ");
    }

    @Test
    void what_is_said_again_and_again_is_one_line() {
        for (int i = 1; i <= 40; i++) {
            decides(i, "page-failed", "ana by sms: 503 after " + i + " ms");
        }
        decides(41, "page-failed", "bo by sms: 503");
        assertThat(written().lines().filter(l -> l.contains("(page-failed)")))
                .hasSize(2)
                .first()
                .asString()
                .contains(", 40 times until 2026-08-04T03:01:10Z | `ana by sms: 503 after 40 ms`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "everything ! cord-pulled ! bo: stop ! true",
                "cluster=eu-1 ! cord-pulled ! bo: stop ! true",
                "cluster=us-2 ! cord-pulled ! bo: stop ! false",
                "rack=7 ! cord-pulled ! bo: nobody knows its rack ! true",
                "playbook=HealWebNode ! autonomy-set ! bo: calm ! true",
                "playbook=HealDatabase ! autonomy-set ! bo: calm ! false",
                "silence-1 ! silence-began ! bo: why; silence 'silence-1' of bo (cluster=eu-1) ! true",
                "silence-1 ! silence-began ! bo: why; silence 'silence-1' of bo (cluster=us-2) ! false",
                "silence-1 ! silence-began ! bo: why; silence 'silence-1' of bo (cluster=~us.*) ! true"
            })
    void of_what_people_told_automation_what_concerns_it_is_told(
            String about, String reason, String facts, boolean told) {
        var said = said(OPENED.plusSeconds(9), about, reason, facts);
        assertThat(written(said).contains("| 2026-08-04T03:00:39Z | `bo` |")).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(longs = {-31, 601})
    void what_people_did_before_or_after_it_is_not_told(long second) {
        var said = said(OPENED.plusSeconds(second), "everything", "cord-pulled", "bo: stop");
        assertThat(written(said)).doesNotContain("cord-pulled");
    }

    @Test
    void a_silence_that_ran_out_was_ended_by_nobody() {
        var told = "silence 'silence-1' of bo (cluster=eu-1) until T: why";
        var said = said(OPENED.plusSeconds(9), "silence-1", "silence-ended", told);
        assertThat(written(said)).contains("| 2026-08-04T03:00:39Z | automation |");
    }

    @Test
    void a_remedy_that_was_passed_over_or_still_runs_is_told_as_that() {
        decided(1, "cooling-down", "restart nginx", null, "");
        decided(2, "remedy-offered", "reboot", "r-1", "");
        assertThat(written())
                .contains("| `restart nginx` | passed over |  | cooling-down, said |  |")
                .contains("| `reboot` | 2026-08-04T03:00:32Z |  | not known yet |  |");
    }

    @Test
    void a_remedy_tried_twice_is_two_remedies() {
        decided(1, "remedy-offered", "reboot", "r-1", "");
        decided(2, "remedy-failed", "reboot", "r-1", "no route");
        decided(3, "remedy-offered", "reboot", "r-2", "");
        decided(4, "remedy-done", "reboot", null, "it is up");
        decided(9, "healed", null, null, "");
        assertThat(written())
                .contains(
                        "| `reboot` | 2026-08-04T03:00:31Z | 1 s | remedy-failed, said | `no route` |")
                .contains("| `reboot` | 2026-08-04T03:00:33Z | 6 s | healed, said | `it is up` |");
    }

    @Test
    void a_call_of_which_nobody_knows_whether_it_arrived_is_shown_as_that() {
        calls.add(new Call(OPENED, "ana by sms", "page-unclear", "no answer", OPENED));
        assertThat(written()).contains("| `ana by sms` | **ambiguous**: sent, and nobody knows");
    }

    @Test
    void what_was_only_written_down_here_has_reached_nobody() {
        decides(1, "page-called", "last-resort");
        decides(2, "page-delivered", "last-resort: /spool/inc-1.json");
        calls.add(new Call(OPENED, "last-resort", "page-delivered", "/spool/inc-1.json", OPENED));
        assertThat(row("call people")).endsWith("| did not happen |");
        assertThat(row("reach people")).endsWith("| did not happen |");
        assertThat(written())
                .contains("| `last-resort` | written down on this machine, where nobody");
    }

    @Test
    void a_line_of_a_gathered_page_says_where_people_were_called() {
        decides(1, "page-gathered", "in notice-gathered-web-1");
        assertThat(written())
                .contains("one line of a gathered page: `in notice-gathered-web-1`.")
                .doesNotContain("\nNobody.\n");
        assertThat(row("call people")).endsWith("| see the gathered page |");
        assertThat(row("reach people")).endsWith("| see the gathered page |");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a | b || c\\| d",
                "` `` ``` b",
                "`",
                "<script>alert(1)</script><!-- ",
                "[click](https://evil.example) https://evil.example @everyone #1",
                "![x](//evil.example/x.png)",
                "line\n# heading\r\n| new | row |\u2028- item",
                "\u001b[31mred\u001b[0m \u202e reversed",
                "**bold** _it_ ~~no~~ &lt; \\",
                "---",
                " ",
                "\ud83d"
            })
    void nothing_from_outside_is_mark_up(String hostile) {
        alert = hostile;
        decided(1, "remedy-offered", hostile, hostile, hostile);
        decided(2, "remedy-failed", hostile, hostile, hostile);
        decides(3, "acknowledged", hostile);
        decides(4, "approved", hostile);
        calls.add(new Call(OPENED, hostile, hostile, hostile, null));
        var said = said(OPENED, hostile, "cord-pulled", hostile);

        var lines = written(said).lines().toList();

        var harmless = new PostMortemTest();
        harmless.decided(1, "remedy-offered", "a", "a", "a");
        harmless.decided(2, "remedy-failed", "a", "a", "a");
        harmless.decides(3, "acknowledged", "a");
        harmless.decides(4, "approved", "a");
        harmless.calls.add(new Call(OPENED, "a", "a", "a", null));
        var calm = harmless.written(said(OPENED, "a", "cord-pulled", "a")).lines().toList();
        assertThat(shapes(lines)).isEqualTo(shapes(calm));
    }

    @Test
    void a_megabyte_of_evidence_is_shortened() {
        decides(1, "page-failed", "x".repeat(1_000_000));
        assertThat(written().length()).isLessThan(10_000);
    }

    /// What mark-up there is. A text of nothing visible is not there.
    private static List<String> shapes(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("| what it said"))
                .map(Spans::without)
                .map(line -> line.replace("a person", "").replace(" ", ""))
                .toList();
    }

    private void decides(long second, String reason, String facts) {
        decided(second, reason, null, null, facts);
    }

    private void decided(
            long second,
            String reason,
            @Nullable String remedy,
            @Nullable String run,
            String facts) {
        var at = OPENED.plus(Duration.ofSeconds(second));
        decisions.add(new Decided(at, "acting", reason, reason + ", said", remedy, run, facts));
    }

    private static Said said(Instant at, String about, String reason, String facts) {
        return new Said(at, about, "control", reason, reason + ", said", facts);
    }

    private String row(String name) {
        return written()
                .lines()
                .filter(l -> l.startsWith("| " + name + " |"))
                .findFirst()
                .orElse("");
    }

    private String written(Said... audit) {
        var account =
                new Account(
                        "inc-1",
                        alert,
                        "node/web-1",
                        "healed",
                        "HealWebNode",
                        "healed",
                        OPENED,
                        closed,
                        null,
                        null,
                        "alertmanager",
                        "critical",
                        began,
                        Map.of("cluster", "eu-1"),
                        Map.of("summary", alert),
                        calls,
                        decisions);
        return PostMortem.of(account, List.of(audit));
    }
}
