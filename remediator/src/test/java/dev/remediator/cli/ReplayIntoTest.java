package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Replayed;
import dev.remediator.replay.live.Account;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayIntoTest {
    private static final Account ACCOUNT =
            new Account(
                    "storm",
                    200,
                    198,
                    2,
                    0,
                    3,
                    true,
                    Map.of("paged", 1L, "healed", 40L),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(300));

    @Test
    void people_read_what_became_of_it() {
        assertThat(printed(false))
                .isEqualTo(
                        """
                        replay storm: 200 alerts sent in 10.0 s (20/s), the latest 0.3 s late; stopped before its end
                        accepted 200, terminal 198, open 2, unaccounted 0
                        3 still fired at the end and were said to be over
                              40 healed
                               1 paged
                        """);
    }

    @Test
    void programs_read_one_object() {
        assertThat(printed(true))
                .startsWith("{\"name\":\"storm\",\"accepted\":200,\"terminal\":198,")
                .contains("\"incidents\":{\"healed\":40,\"paged\":1}")
                .endsWith("}\n");
    }

    @Test
    void a_replay_nobody_names_is_called_after_the_time() {
        var name = ReplayInto.called(Instant.parse("2026-03-01T12:30:15Z"));

        assertThat(name).isEqualTo("replay-20260301-123015");
        assertThat(Replayed.isName(name)).isTrue();
    }

    private static String printed(boolean json) {
        var text = new StringWriter();
        ReplayInto.print(ACCOUNT, new PrintWriter(text), json);
        return text.toString();
    }
}
