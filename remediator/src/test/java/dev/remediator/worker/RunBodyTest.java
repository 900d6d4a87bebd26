package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.Action;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Node;
import dev.remediator.remediation.Effect;
import dev.remediator.standard.HealNode;
import dev.remediator.testkit.FakeTenure;
import dev.remediator.worker.RunBody.Fit;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunBodyTest {
    private final FakeInventory inventory = new FakeInventory();
    private final FakeTenure tenure = new FakeTenure();
    private final List<String> deeds = new ArrayList<>();

    @Test
    void a_body_that_returns_has_succeeded() {
        assertThat(run((r, node) -> r.step("greet", node::name))).isTrue();
        assertThat(tenure.ends()).containsExactly(new FakeTenure.End(Outcome.SUCCEEDED, ""));
    }

    @Test
    void the_body_acts_upon_the_node_of_its_resource() {
        run((_, node) -> deeds.add(node.name()));
        assertThat(deeds).containsExactly("web-1");
        assertThat(inventory.asked()).containsExactly("node web-1");
    }

    @Test
    void the_standard_restart_does_what_it_says() {
        run(HealNode::restart);
        assertThat(tenure.lines())
                .containsExactly(
                        "DONE note how the service stands#1",
                        "INTENDED restart#1",
                        "DONE restart#1",
                        "DONE await: healthy again#1",
                        "DONE await: takes work again#1",
                        "DONE note how it stands now#1",
                        "DONE sleep until#1",
                        "DONE still well#1");
    }

    @Test
    void a_body_that_throws_has_failed_with_its_sentence() {
        run(
                (_, _) -> {
                    throw new RemedyFailed("the disk is still full");
                });
        assertThat(tenure.ends())
                .containsExactly(new FakeTenure.End(Outcome.FAILED, "the disk is still full"));
    }

    @Test
    void a_body_that_throws_without_words_has_failed_by_its_name() {
        run(
                (_, _) -> {
                    throw new NullPointerException();
                });
        assertThat(tenure.ends())
                .containsExactly(new FakeTenure.End(Outcome.FAILED, "NullPointerException"));
    }

    @Test
    void an_endless_message_is_cut() {
        run(
                (_, _) -> {
                    throw new RemedyFailed("\ud83d\ude80".repeat(1_000_000));
                });
        assertThat(tenure.ends().getFirst().evidence()).hasSizeLessThan(3_000);
    }

    @Test
    void a_class_that_is_missing_is_a_failure() {
        run(
                (_, _) -> {
                    throw new NoClassDefFoundError("com/example/Ssh");
                });
        assertThat(tenure.ends())
                .containsExactly(new FakeTenure.End(Outcome.FAILED, "com/example/Ssh"));
    }

    @Test
    void a_body_that_never_comes_to_an_end_of_itself_is_a_failure() {
        run((_, _) -> deeds.add(endless(1)));
        assertThat(tenure.ends())
                .containsExactly(new FakeTenure.End(Outcome.FAILED, "StackOverflowError"));
    }

    @Test
    void whatever_else_a_body_throws_is_a_failure() {
        run(
                (_, _) -> {
                    throw new Error("what is this");
                });
        assertThat(tenure.ends())
                .containsExactly(new FakeTenure.End(Outcome.FAILED, "what is this"));
    }

    @Test
    void a_worker_whose_JVM_is_in_trouble_gives_the_run_back_and_blames_nobody() {
        assertThat(
                        run(
                                (_, _) -> {
                                    throw new InternalError("no memory for a stack");
                                }))
                .isFalse();
        assertThat(tenure.ends()).isEmpty();
    }

    @Test
    void a_run_that_is_taken_away_is_not_ended_here() {
        assertThat(
                        run(
                                (r, _) -> {
                                    tenure.isTaken("somebody else has it");
                                    r.step("drain", () -> {});
                                }))
                .isFalse();
        assertThat(tenure.ends()).isEmpty();
    }

    @Test
    void a_body_that_throws_because_its_run_was_taken_away_has_not_failed() {
        assertThat(
                        run(
                                (_, _) -> {
                                    tenure.isTaken("its worker is being stopped");
                                    throw new InterruptedException();
                                }))
                .isFalse();
        assertThat(tenure.ends()).isEmpty();
    }

    @Test
    void an_intent_nobody_can_judge_ends_as_unknown() {
        run(
                (r, _) -> r.once("reboot", _ -> {}).withoutProbe(),
                new StepEntry("reboot#1", Kind.INTENDED, "", Offers.START));
        assertThat(tenure.ends())
                .containsExactly(
                        new FakeTenure.End(
                                Outcome.UNKNOWN, "a worker died in 'reboot', which has no probe"));
    }

    @Test
    void what_nobody_can_judge_stays_so_however_the_body_wraps_it() {
        run(
                (r, _) -> {
                    try {
                        r.once("reboot", _ -> {}).withoutProbe();
                    } catch (Throwable t) {
                        throw new IllegalStateException("wrapped", t);
                    }
                },
                new StepEntry("reboot#1", Kind.INTENDED, "", Offers.START));
        assertThat(tenure.ends())
                .extracting(FakeTenure.End::outcome)
                .containsExactly(Outcome.UNKNOWN);
    }

    @Test
    void a_journal_that_does_not_fit_ends_as_diverged() {
        run(
                (r, _) -> r.step("drain", () -> {}),
                new StepEntry("reboot#1", Kind.DONE, "null", Offers.START));
        assertThat(tenure.ends())
                .extracting(FakeTenure.End::outcome)
                .containsExactly(Outcome.DIVERGED);
    }

    @Test
    void a_journal_longer_than_the_body_ends_as_diverged() {
        run((_, _) -> {}, new StepEntry("reboot#1", Kind.DONE, "null", Offers.START));
        assertThat(tenure.ends())
                .extracting(FakeTenure.End::outcome)
                .containsExactly(Outcome.DIVERGED);
    }

    @Test
    void a_deed_named_last_and_never_done_fails_the_run() {
        run(
                (r, _) -> {
                    var _ = r.once("reboot", _ -> {});
                });
        assertThat(tenure.ends())
                .extracting(FakeTenure.End::outcome)
                .containsExactly(Outcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node/web-2",
                "node/WEB-1",
                "node/",
                "node",
                "",
                "/",
                "/web-1",
                "cluster/web-1",
                "NODE/web-1",
                " node/web-1",
                "node/ web-1",
                "node/web-1 ",
                "node/web-1/",
                "node//web-1",
                "node/../web-1",
                "node/../../etc/passwd",
                "node/$(reboot)",
                "node/*",
                "node/web-1\u0000",
                "node/web-1\nweb-2",
                "node/%77eb-1"
            })
    void what_the_inventory_does_not_list_is_not_acted_upon(String resource) {
        run(Offers.about(resource, "Heal", List.of()), (_, _) -> deeds.add("done"));
        assertThat(deeds).isEmpty();
        assertThat(tenure.ends())
                .containsExactly(
                        new FakeTenure.End(
                                Outcome.TARGET_UNKNOWN,
                                "the inventory has no '"
                                        + resource
                                        + "', so nothing was done to it"));
    }

    @Test
    void an_empty_inventory_lists_nothing() {
        assertThat(Inventory.empty().find(Node.class, "node", "web-1")).isEmpty();
    }

    @Test
    void a_target_nobody_can_be_asked_for_may_be_there() {
        inventory.fallsSilent();
        assertThat(body((_, _) -> {}).fit(Offers.of("Heal"))).isEqualTo(Fit.FITS);
    }

    @Test
    void a_run_that_begins_and_finds_nobody_to_ask_for_its_target_has_failed_with_the_reason() {
        inventory.fallsSilent();
        assertThat(run((_, node) -> deeds.add(node.name()))).isTrue();
        assertThat(tenure.ends())
                .containsExactly(new FakeTenure.End(Outcome.FAILED, "the cloud does not answer"));
        assertThat(deeds).isEmpty();
    }

    @Test
    void a_run_that_had_begun_elsewhere_is_not_ended_because_nobody_can_be_asked_now() {
        inventory.fallsSilent();
        assertThatThrownBy(
                        () ->
                                run(
                                        (r, _) -> r.step("drain", () -> {}),
                                        new StepEntry("drain#1", Kind.DONE, "null", Offers.START)))
                .isInstanceOf(ActuatorException.class)
                .hasMessage("the cloud does not answer");
        assertThat(tenure.ends()).isEmpty();
    }

    @Test
    void a_playbook_that_is_loaded_is_known() {
        assertThat(body((_, _) -> {}).fit(Offers.of("Heal"))).isEqualTo(Fit.FITS);
    }

    @Test
    void a_playbook_that_is_not_loaded_is_not_known() {
        assertThat(body((_, _) -> {}).fit(Offers.of("Other"))).isEqualTo(Fit.LACKS_CODE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99, -1})
    void a_remedy_the_playbook_does_not_have_is_not_known(int remedy) {
        var offer =
                new Effect.Offer(
                        "node/web-1",
                        "inc-1",
                        "run-1",
                        1,
                        "Heal",
                        remedy,
                        "",
                        Offers.LIMIT,
                        Offers.ALERT,
                        List.of());
        assertThat(body((_, _) -> {}).fit(offer)).isEqualTo(Fit.LACKS_CODE);
    }

    private boolean run(Action<Node> action, StepEntry... journal) {
        return run(Offers.about("node/web-1", "Heal", List.of(journal)), action);
    }

    private boolean run(Effect.Offer offer, Action<Node> action) {
        return body(action).run(offer, tenure);
    }

    private RunBody body(Action<Node> action) {
        var values = new StepValues(RunBodyTest.class.getClassLoader());
        return new RunBody(
                Scripted.book(action),
                inventory,
                values,
                InstantSource.fixed(Offers.START),
                Vetoes.NONE);
    }

    @SuppressWarnings("InfiniteRecursion")
    private static String endless(int depth) {
        return endless(depth + 1) + depth;
    }
}
