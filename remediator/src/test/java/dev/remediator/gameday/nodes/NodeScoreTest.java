package dev.remediator.gameday.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.gameday.nodes.NodePlayed.Outcome;
import dev.remediator.topic.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NodeScoreTest {

    @Test
    void the_last_line_has_exactly_these_keys_in_this_order() {
        var score =
                NodeScore.of(
                        List.of(
                                played(Outcome.HEALED, 2, 1, Optional.of(2100), List.of()),
                                played(Outcome.HEALED, 0, 0, Optional.of(3400), List.of()),
                                played(Outcome.HEALED, 0, 0, Optional.empty(), List.of()),
                                played(Outcome.PAGED, 1, 1, Optional.empty(), List.of())));

        assertThat(Json.MAPPER.writeValueAsString(score))
                .isEqualTo(
                        "{\"gameday\":\"nodes\",\"runs\":4,\"healed\":3,\"reprovisioned\":3,"
                                + "\"paged\":1,\"wrongActions\":0,\"maxConcurrentDestructive\":1,"
                                + "\"timeToHealMsP50\":2100,\"timeToHealMsP95\":3400}");
    }

    @Test
    void a_run_with_two_problems_is_one_wrong_action() {
        var problems = List.of("web-1 was replaced", "people were paged");
        var score =
                NodeScore.of(
                        List.of(
                                played(Outcome.PAGED, 0, 0, Optional.empty(), problems),
                                played(Outcome.HEALED, 0, 0, Optional.empty(), List.of())));

        assertThat(score.wrongActions()).isEqualTo(1);
    }

    @Test
    void the_worst_run_says_how_many_were_destroyed_at_once() {
        var score =
                NodeScore.of(
                        List.of(
                                played(Outcome.HEALED, 2, 2, Optional.empty(), List.of()),
                                played(Outcome.HEALED, 1, 1, Optional.empty(), List.of())));

        assertThat(score.maxConcurrentDestructive()).isEqualTo(2);
    }

    private static NodePlayed played(
            Outcome outcome,
            int reprovisioned,
            int mostAtOnce,
            Optional<Integer> healedInMillis,
            List<String> problems) {
        return new NodePlayed(
                1,
                NodeScenario.KILLED,
                List.of("web-1 killed"),
                List.of(Fate.RESTARTED.words()),
                outcome,
                reprovisioned,
                outcome == Outcome.PAGED ? 1 : 0,
                mostAtOnce,
                healedInMillis.map(Duration::ofMillis),
                problems,
                List.of());
    }
}
