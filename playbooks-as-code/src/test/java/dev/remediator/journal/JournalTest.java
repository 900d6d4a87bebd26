package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.remediator.journal.StepEntry.Kind;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JournalTest {

    @Test
    void an_empty_journal_knows_nothing() {
        assertThat(track(List.of()).next("drain#1")).isEmpty();
    }

    @Test
    void what_is_recorded_is_given_back_in_order() {
        var journal = track(List.of(done("drain#1"), done("reboot#1")));
        assertThat(journal.next("drain#1")).contains(done("drain#1"));
        assertThat(journal.next("reboot#1")).contains(done("reboot#1"));
        assertThat(journal.next("undrain#1")).isEmpty();
    }

    @Test
    void the_last_line_of_a_step_counts() {
        var journal = track(List.of(line(Kind.INTENDED, "reboot#1"), done("reboot#1")));
        assertThat(journal.next("reboot#1")).contains(done("reboot#1"));
    }

    @Test
    void a_step_has_one_place_however_many_lines_it_has() {
        var journal = track(List.of(line(Kind.INTENDED, "reboot#1"), done("reboot#1")));
        journal.next("reboot#1");
        assertThat(journal.next("undrain#1")).isEmpty();
    }

    @Test
    void names_are_counted() {
        var journal = track(List.of());
        assertThat(journal.key("ping")).isEqualTo("ping#1");
        assertThat(journal.key("pong")).isEqualTo("pong#1");
        assertThat(journal.key("ping")).isEqualTo("ping#2");
    }

    @Test
    void a_renamed_step_has_diverged() {
        assertDiverged(
                catchThrowable(() -> bench("drain#1").runs(r -> r.step("drain it", () -> {}))),
                "the journal has 'drain#1' where the code now takes 'drain it#1'");
    }

    @Test
    void an_inserted_step_has_diverged() {
        assertDiverged(
                catchThrowable(
                        () ->
                                bench("drain#1")
                                        .runs(
                                                r -> {
                                                    r.step("announce", () -> {});
                                                    r.step("drain", () -> {});
                                                })),
                "the journal has 'drain#1' where the code now takes 'announce#1'");
    }

    @Test
    void a_removed_step_has_diverged() {
        assertDiverged(
                catchThrowable(
                        () -> bench("drain#1", "reboot#1").runs(r -> r.step("reboot", () -> {}))),
                "the journal has 'drain#1' where the code now takes 'reboot#1'");
    }

    @Test
    void a_removed_last_step_has_diverged() {
        assertDiverged(
                catchThrowable(
                        () -> bench("drain#1", "reboot#1").runs(r -> r.step("drain", () -> {}))),
                "the journal has 'reboot#1', which the code no longer takes");
    }

    @Test
    void a_step_that_is_added_at_the_end_has_not() throws Exception {
        var bench = bench("drain#1");
        bench.runs(
                r -> {
                    r.step("drain", () -> {});
                    r.step("undrain", () -> {});
                });
        assertThat(bench.tenure().lines()).containsExactly("DONE drain#1", "DONE undrain#1");
    }

    @Test
    void an_intent_for_what_is_now_another_deed_is_never_acted_upon() {
        var bench = new Bench().wrote(Kind.INTENDED, "terminate#1", "");
        bench.assertThrows(r -> r.once("destroy", _ -> {}).probe(() -> false))
                .isInstanceOf(Stopped.class);
        assertThat(bench.tenure().lines()).containsExactly("INTENDED terminate#1");
    }

    private static Bench bench(String... steps) {
        var bench = new Bench();
        for (var step : steps) {
            bench.wrote(Kind.DONE, step, "null");
        }
        return bench;
    }

    private static void assertDiverged(Throwable thrown, String evidence) {
        assertThat(thrown)
                .asInstanceOf(InstanceOfAssertFactories.type(Stopped.class))
                .returns(Outcome.DIVERGED, Stopped::outcome)
                .returns(evidence, Stopped::evidence);
    }

    private static Track track(List<StepEntry> entries) {
        return new Journal(entries).track(Journal.ROOT);
    }

    private static StepEntry done(String step) {
        return line(Kind.DONE, step);
    }

    private static StepEntry line(Kind kind, String step) {
        return new StepEntry(step, kind, "", Bench.START);
    }
}
