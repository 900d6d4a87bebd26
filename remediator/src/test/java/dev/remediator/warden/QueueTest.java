package dev.remediator.warden;

import static dev.remediator.guard.Wishes.toReplace;
import static dev.remediator.guard.Wishes.toRestart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Ask;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Rules;
import dev.remediator.guard.TestRules;
import dev.remediator.guard.Tilt;
import dev.remediator.guard.Wishes;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QueueTest {
    private final Ward ward = Ward.of(200);

    @Test
    void the_second_destructive_remedy_of_a_group_waits_until_the_first_is_given_back() {
        ward.asks(toReplace("node/web-1")).asks(toReplace("node/web-2"));
        assertThat(ward.saidOf("node/web-2")).isEqualTo("budget-in-use");

        ward.returns(toReplace("node/web-1"));

        assertThat(ward.saidOf("node/web-2")).isEqualTo("allowed");
    }

    @Test
    void whoever_asked_first_is_let_go_first() {
        ward.asks(toReplace("node/web-1"))
                .asks(toReplace("node/web-9"))
                .asks(toReplace("node/web-2"));

        ward.returns(toReplace("node/web-1"));

        assertThat(ward.saidOf("node/web-9")).isEqualTo("allowed");
        assertThat(ward.saidOf("node/web-2")).isEqualTo("budget-in-use");
    }

    @Test
    void a_wish_that_is_given_back_is_forgotten() {
        ward.asks(toReplace("node/web-1")).asks(toReplace("node/web-2"));

        ward.returns(toReplace("node/web-2")).returns(toReplace("node/web-1"));

        assertThat(ward.saidOf("node/web-2")).isEqualTo("budget-in-use");
        assertThat(ward.state().queue()).isEmpty();
        assertThat(ward.state().facts().permits()).isEmpty();
    }

    @Test
    void an_hourly_budget_lets_the_next_one_go_when_the_hour_is_over() {
        for (int i = 1; i <= 5; i++) {
            ward.asks(toReplace("node/web-" + i)).returns(toReplace("node/web-" + i));
        }
        ward.asks(toReplace("node/web-6"));
        assertThat(ward.saidOf("node/web-6")).isEqualTo("budget-spent");

        ward.passes(Duration.ofHours(1));

        assertThat(ward.saidOf("node/web-6")).isEqualTo("allowed");
    }

    @Test
    void why_something_waits_is_said_once_and_not_every_time_it_is_looked_at() {
        ward.asks(toReplace("node/web-1")).asks(toReplace("node/web-2"));

        ward.isUnwell("node/web-7").isWell("node/web-7");

        assertThat(ward.rulings()).hasSize(2);
    }

    @Test
    void a_group_is_shared_by_all_playbooks_budgets() {
        var own = new Ask.Budget("cluster=eu-1", 1, null);
        ward.asks(toRestart("node/web-1"));

        ward.asks(toRestart("node/web-2").within(own));

        assertThat(ward.saidOf("node/web-2")).isEqualTo("budget-in-use");
    }

    @Test
    void what_it_is_asked_while_it_distrusts_itself_waits_until_it_trusts_itself_again() {
        var tilt = new Tilt(Wishes.NOW.plusSeconds(30), "it stood still");
        ward.tilts(tilt).asks(toRestart("node/web-1"));
        assertThat(ward.saidOf("node/web-1")).isEqualTo("observing");

        ward.passes(Duration.ofSeconds(30));

        assertThat(ward.saidOf("node/web-1")).isEqualTo("allowed");
    }

    @Test
    void remedies_held_for_long_are_told_once_for_all_that_wait_for_the_same() {
        for (int i = 1; i <= 5; i++) {
            ward.asks(toReplace("node/web-" + i)).returns(toReplace("node/web-" + i));
        }
        ward.asks(toReplace("node/web-6")).asks(toReplace("node/web-7"));

        ward.passes(Duration.ofMinutes(11));

        assertThat(ward.pages()).hasSize(1);
        assertThat(ward.pages().getFirst().alert().annotations().get("summary"))
                .contains("everything")
                .contains("2 held back");
    }

    @Test
    void the_notice_is_taken_back_when_nothing_waits_any_more() {
        ward.pulls("everything").asks(toRestart("node/web-1")).passes(Duration.ofMinutes(11));

        ward.releases("everything");

        assertThat(ward.pages())
                .extracting(p -> p.action().name(), p -> p.dedupKey())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                "TRIGGER", ward.pages().getFirst().dedupKey()),
                        org.assertj.core.api.Assertions.tuple(
                                "RESOLVE", ward.pages().getFirst().dedupKey()));
    }

    @Test
    void who_asked_first_gets_the_budget_that_time_has_freed() {
        var rules = Rules.DEFAULT.with(new Rules.Budgets(5, 5, 1, 10)).with(TestRules.calm());
        var ward = new Ward(rules);
        ward.asks(toReplace("node/web-1")).returns(toReplace("node/web-1"));
        ward.asks(toReplace("node/web-2"));
        var warden = new Warden(ward.policy);
        var later = ward.now().plus(Duration.ofHours(1)).plusMillis(50);

        var decided =
                warden.decide(
                        ward.state(),
                        new WardenEvent.Petitioned(
                                new Petition.Asks(toReplace("node/web-3").ask(ward.policy))),
                        later,
                        null);

        assertThat(decided.next().facts().permits().values())
                .extracting(p -> p.resource())
                .containsExactly("node/web-2");
        assertThat(Optional.ofNullable(decided.next().queue().get("run-node/web-3/1"))).isPresent();
    }
}
