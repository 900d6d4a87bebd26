package dev.remediator.journal;

import static dev.remediator.playbook.Playbooks.branch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.Remedy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How much a journal holds, and how long names are.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoomTest {
    private static final String PAGE = "x".repeat(28 * 1024);
    private final Bench bench = new Bench();
    private final List<String> deeds = new ArrayList<>();

    @Test
    void a_run_without_room_for_another_answer_stops_and_is_undone() {
        var ending = bench.performs(this::readsOn);
        assertThat(ending.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ending.evidence())
                .isEqualTo(
                        "the run has recorded 225 of at most 256 KiB, so there is no room for the"
                                + " answer of 'page 8'; take fewer steps, or answer less");
        assertThat(deeds).endsWith("read 7", "undrained");
    }

    @Test
    void whoever_takes_such_a_run_over_comes_to_the_same_end() {
        var first = bench.performs(this::readsOn);
        assertThat(bench.performs(this::readsOn)).isEqualTo(first);
    }

    @Test
    void a_parallel_that_had_no_room_for_its_own_line_comes_to_the_same_end_too() {
        Bench.Body body =
                r -> drainThen(r, all -> all.parallel("all", branch("a", a -> reads(a, 8))));
        var first = bench.performs(body);
        assertThat(first.evidence()).contains("no room for the answer of 'all'");
        assertThat(bench.performs(body)).isEqualTo(first);
    }

    @Test
    void a_deed_is_not_even_intended_without_room() {
        var ending =
                bench.performs(
                        r -> {
                            reads(r, 8);
                            r.once("reboot", _ -> deeds.add("rebooted")).probe(() -> false);
                        });
        assertThat(ending.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(deeds).doesNotContain("rebooted");
    }

    @Test
    void what_is_recorded_is_given_back_without_asking_for_room() throws Exception {
        bench.runs(r -> reads(r, 8));
        deeds.clear();
        bench.runs(r -> reads(r, 8));
        assertThat(deeds).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "broken off", "a › b"})
    void names_the_journal_could_not_tell_apart_are_refused(String name) {
        bench.assertThrows(r -> r.step(name, () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(bench.tenure().journal()).isEmpty();
    }

    @Test
    void a_name_too_long_is_refused_with_a_sentence() {
        bench.assertThrows(r -> r.step("x".repeat(201), () -> {}))
                .hasMessage(
                        "a step's name may have 200 characters, not 201: '"
                                + "x".repeat(40)
                                + "…'");
    }

    @Test
    void the_longest_name_is_taken() throws Exception {
        bench.runs(r -> r.step("x".repeat(200), () -> {}));
        assertThat(bench.tenure().journal()).hasSize(1);
    }

    @Test
    void a_parallel_is_counted_with_a_mark_it_may_not_have_itself() {
        bench.assertThrows(r -> r.parallel("both#2", List.of()))
                .hasMessage(
                        "'both#2' may not have a '#' in its name, which stands before a number");
    }

    private void readsOn(Remedy remedy) {
        remedy.step("drain", () -> deeds.add("drained"), () -> deeds.add("undrained"));
        reads(remedy, 100);
    }

    private void drainThen(Remedy remedy, Bench.Body body) throws Exception {
        remedy.step("drain", () -> deeds.add("drained"), () -> deeds.add("undrained"));
        body.with(remedy);
    }

    private void reads(Remedy remedy, int pages) {
        for (int i = 0; i < pages; i++) {
            int page = i;
            var _ = remedy.step("page " + page, () -> read(page));
        }
    }

    private String read(int page) {
        deeds.add("read " + page);
        return page + PAGE;
    }
}
