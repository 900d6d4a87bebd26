package dev.remediator.replay.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.journal.StepEntry;
import dev.remediator.journal.StepEntry.Kind;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.standard.HealNode;
import dev.remediator.testkit.Fake;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every remedy of every standard playbook, recorded and played again. Nobody lists them.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StandardRemediesTest {
    private final Understudy understudy =
            new Understudy(StandardRemediesTest.class.getClassLoader());

    private static Stream<Arguments> remedies() {
        return ServiceLoader.load(Playbook.class).stream()
                .filter(one -> one.type().getPackage().equals(HealNode.class.getPackage()))
                .flatMap(one -> remedies(one.get().plan()));
    }

    private static Stream<Arguments> remedies(Plan<?> plan) {
        return IntStream.range(0, plan.rungs().size())
                .mapToObj(i -> Arguments.of(plan.rungs().get(i).name(), plan, i));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("remedies")
    void a_remedy_takes_the_steps_it_was_recorded_with(String name, Plan<?> plan, int remedy) {
        var arrangements = List.<Consumer<Fake>>of(Fake::breaks, StandardRemediesTest::failing);
        for (var arranged : arrangements) {
            var recorded = Recorded.run(plan, remedy, arranged);

            var left = understudy.leaves(plan, remedy, recorded);

            assertThat(left).as(recorded.toString()).isEmpty();
        }
    }

    private static void failing(Fake fake) {
        fake.breaks();
        fake.losesAnswers();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("remedies")
    void a_step_of_another_name_is_noticed_wherever_it_is(String name, Plan<?> plan, int remedy) {
        var recorded = Recorded.run(plan, remedy, Fake::breaks);
        for (int i = 0; i < recorded.journal().size(); i++) {
            var step = recorded.journal().get(i).step();
            var renamed = Recorded.with(recorded, journal -> renamed(journal, step));

            var left = understudy.leaves(plan, remedy, renamed);

            assertThat(left).as(step).isPresent();
        }
    }

    private static List<StepEntry> renamed(List<StepEntry> journal, String step) {
        return journal.stream()
                .map(e -> e.step().equals(step) ? named(e, e.step() + "0") : e)
                .toList();
    }

    private static StepEntry named(StepEntry entry, String step) {
        return new StepEntry(step, entry.kind(), entry.value(), entry.at());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("remedies")
    void a_step_that_is_not_recorded_is_noticed_wherever_it_is(
            String name, Plan<?> plan, int remedy) {
        var recorded = Recorded.run(plan, remedy, Fake::breaks);
        var steps = recorded.journal().stream().map(StepEntry::step).distinct().toList();
        // A run of one step that failed looks without it like one that never began.
        for (var step : steps.size() == 1 ? List.<String>of() : steps) {
            var lacking =
                    Recorded.with(
                            recorded,
                            journal -> {
                                var rest = new ArrayList<>(journal);
                                rest.removeIf(e -> e.step().equals(step));
                                return rest;
                            });

            var left = understudy.leaves(plan, remedy, lacking);

            assertThat(left).as(step + " of " + recorded).isPresent();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("remedies")
    void a_run_that_was_taken_away_anywhere_fits(String name, Plan<?> plan, int remedy) {
        var recorded = Recorded.run(plan, remedy, Fake::breaks);
        for (int i = 0; i < recorded.journal().size(); i++) {
            int until = i;
            var cut = Recorded.with(recorded, journal -> journal.subList(0, until));

            var left = understudy.leaves(plan, remedy, Recorded.ending(cut, null));

            assertThat(left).as("after %d of %s", i, recorded).isEmpty();
        }
        assertThat(recorded.journal()).extracting(StepEntry::kind).contains(Kind.DONE);
    }
}
