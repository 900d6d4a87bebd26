package dev.remediator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Controls;
import dev.remediator.history.Chronicle;
import dev.remediator.warden.Posture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PosturesTest {
    private final Chronicle chronicle = new Chronicle();
    private final Figures figures = new Figures(chronicle.history());

    @Test
    void while_nothing_is_known_every_figure_is_zero() {
        assertThat(figures.registry().scrape())
                .contains(
                        "remediator_andon_pulled 0.0",
                        "remediator_storms 0.0",
                        "remediator_destructive_in_flight 0.0",
                        "remediator_held_back{reason=\"silenced\"} 0.0",
                        "remediator_held_back{reason=\"approval-wanted\"} 0.0");
    }

    @Test
    void the_figures_say_how_automation_stands() {
        chronicle.stands(
                new Posture(
                        Chronicle.START,
                        new Controls(
                                List.of(new Controls.Cord("rack=7", "ada", "why", Chronicle.START)),
                                List.of(),
                                Map.of()),
                        List.of(
                                new Posture.Group("rack=7", 9, 5, 2, "STORM", 3, 1),
                                new Posture.Group("rack=8", 9, 1, 2, "REGAINING", 1, 1),
                                new Posture.Group("everything", 90, 6, 9, "NORMAL", 4, 2)),
                        List.of(waiting("storm"), waiting("storm"), waiting("andon")),
                        Map.of(),
                        List.of()));

        assertThat(figures.registry().scrape())
                .contains(
                        "remediator_andon_pulled 1.0",
                        "remediator_storms 2.0",
                        "remediator_destructive_in_flight 2.0",
                        "remediator_held_back{reason=\"storm\"} 2.0",
                        "remediator_held_back{reason=\"andon\"} 1.0",
                        "remediator_held_back{reason=\"shadow\"} 0.0");
    }

    private static Posture.Waiting waiting(String reason) {
        return new Posture.Waiting(
                "", "inc-1", "node/web-1", "", "", reason, "rack=7", Chronicle.START, null);
    }
}
