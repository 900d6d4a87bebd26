package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OnceTest {
    private final Bench bench = new Bench();
    private final List<String> deeds = new ArrayList<>();

    @Test
    void the_intent_is_written_before_the_deed() throws Exception {
        bench.runs(r -> r.once("reboot", _ -> deeds.addAll(bench.tenure().lines())).withoutProbe());
        assertThat(deeds).containsExactly("INTENDED reboot#1");
    }

    @Test
    void the_result_is_written_after_it() throws Exception {
        bench.runs(r -> r.once("reboot", _ -> {}).withoutProbe());
        assertThat(bench.tenure().lines()).containsExactly("INTENDED reboot#1", "DONE reboot#1");
    }

    @Test
    void the_target_gets_a_key_that_stays_and_the_token_of_this_hold() throws Exception {
        var orders = new ArrayList<Order>();
        bench.runs(r -> r.once("reboot", orders::add).withoutProbe());
        assertThat(orders).containsExactly(new Order("run-1/reboot#1", 7));
    }

    @Test
    void the_probe_is_not_asked_when_nothing_went_wrong() throws Exception {
        bench.runs(r -> r.once("reboot", _ -> {}).probe(() -> deeds.add("asked")));
        assertThat(deeds).isEmpty();
    }

    @Test
    void a_deed_that_is_recorded_is_not_done_again() throws Exception {
        Bench.Body body = r -> r.once("reboot", _ -> deeds.add("rebooted")).withoutProbe();
        bench.runs(body);
        bench.runs(body);
        assertThat(deeds).containsExactly("rebooted");
    }

    @Test
    void after_a_crash_a_deed_that_happened_is_not_done_again() throws Exception {
        aWorkerDiedIn("reboot");
        bench.runs(r -> r.once("reboot", _ -> deeds.add("rebooted")).probe(() -> true));
        assertThat(deeds).isEmpty();
        assertThat(bench.tenure().lines()).endsWith("DONE reboot#1");
    }

    @Test
    void after_a_crash_a_deed_that_did_not_happen_is_done_under_the_same_intent() throws Exception {
        aWorkerDiedIn("reboot");
        bench.runs(r -> r.once("reboot", _ -> deeds.add("rebooted")).probe(() -> false));
        assertThat(deeds).containsExactly("rebooted");
        assertThat(bench.tenure().lines()).containsExactly("INTENDED reboot#1", "DONE reboot#1");
    }

    @Test
    void after_a_crash_a_probe_that_fails_stops_the_run() {
        aWorkerDiedIn("reboot");
        assertUnknown(
                r -> r.once("reboot", _ -> deeds.add("rebooted")).probe(OnceTest::unreachable),
                "a worker died in 'reboot', and its probe failed: no route to host");
    }

    @Test
    void after_a_crash_what_the_dead_worker_still_said_is_believed_and_no_probe_is_asked()
            throws Exception {
        aWorkerDiedIn("reboot");
        bench.tenure().learns(new StepEntry("reboot#1", Kind.DONE, "\"\"", Bench.START));
        bench.runs(r -> r.once("reboot", _ -> deeds.add("rebooted")).withoutProbe());
        assertThat(deeds).isEmpty();
    }

    @Test
    void after_a_crash_a_deed_without_a_probe_stops_the_run() {
        aWorkerDiedIn("reboot");
        assertUnknown(
                r -> r.once("reboot", _ -> deeds.add("rebooted")).withoutProbe(),
                "a worker died in 'reboot', which has no probe");
    }

    @Test
    void a_deed_that_throws_although_it_happened_counts_as_done() throws Exception {
        bench.runs(r -> r.once("reboot", _ -> unreachable()).probe(() -> true));
        assertThat(bench.tenure().lines()).containsExactly("INTENDED reboot#1", "DONE reboot#1");
    }

    @Test
    void a_deed_that_throws_and_did_not_happen_has_failed() {
        bench.assertThrows(r -> r.once("reboot", _ -> unreachable()).probe(() -> false))
                .isInstanceOf(RemedyFailed.class)
                .hasMessage("no route to host");
        assertThat(bench.tenure().lines()).endsWith("FAILED reboot#1");
    }

    @Test
    void a_deed_that_throws_without_a_probe_stops_the_run_because_nobody_knows() {
        assertUnknown(
                OnceTest::rebootBlindly,
                "'reboot' threw and has no probe, so nobody knows whether it happened:"
                        + " no route to host");
    }

    @Test
    void whoever_takes_such_a_run_over_comes_to_the_same_end() {
        var first = bench.performs(OnceTest::rebootBlindly);
        assertThat(bench.tenure().lines()).containsExactly("INTENDED reboot#1", "FAILED reboot#1");
        assertThat(bench.performs(OnceTest::rebootBlindly)).isEqualTo(first);
    }

    @Test
    void an_error_in_a_deed_without_a_probe_stops_the_run_too() {
        assertUnknown(
                r -> r.once("reboot", OnceTest::hasNoClass).withoutProbe(),
                "'reboot' threw and has no probe, so nobody knows whether it happened: Ssh");
    }

    @Test
    void the_evidence_is_what_the_deed_said_and_not_what_its_probe_said() {
        bench.assertThrows(r -> r.once("reboot", _ -> unreachable()).probe(OnceTest::timesOut))
                .isInstanceOf(RemedyFailed.class)
                .hasMessage("no route to host");
    }

    @Test
    void a_deed_that_answers_is_recorded_with_its_answer() throws Exception {
        Bench.Body body =
                r ->
                        assertThat(r.onceGiving("provision", _ -> provision()).withoutProbe())
                                .isEqualTo("i-1");
        bench.runs(body);
        bench.runs(body);
        assertThat(deeds).containsExactly("i-1");
    }

    @Test
    void after_a_crash_the_probe_gives_the_answer_the_deed_gave() throws Exception {
        aWorkerDiedIn("provision");
        Bench.Body body =
                r ->
                        assertThat(
                                        r.onceGiving("provision", _ -> "i-2")
                                                .probe(() -> Optional.of("i-1")))
                                .isEqualTo("i-1");
        bench.runs(body);
        bench.runs(body);
        assertThat(bench.tenure().lines()).endsWith("DONE provision#1").hasSize(2);
    }

    @Test
    void after_a_crash_an_answer_nobody_has_is_got_now() throws Exception {
        aWorkerDiedIn("provision");
        bench.runs(
                r ->
                        assertThat(r.onceGiving("provision", _ -> "i-2").probe(Optional::empty))
                                .isEqualTo("i-2"));
    }

    @Test
    void after_a_crash_an_answer_without_a_probe_stops_the_run() {
        aWorkerDiedIn("provision");
        assertUnknown(
                OnceTest::provisionBlindly, "a worker died in 'provision', which has no probe");
    }

    @Test
    void a_deed_that_is_named_and_never_done_fails_the_body() {
        bench.assertThrows(r -> forget(r, "reboot"))
                .isInstanceOf(RemedyFailed.class)
                .hasMessageContaining("once 'reboot' was said without probe(…) or withoutProbe()");
    }

    @Test
    void a_deed_that_is_named_and_never_done_stops_the_next_step() {
        bench.assertThrows(
                        r -> {
                            forget(r, "reboot");
                            r.step("undrain", () -> deeds.add("undrained"));
                        })
                .isInstanceOf(RemedyFailed.class);
        assertThat(deeds).isEmpty();
    }

    @Test
    void a_deed_that_is_named_and_never_done_stops_the_next_deed() {
        bench.assertThrows(
                        r -> {
                            forget(r, "drain");
                            r.once("terminate", _ -> deeds.add("terminated")).withoutProbe();
                        })
                .isInstanceOf(RemedyFailed.class)
                .hasMessageContaining("once 'drain' was said without");
        assertThat(deeds).isEmpty();
    }

    @Test
    void a_step_inside_a_probe_is_refused() {
        aWorkerDiedIn("reboot");
        assertUnknown(
                r -> r.once("reboot", _ -> {}).probe(() -> r.step("look", () -> true)),
                "a worker died in 'reboot', and its probe failed:"
                        + " 'look' is a step inside the step 'reboot'; take it before or after");
    }

    private void aWorkerDiedIn(String deed) {
        bench.wrote(Kind.INTENDED, deed + "#1", "");
    }

    private void assertUnknown(Bench.Body body, String evidence) {
        bench.assertThrows(body)
                .asInstanceOf(InstanceOfAssertFactories.type(Stopped.class))
                .returns(Outcome.UNKNOWN, Stopped::outcome)
                .returns(evidence, Stopped::evidence);
    }

    private static void rebootBlindly(Remedy remedy) {
        remedy.once("reboot", _ -> unreachable()).withoutProbe();
    }

    private static void provisionBlindly(Remedy remedy) {
        var _ = remedy.onceGiving("provision", _ -> "i-2").withoutProbe();
    }

    private String provision() {
        deeds.add("i-1");
        return "i-" + deeds.size();
    }

    private static void forget(Remedy remedy, String deed) {
        var _ = remedy.once(deed, _ -> {});
    }

    private static void hasNoClass(Order order) {
        throw new NoClassDefFoundError("Ssh");
    }

    private static boolean timesOut() throws IOException {
        throw new IOException("timeout");
    }

    private static boolean unreachable() throws IOException {
        throw new IOException("no route to host");
    }
}
