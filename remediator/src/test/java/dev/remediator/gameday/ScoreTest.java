package dev.remediator.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.topic.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScoreTest {
    private static final Played KILLED = failedOver(1, 2100);
    private static final Played FROZEN = failedOver(2, 3400);
    private static final Played FALSE_ALARM =
            new Played(
                    3,
                    Scenario.FALSE_ALARM,
                    Outcome.REFUSED,
                    Optional.empty(),
                    Optional.empty(),
                    70,
                    OptionalLong.of(0),
                    List.of(),
                    List.of());

    @Test
    void the_last_line_has_exactly_these_keys_in_this_order() {
        var score = Score.of(List.of(KILLED, FROZEN, FALSE_ALARM), 1234);

        assertThat(Json.MAPPER.writeValueAsString(score))
                .isEqualTo(
                        "{\"gameday\":\"database\",\"runs\":3,\"failedOver\":2,\"refused\":1,"
                                + "\"wrongActions\":0,\"writesAcked\":1234,\"writesLost\":0,"
                                + "\"outageMsP50\":2100,\"outageMsP95\":3400}");
    }

    @Test
    void a_day_without_a_problem_is_good() {
        var score = Score.of(List.of(KILLED, FALSE_ALARM), 10);

        assertThat(score.good()).isTrue();
    }

    @Test
    void a_run_with_a_problem_is_a_wrong_action() {
        var score = Score.of(List.of(KILLED, troubled(OptionalLong.of(0))), 10);

        assertThat(score.wrongActions()).isEqualTo(1);
        assertThat(score.good()).isFalse();
    }

    @Test
    void what_was_lost_and_stays_lost_is_counted_once() {
        var score =
                Score.of(List.of(troubled(OptionalLong.of(5)), troubled(OptionalLong.of(5))), 10);

        assertThat(score.writesLost()).isEqualTo(5);
        assertThat(score.good()).isFalse();
    }

    @Test
    void what_nobody_could_say_is_not_nothing() {
        var score = Score.of(List.of(KILLED, troubled(OptionalLong.empty())), 10);

        assertThat(score.writesLost()).isEqualTo(-1);
        assertThat(score.good()).isFalse();
    }

    @Test
    void only_failovers_tell_how_long_it_takes_until_a_write() {
        var took = Score.alertToWrite(List.of(FALSE_ALARM, FROZEN));

        assertThat(took).isEqualTo(new Took(3300, 3300));
    }

    private static Played failedOver(int run, long outage) {
        return new Played(
                run,
                Scenario.PRIMARY_KILLED,
                Outcome.FAILED_OVER,
                Optional.of(Duration.ofMillis(outage)),
                Optional.of(Duration.ofMillis(outage - 100)),
                200,
                OptionalLong.of(0),
                List.of(),
                List.of());
    }

    private static Played troubled(OptionalLong lost) {
        return new Played(
                9,
                Scenario.LAGGARD_LEFT,
                Outcome.FAILED_OVER,
                Optional.empty(),
                Optional.empty(),
                1,
                lost,
                List.of("it should have been refused"),
                List.of());
    }
}
