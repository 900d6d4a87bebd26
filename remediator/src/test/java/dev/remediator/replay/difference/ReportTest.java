package dev.remediator.replay.difference;

import static dev.remediator.Golden.assertGolden;
import static dev.remediator.replay.difference.Told.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import dev.remediator.replay.engine.Note;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportTest {
    private static final Heading HEADING =
            new Heading(
                    List.of("march.jsonl.gz"),
                    Optional.of(Told.NOON),
                    Optional.of(Told.NOON.plusSeconds(86_400)),
                    17,
                    List.of(
                            new Heading.Change("Added", "", "When A fires, page on-call."),
                            new Heading.Change(
                                    "HealNode",
                                    "When InstanceDown fires and has done so for 2 minutes, lock"
                                            + " the node in label instance; first restart.",
                                    "When InstanceDown fires and has done so for 5 minutes, lock"
                                            + " the node in label instance; first restart."),
                            new Heading.Change("Same", "When B fires.", "When B fires."),
                            new Heading.Change("Removed", "When C fires, page on-call.", "")));

    private final Ledger ledger =
            new Ledger((_, remedy) -> remedy.equals("replace"), "HealNode"::equals);
    private final Comparison comparison = new Comparison(Duration.ofSeconds(5), ledger);

    @Test
    void people_read_it() {
        differences();
        var text = new StringBuilder();

        new Report(HEADING, ledger).text(false, text::append);

        assertGolden("replay-report.txt", text.toString());
        assertThat(text.toString().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void programs_read_it() {
        differences();
        var text = new StringBuilder();

        new Report(HEADING, ledger).json(line -> text.append(line).append('\n'));

        assertGolden("replay-report.jsonl", text.toString());
    }

    @Test
    void of_many_rows_the_first_fifty_are_shown_unless_all_are_wanted() {
        for (int i = 0; i < 70; i++) {
            var id = "inc-%03d".formatted(i);
            comparison.recorded(incident(id, id, i).healed().recorded());
        }
        comparison.finish();
        var first = new StringBuilder();
        var all = new StringBuilder();

        new Report(HEADING, ledger).text(false, first::append);
        new Report(HEADING, ledger).text(true, all::append);

        assertThat(first.toString())
                .contains("inc-049", "and 20 more; --all shows them")
                .doesNotContain("inc-050");
        assertThat(all.toString()).contains("inc-069").doesNotContain("more; --all");
    }

    @Test
    void a_hostile_name_moves_no_cursor_and_breaks_no_line() {
        comparison.recorded(incident("inc-1", "a\u001b[2J\n\u202eb", 0).healed().recorded());
        comparison.finish();
        var text = new StringBuilder();

        new Report(HEADING, ledger).text(false, text::append);

        assertThat(text.toString()).contains("node/a?[2J??b").doesNotContain("\u001b", "\u202e");
    }

    private void differences() {
        comparison.recorded(incident("inc-1", "a", 0).healed().recorded());
        comparison.recorded(incident("inc-2", "b", 60).healed().recorded());
        comparison.recorded(incident("inc-3", "c", 120).healed().recorded());
        comparison.recorded(
                incident("inc-4", "d", 180)
                        .offered("replace")
                        .paged(Reason.OUTCOME_UNKNOWN)
                        .after(60)
                        .called()
                        .after(90_000)
                        .ended(Reason.RESOLVED_AFTER_PAGE, State.PAGED)
                        .recorded());
        hears(incident("inc-1", "a", 0).healed());
        hears(
                incident("inc-2", "b", 60)
                        .held(Reason.HELD_FOR)
                        .after(200)
                        .ended(Reason.CLEARED_WHILE_HELD, State.CLEARED));
        hears(
                incident("inc-3", "c", 120)
                        .held(Reason.HELD_FOR)
                        .after(300)
                        .offered("restart")
                        .after(20)
                        .became(Reason.REMEDY_DONE, "restart")
                        .after(160)
                        .ended(Reason.HEALED, State.HEALED));
        comparison.noted(
                new Note(Told.NOON, "inc-3", "restart", Note.Kind.CAUSE_IS_GONE, "clears later"));
        hears(
                incident("inc-4", "d", 180)
                        .paged(Reason.PROTECTED)
                        .after(30)
                        .called()
                        .after(90_030)
                        .ended(Reason.RESOLVED_AFTER_PAGE, State.PAGED));
        hears(incident("inc-5", "e", 400).healed());
        comparison.finish();
    }

    private void hears(Told told) {
        told.decisions().forEach(comparison::decided);
    }
}
