package dev.remediator.adapter.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OccasionTest {

    @ParameterizedTest
    @CsvSource({
        "PROBLEM, FIRING, RESOLVED, FIRING",
        "RECOVERY, RESOLVED, RESOLVED, RESOLVED",
        "ACKNOWLEDGED, ACKNOWLEDGED, none, ACKNOWLEDGED",
        "UNACKNOWLEDGED, FIRING, none, FIRING",
        "MUTED, SUPPRESSED, SUPPRESSED, SUPPRESSED",
        "UNMUTED, FIRING, none, none",
        "CALM, FIRING, RESOLVED, none",
        "COMMENT, none, none, none",
    })
    void each_means_something_for_a_problem_for_what_is_well_and_for_what_is_not_known(
            Occasion occasion, String problem, String well, String unknown) {
        assertThat(
                        new String[] {
                            word(occasion, Optional.of(CheckState.CRITICAL)),
                            word(occasion, Optional.of(CheckState.OK)),
                            word(occasion, Optional.empty())
                        })
                .containsExactly(problem, well, unknown);
    }

    private static String word(Occasion occasion, Optional<CheckState> state) {
        return occasion.status(state).map(Enum::name).orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "PROBLEM, PROBLEM",
        "Recovery, RECOVERY",
        "ACKNOWLEDGEMENT, ACKNOWLEDGED",
        "AcknowledgementSet, ACKNOWLEDGED",
        "AcknowledgementCleared, UNACKNOWLEDGED",
        "DOWNTIMESTART, MUTED",
        "DowntimeStarted, MUTED",
        "DowntimeTriggered, MUTED",
        "FLAPPINGSTART, MUTED",
        "DOWNTIMEEND, UNMUTED",
        "DowntimeRemoved, UNMUTED",
        "DOWNTIMECANCELLED, UNMUTED",
        "DOWNTIMECANCELED, UNMUTED",
        "FLAPPINGSTOP, CALM",
        "FLAPPINGDISABLED, CALM",
        "FlappingEnd, CALM",
        "CUSTOM, COMMENT",
        "DowntimeAdded, COMMENT",
        "CommentAdded, COMMENT",
    })
    void words_are_read_in_any_case(String word, Occasion occasion) {
        assertThat(Occasion.read(word)).contains(occasion);
    }

    @Test
    void a_word_nobody_knows_is_none() {
        assertThat(Occasion.read("ESCALATED")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true, 0, OK",
        "true, 1.0, WARNING",
        "true, 2, CRITICAL",
        "true, 3, UNKNOWN",
        "true, crit, CRITICAL",
        "true, Warn, WARNING",
        "false, 0, UP",
        "false, 1.0, DOWN",
        "false, 2, UNREACHABLE",
        "false, unreach, UNREACHABLE",
        "false, 3, ",
        "true, 4, ",
        "true, sick, ",
    })
    void a_state_is_a_word_or_a_number(boolean service, String text, @Nullable CheckState state) {
        assertThat(CheckState.read(service, text)).isEqualTo(Optional.ofNullable(state));
    }

    @ParameterizedTest
    @CsvSource({
        "OK, INFO",
        "UP, INFO",
        "WARNING, WARNING",
        "CRITICAL, CRITICAL",
        "UNKNOWN, WARNING",
        "DOWN, CRITICAL",
        "UNREACHABLE, CRITICAL",
    })
    void a_state_is_so_bad(CheckState state, String severity) {
        assertThat(state.severity().name()).isEqualTo(severity);
    }
}
