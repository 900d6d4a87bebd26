package dev.remediator.warden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Ask;
import dev.remediator.guard.Command;
import dev.remediator.guard.Dependency;
import dev.remediator.guard.Facts;
import dev.remediator.guard.Guards;
import dev.remediator.guard.Inhibition;
import dev.remediator.guard.Matcher;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Silence;
import dev.remediator.guard.Standing;
import dev.remediator.guard.Tilt;
import dev.remediator.guard.Window;
import dev.remediator.guard.Wishes;
import dev.remediator.playbook.Autonomy;
import dev.remediator.remediation.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Judging only what may have changed comes to the same as judging all that waits: each decision is
/// made twice, and the second time everything is judged whenever anything has happened.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PaceTest {
    private static final int FEW = 40;
    private static final int MANY = 400;
    private static final String EU = "cluster=eu-2";

    private final Policy policy = policy();
    private final Warden warden = new Warden(policy);
    private final Warden model = new Warden(policy, Guards.ALL, true);
    private final List<String> permits = new ArrayList<>();
    private WardenState state = WardenState.QUIET;
    private WardenDecided last = warden.decide(state, new WardenEvent.TimePassed(), now(0), null);
    private Instant now = now(0);
    private @Nullable Instant leftSince;
    private int lefts;
    private int said;
    private int decisions;

    private static Instant now(long seconds) {
        return Wishes.NOW.plusSeconds(seconds);
    }

    private static Policy policy() {
        var rules = Rules.DEFAULT;
        return Policy.of(
                new Rules(
                        rules.groups(),
                        new Rules.Storms(
                                20, 8, 60, 30, Duration.ofSeconds(30), Duration.ofMinutes(1)),
                        new Rules.Budgets(1, 3, 5, 4),
                        rules.flapping(),
                        rules.repeats(),
                        rules.tilt(),
                        Duration.ofMinutes(1),
                        3,
                        List.of(),
                        List.of(),
                        List.of(new Dependency("cluster=eu-1", List.of("node/web-1"))),
                        List.of(
                                new Inhibition(
                                        List.of("alertname=Fire"),
                                        List.of("rack=r1"),
                                        List.of("cluster"))),
                        List.of(
                                new Window(
                                        "window", List.of("rack=r2"), now(70), now(90), "moving")),
                        List.of()),
                Map.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 19})
    void where_few_wait_the_same_is_said_at_once(long seed) {
        var lot = new Random(seed);
        for (int i = 0; i < 500; i++) {
            goesOn(lot.nextInt(700));
            happens(event(lot, FEW), lot.nextInt(12) == 0 ? distrust() : null);
        }
        assertThat(lefts).isZero();
        assertThat(said).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103})
    void where_many_wait_nothing_else_is_said_and_nothing_is_left_for_long(long seed) {
        var lot = new Random(seed);
        happens(new WardenEvent.Commanded(new Command.PullCord("c", "ann", "smoke", EU)), null);
        for (int i = 0; i < 2 * MANY; i++) {
            happens(asks(asked(wishes(lot, i))), null);
        }
        for (int i = 0; i < 500; i++) {
            goesOn(lot.nextInt(40));
            happens(event(lot, MANY), lot.nextInt(12) == 0 ? distrust() : null);
        }
        assertThat(lefts).isPositive();
    }

    private Tilt distrust() {
        return new Tilt(now.plusSeconds(2), "it stood still");
    }

    private void goesOn(int millis) {
        var until = now.plusMillis(millis);
        while (last.due().filter(at -> !at.isAfter(until)).isPresent()) {
            var at = last.due().orElse(now);
            now = at.isAfter(now) ? at : now;
            happens(new WardenEvent.TimePassed(), null);
        }
        now = until;
    }

    private void happens(WardenEvent event, @Nullable Tilt tilt) {
        var all = model.decide(state, event, now, tilt);
        last = warden.decide(state, event, now, tilt);
        state = last.next();
        said += rulings(last).size();
        if (state.pace().cut()) {
            lefts++;
            leftSince = leftSince == null ? now : leftSince;
            assertThat(rulings(all)).hasSizeGreaterThanOrEqualTo(rulings(last).size());
            assertThat(rulings(all).subList(0, rulings(last).size())).isEqualTo(rulings(last));
            assertThat(last.due().orElseThrow()).isBeforeOrEqualTo(leftSince.plus(Pace.PAUSE));
        } else {
            leftSince = null;
            assertThat(rulings(last)).isEqualTo(rulings(all));
            assertThat(last.effects()).isEqualTo(all.effects());
            assertThat(state.queue()).isEqualTo(all.next().queue());
            assertThat(state.notices()).isEqualTo(all.next().notices());
            assertThat(last.due()).isEqualTo(all.due());
        }
        assertThat(leftSince == null || now.isBefore(leftSince.plus(Pace.PAUSE))).isTrue();
        if (++decisions % 25 == 0) {
            whatIsComputedIsRight();
        }
    }

    private void whatIsComputedIsRight() {
        assertThat(state.line()).isEqualTo(Line.of(state.queue().values(), policy));
        var facts = state.facts();
        assertThat(facts)
                .isEqualTo(
                        Facts.of(
                                facts.standings(),
                                facts.groups(),
                                facts.permits(),
                                facts.controls(),
                                facts.trust()));
    }

    private static List<Ruling> rulings(WardenDecided decided) {
        return decided.effects().stream()
                .filter(Effect.Rules.class::isInstance)
                .map(effect -> ((Effect.Rules) effect).ruling())
                .toList();
    }

    private WardenEvent event(Random lot, int nodes) {
        int node = lot.nextInt(nodes);
        var wishes = wishes(lot, node);
        return switch (lot.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6 -> asks(asked(wishes));
            case 7, 8, 9, 10 -> new WardenEvent.Petitioned(new Petition.Returns(permit(lot)));
            case 11, 12, 13 -> stands(lot, wishes, true);
            case 14, 15, 16 -> stands(lot, wishes, false);
            case 17 -> new WardenEvent.Petitioned(new Petition.Judged("HealNode", "inc", true));
            default -> new WardenEvent.Commanded(command(lot));
        };
    }

    private WardenEvent asks(Ask ask) {
        permits.add(ask.permit());
        return new WardenEvent.Petitioned(new Petition.Asks(ask));
    }

    private String permit(Random lot) {
        return permits.isEmpty() ? "none" : permits.remove(lot.nextInt(permits.size()));
    }

    private static Wishes wishes(Random lot, int node) {
        var resource = "node/web-" + node;
        var wishes =
                switch (lot.nextInt(6)) {
                    case 0, 1, 2 -> Wishes.toRestart(resource);
                    case 3, 4 -> Wishes.toReplace(resource);
                    default ->
                            lot.nextBoolean()
                                    ? Wishes.toPage(resource)
                                    : Wishes.toPage(resource).forThe(Ask.Purpose.CALL);
                };
        wishes = wishes.labelled("cluster", "eu-" + node % 4).labelled("rack", "r" + node % 5);
        if (lot.nextInt(4) == 0) {
            var hour = lot.nextBoolean() ? Duration.ofSeconds(20) : null;
            wishes = wishes.within(new Ask.Budget("rack=r" + node % 5, 2, hour));
        }
        if (lot.nextInt(8) == 0) {
            var lapse = List.of(Autonomy.Lapse.values()).get(lot.nextInt(2));
            wishes = wishes.as(new Autonomy(Autonomy.Level.PROPOSE, Duration.ofSeconds(15), lapse));
        }
        return wishes;
    }

    private Ask asked(Wishes wishes) {
        var a = wishes.ask(policy);
        int number = permits.size() + (int) state.asked();
        return new Ask(
                a.permit() + "-" + number,
                a.run() + "-" + number,
                a.resource(),
                a.incident(),
                a.purpose(),
                a.playbook(),
                a.remedy(),
                a.destructive(),
                a.alert(),
                a.groups(),
                a.budgets(),
                a.policy(),
                a.autonomy(),
                a.resumes(),
                number % 9 == 0 ? distrust() : null);
    }

    private WardenEvent stands(Random lot, Wishes wishes, boolean unwell) {
        var groups = List.of("cluster=" + wishes.labels().get("cluster"), "everything");
        var fire =
                new Standing.Symptom(
                        "fire-" + wishes.resource(), wishes.resource(), "Fire", wishes.labels());
        var standing =
                new Standing(
                        wishes.resource(),
                        unwell,
                        lot.nextBoolean(),
                        groups,
                        unwell && lot.nextInt(6) == 0 ? List.of(fire) : List.of());
        return new WardenEvent.Petitioned(new Petition.Stands(standing));
    }

    private Command command(Random lot) {
        var id = "command-" + lot.nextInt();
        var scope = List.of("everything", EU, "playbook=HealNode").get(lot.nextInt(3));
        var levels = Autonomy.Level.values();
        return switch (lot.nextInt(9)) {
            case 0 -> new Command.PullCord(id, "ann", "smoke", scope);
            case 1, 2, 3 -> new Command.ReleaseCord(id, "ann", "fine", scope);
            case 4 -> new Command.SetSilence(id, "ann", "moving", silence(lot));
            case 5, 6 -> new Command.Approve(id, "ann", "go", run(lot));
            case 7 -> new Command.Deny(id, "ann", "no", run(lot));
            default ->
                    new Command.SetAutonomy(
                            id, "ann", "try", "HealNode", levels[lot.nextInt(levels.length)]);
        };
    }

    private String run(Random lot) {
        var runs = state.queue().values().stream().map(wish -> wish.ask().run()).toList();
        return runs.isEmpty() ? "none" : runs.get(lot.nextInt(runs.size()));
    }

    private Silence silence(Random lot) {
        var from = now.plusSeconds(lot.nextInt(10));
        return new Silence(
                "silence-" + lot.nextInt(3),
                false,
                List.of(Matcher.parse("rack=r" + lot.nextInt(5))),
                from,
                from.plusSeconds(1 + lot.nextInt(10)),
                "ann",
                "moving");
    }
}
