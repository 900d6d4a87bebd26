package dev.remediator.remediation;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;
import static dev.remediator.remediation.World.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Trust;
import dev.remediator.journal.StepEntry;
import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Succession;
import dev.remediator.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CrewRulesTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final StepEntry LOOKED = entry("look#1", Kind.DONE);

    private final World world = begun(Succession.PAGE);

    /// One remedy; what becomes of it when its code changes is up to the test.
    record Disks(Succession succession, String remedy) implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("DiskFull"))
                    .lock(node(label("instance")))
                    .first(remedy, (_, _) -> {})
                    .otherwise(page("disks"))
                    .whenItsCodeChanges(succession);
        }

        @Override
        public String name() {
            return "Disks";
        }
    }

    private static Book book(Succession succession, String remedy, String code) {
        return Book.of(List.of(new Disks(succession, remedy)), _ -> code);
    }

    private static World begun(Succession succession) {
        return begun(succession, Map.of());
    }

    /// A remedy is offered to workers that have the first version.
    private static World begun(Succession succession, Map<String, List<String>> fleets) {
        return new World(book(succession, "clean", "v1"), Policy.of(Rules.DEFAULT, fleets))
                .hasWorkersFor("v1")
                .fires("DiskFull");
    }

    /// The same a while after a worker of the first version has died and only the second is left.
    private static World succeeded(Succession succession, StepEntry... done) {
        return succeeded(succession, "clean", done);
    }

    private static World succeeded(Succession succession, String remedy, StepEntry... done) {
        var world = begun(succession).isClaimedBy("w1");
        for (var entry : done) {
            world.says("w1", entry);
        }
        return world.happens(new Event.WorkerLost("w1"))
                .goesOnWith(book(succession, remedy, "v2"))
                .hasWorkersFor("v2")
                .passes(LONG);
    }

    @Test
    void a_declined_offer_is_made_again_soon() {
        world.isDeclinedBy("w1", false);

        world.passes(Duration.ofMillis(50));

        assertThat(world.last())
                .returns(Reason.OFFER_REPEATED, Decision::reason)
                .returns("declined once so far", Decision::facts);
        assertThat(world.offer().epoch()).isEqualTo(1);
    }

    @Test
    void the_pauses_double_with_each_decline_up_to_the_usual_one() {
        var pauses = new ArrayList<Long>();
        for (int i = 0; i < 9; i++) {
            world.isDeclinedBy("w1", false);
            var pause = Duration.between(world.now(), world.state().due().orElseThrow());
            pauses.add(pause.toMillis());
            world.passes(pause);
        }

        assertThat(pauses).containsExactly(50L, 100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
    }

    @Test
    void a_decline_of_an_older_offer_changes_nothing() {
        world.isClaimedBy("w1").happens(new Event.WorkerLost("w1"));
        var before = world.state();

        world.reports(new Report.Declined("node/web-1", world.offer().run(), 1, "w2", true));

        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void a_decline_of_a_run_somebody_has_changes_nothing() {
        world.isClaimedBy("w1");
        var before = world.state();

        world.isDeclinedBy("w2", true);

        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void a_target_no_inventory_knows_goes_to_people_at_the_first_decline() {
        var strange = begun(Succession.PAGE, Map.of("web", List.of("node/web-2")));

        strange.isDeclinedBy("w1", true);

        assertThat(strange.pages()).extracting(Page::why).containsExactly(Reason.TARGET_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"node/web-1, true", "node/web-2, false"})
    void a_target_another_worker_may_have_is_offered_again(String known, boolean lacksTarget) {
        var world = begun(Succession.PAGE, Map.of("web", List.of(known)));

        world.isDeclinedBy("w1", lacksTarget).passes(Duration.ofSeconds(1));

        assertThat(world.last().reason()).isEqualTo(Reason.OFFER_REPEATED);
    }

    @Test
    void a_target_all_workers_decline_for_a_minute_goes_to_people() {
        world.isDeclinedBy("w1", true).passes(Duration.ofSeconds(59));
        assertThat(world.pages()).isEmpty();

        world.passes(LONG);

        assertThat(world.pages()).extracting(Page::why).containsExactly(Reason.TARGET_UNKNOWN);
    }

    @Test
    void a_run_waits_for_busy_workers_until_its_time_is_over() {
        world.passes(Duration.ofMinutes(15));
        assertThat(world.pages()).isEmpty();

        world.passes(Patience.DEFAULT.overtime());

        assertThat(world.last().facts()).contains("all workers are busy");
        assertThat(world.pages()).extracting(Page::why).containsExactly(Reason.NO_WORKER);
    }

    @Test
    void a_remedy_no_worker_ever_took_is_no_evidence_against_its_playbook() {
        world.passes(Duration.ofHours(1));

        assertThat(world.reasons()).contains(Reason.NO_WORKER);
        assertThat(world.state().tried()).isEmpty();
        assertThat(world.warden().facts().trust().getOrDefault("Disks", Trust.NONE).failed())
                .isZero();
    }

    @Test
    void a_run_nobody_takes_is_offered_ever_more_rarely() {
        world.passes(Duration.ofMinutes(10));

        var offers = world.decisions().stream().map(Decision::at).toList();
        var gaps = new ArrayList<Long>();
        for (int i = 1; i < offers.size(); i++) {
            gaps.add(Duration.between(offers.get(i - 1), offers.get(i)).toSeconds());
        }
        assertThat(world.reasons()).contains(Reason.OFFER_REPEATED);
        assertThat(gaps).startsWith(5L, 5L, 10L, 20L).isSorted().endsWith(60L, 60L);
    }

    @Test
    void a_run_no_worker_has_the_code_for_goes_to_people() {
        world.hasWorkersFor("v0").passes(Duration.ofSeconds(59));
        assertThat(world.pages()).isEmpty();

        world.passes(LONG);

        assertThat(world.pages()).extracting(Page::why).containsExactly(Reason.NO_WORKER);
    }

    @Test
    void a_version_that_had_workers_lately_is_believed_to_be_coming_back() {
        world.hasWorkers(Map.of("v1", 0)).passes(LONG);

        assertThat(world.pages()).isEmpty();
    }

    @Test
    void a_target_that_one_of_two_workers_has_is_waited_for() {
        world.hasWorkers(Map.of("v1", 2)).isDeclinedBy("w1", true).passes(LONG);

        assertThat(world.pages()).isEmpty();
    }

    @Test
    void workers_of_another_version_do_not_speak_for_the_target() {
        world.isDeclinedBy("w1", false).passes(LONG);

        assertThat(world.pages()).isEmpty();
    }

    @Test
    void a_run_that_begins_anew_has_another_name() {
        var before = begun(Succession.BEGIN_ANEW).offer().run();

        assertThat(succeeded(Succession.BEGIN_ANEW, LOOKED).offer().run()).isNotEqualTo(before);
    }

    @Test
    void a_run_whose_code_was_replaced_goes_to_people_unless_its_playbook_says_otherwise() {
        var world = succeeded(Succession.PAGE);

        assertThat(world.pages()).extracting(Page::why).containsExactly(Reason.NO_WORKER);
    }

    @ParameterizedTest
    @EnumSource(Succession.class)
    void a_new_version_that_no_worker_has_takes_nothing_over(Succession wish) {
        var world = begun(wish).goesOnWith(book(wish, "clean", "v2")).hasWorkersFor();

        world.passes(LONG);

        assertThat(world.pages()).extracting(Page::why).containsExactly(Reason.NO_WORKER);
    }

    @Test
    void the_ladder_begins_anew_in_the_new_version_if_nothing_was_intended() {
        var world = succeeded(Succession.BEGIN_ANEW, LOOKED);

        assertThat(world.offer())
                .returns("v2", Effect.Offer::code)
                .returns(0, Effect.Offer::remedy)
                .returns(List.of(), Effect.Offer::journal);
        assertThat(world.reasons()).containsSubsequence(Reason.CODE_CHANGED, Reason.REMEDY_OFFERED);
        assertThat(world.pages()).isEmpty();
    }

    @Test
    void the_ladder_does_not_begin_anew_behind_a_deed_that_must_not_happen_twice() {
        var world = succeeded(Succession.BEGIN_ANEW, entry("burn#1", Kind.INTENDED));

        assertThat(world.pages()).extracting(Page::why).containsExactly(Reason.NO_WORKER);
        assertThat(world.offer().code()).isEqualTo("v1");
    }

    @Test
    void a_run_that_goes_on_takes_its_journal_to_the_new_version() {
        var world = succeeded(Succession.GO_ON, LOOKED);

        assertThat(world.offer())
                .returns("v2", Effect.Offer::code)
                .returns(3, Effect.Offer::epoch)
                .returns(List.of(LOOKED), Effect.Offer::journal);
        assertThat(world.reasons()).contains(Reason.CODE_CHANGED);
        assertThat(world.pages()).isEmpty();
    }

    @Test
    void a_run_does_not_go_on_where_the_new_version_has_another_remedy() {
        var world = succeeded(Succession.GO_ON, "burn", LOOKED);

        assertThat(world.pages()).extracting(Page::why).containsExactly(Reason.NO_WORKER);
        assertThat(world.offer().code()).isEqualTo("v1");
    }
}
