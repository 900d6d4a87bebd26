package dev.remediator.warden;

import static dev.remediator.guard.Wishes.toPage;
import static dev.remediator.guard.Wishes.toReplace;
import static dev.remediator.guard.Wishes.toRestart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Replayed;
import dev.remediator.guard.Command;
import dev.remediator.guard.Dependency;
import dev.remediator.guard.Inhibition;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Standing;
import dev.remediator.guard.Wishes;
import dev.remediator.playbook.Autonomy;
import dev.remediator.remediation.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The warden sees what is real and what is replayed at once, and keeps them apart.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplayBesideRealTest {
    private static final String REPLAY = "replay:storm/";
    private static final Rules RULES =
            new Rules(
                    new Rules.Groups(
                            List.of("cluster"), List.of(new Rules.Size("cluster=eu-1", 20))),
                    Rules.DEFAULT.storm(),
                    Rules.DEFAULT.budgets(),
                    Rules.DEFAULT.flapping(),
                    Rules.DEFAULT.repeats(),
                    Rules.DEFAULT.tilt(),
                    Duration.ofMinutes(10),
                    3,
                    List.of(),
                    List.of("node/web-9"),
                    List.of(new Dependency("node/web-8", List.of("node/web-7"))),
                    List.of(
                            new Inhibition(
                                    List.of("alertname=ZoneDown"),
                                    List.of("alertname=InstanceDown"),
                                    List.of("cluster"))),
                    List.of(),
                    List.of());

    static IntStream seeds() {
        return IntStream.range(0, 150);
    }

    /// What is said and told about real things is the same whatever is replayed beside them, and
    /// the other way round.
    @ParameterizedTest
    @MethodSource("seeds")
    void neither_world_changes_the_other(int seed) {
        var both = new Ward(RULES);
        var real = new Ward(RULES);
        var replayed = new Ward(RULES);
        var random = new Random(seed);
        for (int i = 0; i < 120; i++) {
            boolean isReal = random.nextBoolean();
            var happens = Happening.any(random);
            happens.to(both, isReal ? "" : REPLAY);
            happens.to(isReal ? real : replayed, isReal ? "" : REPLAY);
            if (random.nextInt(4) == 0) {
                var time = Duration.ofSeconds(random.nextInt(400));
                List.of(both, real, replayed).forEach(ward -> ward.passes(time));
            }
        }

        assertThat(said(both, false)).isEqualTo(said(real, false));
        assertThat(said(both, true)).isEqualTo(said(replayed, true));
        assertThat(told(both, false)).isEqualTo(told(real, false));
        assertThat(told(both, true)).isEqualTo(told(replayed, true));
        assertThat(both.state().facts().trust()).isEqualTo(real.state().facts().trust());
        assertThat(said(real, true)).isEmpty();
        assertThat(told(replayed, false)).isEmpty();
    }

    /// What is replayed is decided as what is real would be.
    @ParameterizedTest
    @MethodSource("seeds")
    void both_worlds_decide_the_same(int seed) {
        var real = new Ward(RULES);
        var replayed = new Ward(RULES);
        var random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            var happens = Happening.any(random);
            happens.to(real, "");
            happens.to(replayed, REPLAY);
            if (random.nextInt(4) == 0) {
                var time = Duration.ofSeconds(random.nextInt(400));
                List.of(real, replayed).forEach(ward -> ward.passes(time));
            }
        }

        assertThat(outcomes(replayed)).isEqualTo(outcomes(real));
    }

    /// One thing that happens to one resource.
    private record Happening(int what, String name, boolean yes) {
        static Happening any(Random random) {
            return new Happening(
                    random.nextInt(7), "node/web-" + random.nextInt(10), random.nextBoolean());
        }

        void to(Ward ward, String world) {
            var resource = world + name;
            switch (what) {
                case 0, 1 -> ward.happens(new Petition.Stands(standing(ward.policy, resource)));
                case 2 -> asks(ward, toReplace(resource).as(autonomy()));
                case 3 -> asks(ward, toRestart(resource).as(autonomy()));
                case 4 -> asks(ward, toPage(resource));
                case 5 -> ward.returns(toReplace(resource));
                default -> ward.happens(new Petition.Stands(Standing.well(resource)));
            }
        }

        /// No permit is asked for twice.
        private static void asks(Ward ward, Wishes wishes) {
            var permit = wishes.ask().permit();
            var state = ward.state();
            if (!state.facts().permits().containsKey(permit)
                    && !state.queue().containsKey(permit)) {
                ward.asks(wishes);
            }
        }

        private Autonomy autonomy() {
            return yes ? Autonomy.AUTO : Autonomy.SHADOW;
        }

        private Standing standing(Policy policy, String resource) {
            var groups = policy.scopes().of(resource, toRestart(resource).alert());
            var symptom =
                    new Standing.Symptom(
                            "zone" + resource, resource, "ZoneDown", Map.of("cluster", "eu-1"));
            return new Standing(resource, true, yes, groups, yes ? List.of(symptom) : List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "cluster=eu-1", "playbook=HealNode"})
    void what_people_stop_is_stopped_in_a_replay_too(String scope) {
        var ward = new Ward(RULES).pulls(scope).asks(toRestart(REPLAY + "node/web-1"));

        assertThat(ward.saidOf(REPLAY + "node/web-1")).isEqualTo("andon");
    }

    @Test
    void what_holds_a_replay_is_told_as_a_matter_of_the_replay() {
        var ward = new Ward(RULES).pulls("everything").asks(toRestart(REPLAY + "node/web-1"));

        ward.passes(Duration.ofMinutes(11));

        assertThat(ward.pages()).isNotEmpty().allMatch(Page::replayed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"node/web-9", "node/web-*", "node/"})
    void what_is_never_destroyed_is_not_in_a_replay_either(String resource) {
        var real = new Ward(RULES).asks(toReplace(resource));
        var replayed = new Ward(RULES).asks(toReplace(REPLAY + resource));

        assertThat(real.saidOf(resource)).startsWith("refused");
        assertThat(replayed.saidOf(REPLAY + resource)).isEqualTo(real.saidOf(resource));
    }

    @Test
    void no_replayed_proposal_counts_for_its_playbook() {
        var asking = new Autonomy(Autonomy.Level.PROPOSE, Duration.ofHours(1), Autonomy.Lapse.PAGE);
        var wish = toRestart(REPLAY + "node/web-1").as(asking);
        var ward = new Ward(RULES).asks(wish);

        ward.hears(new Command.Approve(ward.id(), "ann", "go", wish.ask().run()));

        assertThat(ward.saidOf(REPLAY + "node/web-1")).isEqualTo("allowed");
        assertThat(ward.state().facts().trust()).isEmpty();
    }

    @Test
    void groups_a_replay_invents_do_not_make_real_ones_forgotten() {
        var ward = new Ward(RULES).isUnwell("node/web-1").isWell("node/web-1");
        for (int i = 0; i < 5_010; i++) {
            var groups = List.of(REPLAY + "cluster=" + i, REPLAY + "everything");
            ward.happens(
                    new Petition.Stands(
                            new Standing(REPLAY + "node/a", true, false, groups, List.of())));
        }

        assertThat(ward.state().facts().groups()).containsKey("cluster=eu-1");
        assertThat(ward.state().facts().groups()).hasSizeLessThan(5_010);
    }

    @Test
    void not_even_when_something_real_happens_next() {
        var ward = new Ward(RULES).isUnwell("node/web-1").isWell("node/web-1");
        var groups = new ArrayList<>(List.of(REPLAY + "everything"));
        for (int i = 0; i < 5_010; i++) {
            groups.add(REPLAY + "cluster=" + i);
        }
        ward.happens(
                new Petition.Stands(
                        new Standing(REPLAY + "node/a", true, false, groups, List.of())));

        ward.happens(
                new Petition.Stands(
                        new Standing("node/b", true, false, List.of("everything"), List.of())));

        assertThat(ward.state().facts().groups()).containsKey("cluster=eu-1");
    }

    /// Five an hour, as for what is real, and of its own.
    @ParameterizedTest
    @ValueSource(strings = {"", REPLAY})
    void each_world_has_its_own_destruction_of_the_hour(String world) {
        var other = world.isEmpty() ? REPLAY : "";
        var ward = new Ward(RULES);
        for (int i = 0; i < 6; i++) {
            var wish = toReplace(world + "node/other-" + i);
            ward.asks(wish).returns(wish);
        }
        assertThat(ward.saidOf(world + "node/other-4")).isEqualTo("allowed");
        assertThat(ward.saidOf(world + "node/other-5")).isEqualTo("budget-spent");

        ward.asks(toReplace(other + "node/other-5"));
        assertThat(ward.saidOf(other + "node/other-5")).isEqualTo("allowed");
    }

    @Test
    void what_the_hour_was_spent_in_a_replay_is_free_again_when_it_is_over() {
        var ward = new Ward(RULES);
        for (int i = 0; i < 5; i++) {
            var wish = toReplace(REPLAY + "node/other-" + i);
            ward.asks(wish).returns(wish);
        }
        ward.asks(toReplace(REPLAY + "node/other-5"));
        assertThat(ward.saidOf(REPLAY + "node/other-5")).isEqualTo("budget-spent");

        ward.passes(Duration.ofMinutes(61));

        assertThat(ward.saidOf(REPLAY + "node/other-5")).isEqualTo("allowed");
    }

    private static List<Ruling> said(Ward ward, boolean replayed) {
        return ward.rulings().stream()
                .filter(ruling -> Replayed.is(ruling.resource()) == replayed)
                .toList();
    }

    private static List<Page> told(Ward ward, boolean replayed) {
        return ward.pages().stream().filter(page -> page.replayed() == replayed).toList();
    }

    private static List<String> outcomes(Ward ward) {
        var all = new ArrayList<String>();
        for (var ruling : ward.rulings()) {
            var what =
                    switch (ruling) {
                        case Ruling.Allowed _ -> "allowed";
                        case Ruling.Held(_, _, var reason, _) -> reason.word();
                        case Ruling.Refused(_, _, var reason, _) -> reason.word();
                        case Ruling.Halted(_, _, var reason, _) -> "halted: " + reason.word();
                    };
            all.add(Replayed.plain(ruling.resource()) + " " + what);
        }
        ward.pages().forEach(page -> all.add(page.action() + " " + page.why().word()));
        return all;
    }
}
