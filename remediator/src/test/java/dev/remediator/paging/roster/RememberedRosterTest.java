package dev.remediator.paging.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RememberedRosterTest {
    private static final OnCall ANA = new OnCall.Are(List.of("ana@example.org"), "");
    private static final OnCall BO = new OnCall.Are(List.of("bo@example.org"), "");
    private static final OnCall DOWN = new OnCall.Unknown(Duration.ofSeconds(10), "it is down");
    private static final OnCall GONE = new OnCall.Refused("it has no such schedule");

    private Instant now = Instant.parse("2026-08-04T03:00:00Z");
    private OnCall said = ANA;
    private int asked;
    private final Roster roster =
            new RememberedRoster(
                    _ -> {
                        asked++;
                        return said;
                    },
                    () -> now);

    @Test
    void it_is_asked_once_a_minute() {
        assertThat(roster.onCall("web")).isEqualTo(ANA);
        said = BO;
        passes(Duration.ofSeconds(59));
        assertThat(roster.onCall("web")).isEqualTo(ANA);
        assertThat(asked).isEqualTo(1);
        passes(Duration.ofSeconds(1));
        assertThat(roster.onCall("web")).isEqualTo(BO);
    }

    @Test
    void each_schedule_is_remembered_by_itself() {
        roster.onCall("web");
        said = BO;
        assertThat(roster.onCall("db")).isEqualTo(BO);
        assertThat(roster.onCall("web")).isEqualTo(ANA);
    }

    @Test
    void the_last_good_answer_holds_for_an_hour_and_says_so() {
        roster.onCall("web");
        said = DOWN;
        passes(Duration.ofMinutes(60));
        assertThat(roster.onCall("web"))
                .isEqualTo(
                        new OnCall.Are(
                                List.of("ana@example.org"),
                                " as of 60 min ago, because it is down"));
        passes(Duration.ofSeconds(1));
        assertThat(roster.onCall("web")).isEqualTo(DOWN);
    }

    @Test
    void a_service_that_is_down_is_left_alone_as_long_as_it_wishes() {
        said = DOWN;
        roster.onCall("web");
        said = ANA;
        passes(Duration.ofSeconds(9));
        assertThat(roster.onCall("web")).isEqualTo(DOWN);
        assertThat(asked).isEqualTo(1);
        passes(Duration.ofSeconds(1));
        assertThat(roster.onCall("web")).isEqualTo(ANA);
    }

    @Test
    void a_schedule_that_was_removed_calls_nobody_from_memory() {
        roster.onCall("web");
        said = GONE;
        passes(Duration.ofMinutes(2));
        assertThat(roster.onCall("web")).isEqualTo(GONE);
        said = DOWN;
        passes(Duration.ofMinutes(2));
        assertThat(roster.onCall("web")).isEqualTo(DOWN);
    }

    @Test
    void a_clock_that_is_set_back_does_not_silence_it() {
        now = Instant.parse("2030-01-01T00:00:00Z");
        roster.onCall("web");
        said = BO;
        now = Instant.parse("2026-08-04T03:00:00Z");
        assertThat(roster.onCall("web")).isEqualTo(BO);
    }

    private void passes(Duration time) {
        now = now.plus(time);
    }
}
