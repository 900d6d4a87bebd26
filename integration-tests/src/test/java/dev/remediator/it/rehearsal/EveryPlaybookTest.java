package dev.remediator.it.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.remediator.demo.HealCheckout;
import dev.remediator.demo.HealWebNode;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Rung;
import dev.remediator.standard.FailOverDatabase;
import dev.remediator.standard.HealNode;
import dev.remediator.testkit.Fake;
import dev.remediator.testkit.Matrix;
import dev.remediator.testkit.Rehearsal;
import dev.remediator.testkit.Scene;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Workers die in every remedy of every playbook the project ships, wherever they can: one, and two
/// after each other. Nobody lists the playbooks; one that is added is played as well. Of one that
/// has a single remedy the ladder is all; one that only pages has nothing to be rehearsed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EveryPlaybookTest {
    private static int playbooks;
    private static int remedies;
    private static int boundaries;
    private static int runs;

    /// What the target is like when the remedy begins.
    private enum Target {
        BROKEN {
            @Override
            void arrange(Fake fake) {
                fake.breaks();
            }
        },
        BROKEN_AND_LOSING_ANSWERS {
            @Override
            void arrange(Fake fake) {
                fake.breaks();
                fake.losesAnswers();
            }
        },
        WELL {
            @Override
            void arrange(Fake fake) {}
        };

        abstract void arrange(Fake fake);

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    @TestFactory
    Stream<DynamicContainer> no_crash_makes_a_difference_to() {
        return Shipped.playbooks().stream()
                .map(type -> dynamicContainer(type.getSimpleName(), matrices(Shipped.make(type))));
    }

    private static Stream<DynamicTest> matrices(Playbook playbook) {
        playbooks++;
        var rungs = playbook.plan().rungs();
        remedies += rungs.size();
        if (rungs.isEmpty()) {
            return Stream.empty();
        }
        var whole = matrix(playbook, "the whole ladder", Scene::ladder);
        if (rungs.size() == 1) {
            return whole;
        }
        var each = rungs.stream().map(Rung::name).flatMap(name -> remedy(playbook, name));
        return Stream.concat(each, whole);
    }

    private static Stream<DynamicTest> remedy(Playbook playbook, String name) {
        return matrix(playbook, name, scene -> scene.remedy(name));
    }

    private static Stream<DynamicTest> matrix(
            Playbook playbook, String what, Consumer<Scene> played) {
        return Arrays.stream(Target.values())
                .map(
                        target ->
                                dynamicTest(
                                        what + ", the target " + target.words(),
                                        () ->
                                                count(
                                                        Matrix.of(
                                                                2,
                                                                r ->
                                                                        play(
                                                                                r, playbook, target,
                                                                                played)))));
    }

    private static void play(
            Rehearsal rehearsal, Playbook playbook, Target target, Consumer<Scene> played) {
        var fake = rehearsal.fake(playbook.plan().lock().port(), "target-1");
        target.arrange(fake);
        played.accept(rehearsal.of(playbook).on(fake));
    }

    private static void count(Matrix matrix) {
        boundaries += matrix.boundaries();
        runs += matrix.runs();
    }

    @Test
    void the_playbooks_of_the_demonstration_and_the_standard_ones_are_among_them() {
        assertThat(Shipped.playbooks())
                .extracting(Class::getName)
                .contains(
                        HealNode.class.getName(),
                        HealWebNode.class.getName(),
                        HealCheckout.class.getName());
        assertThat(Shipped.services())
                .extracting(Class::getName)
                .contains(HealNode.class.getName(), FailOverDatabase.class.getName());
    }

    @AfterAll
    static void tell() {
        System.out.printf(
                "Rehearsed: %d playbooks, %d remedies, %d boundaries, %d runs%n",
                playbooks, remedies, boundaries, runs);
    }
}
