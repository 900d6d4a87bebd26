package dev.remediator.console;

import static dev.remediator.console.PagesBench.ANYBODY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Controls;
import dev.remediator.history.Accounting;
import dev.remediator.history.Chronicle;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import dev.remediator.warden.Posture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FigurePagesTest {
    private final PagesBench bench = new PagesBench();

    @Test
    void nothing_that_has_happened_is_said_in_words() {
        assertThat(figures())
                .contains("Nothing had to be healed.", "Nothing was healed.")
                .contains("Nobody was called.", "Nothing was decided.");
    }

    @Test
    void what_is_drawn_is_in_a_table_too() {
        bench.chronicle()
                .decides("inc-1", Reason.REMEDY_OFFERED, State.ACTING)
                .decides("inc-2", Reason.LADDER_EXHAUSTED, State.PAGED)
                .decides("inc-2", Reason.PAGE_CALLED, State.PAGED)
                .passes(Duration.ofSeconds(30))
                .closes("inc-1", Reason.HEALED, State.HEALED);

        assertThat(figures())
                .contains("1 of 2 healed without a human (50 %)")
                .containsPattern(
                        "<th scope=\"row\">03:00</th>\\s*<td>1</td><td>1</td><td>50 %</td>")
                .containsPattern("<th scope=\"row\">1 Jan</th>\\s*<td>1</td><td>29 s</td>")
                .contains("class=\"alone\"", "class=\"half\"")
                .contains("<th scope=\"row\">page-called</th><td>1</td>")
                .contains("<th scope=\"row\">ladder-exhausted</th><td>1</td>");
    }

    @ParameterizedTest
    @CsvSource({"0, good, Every alert is accounted for.", "2, bad, 2 alerts are unaccounted for"})
    void the_accounts_are_good_only_if_nothing_is_missing(long missing, String look, String words) {
        bench.with(() -> new Accounting(5, 3, 2 - missing, missing));

        assertThat(figures()).contains("class=\"accounts " + look + "\"", words);
    }

    @Test
    void accounts_that_cannot_be_had_are_not_good() {
        bench.with(
                () -> {
                    throw new IllegalStateException("Kafka does not say how many alerts it has");
                });

        assertThat(figures())
                .contains("class=\"accounts bad\"", "Kafka does not say how many alerts it has.");
    }

    @Test
    void groups_say_how_they_stand_and_what_waits_for_them_and_none_is_replayed() {
        bench.chronicle()
                .stands(
                        posture(
                                new Posture.Group("everything", 40, 3, 8, "NORMAL", 2, 1),
                                new Posture.Group("rack=<b>7", 9, 5, 2, "STORM", 3, 1),
                                new Posture.Group("replay:x/rack=8", 9, 5, 2, "STORM", 3, 1)));

        var html = bench.console().safety().groups(ANYBODY).html();

        assertThat(html)
                .contains(
                        "rack=&lt;b&gt;7",
                        "5 of 9 unwell, at most 2 may be",
                        Reason.STORM.sentence())
                .contains("1 of 1 destructive remedies in flight, none left")
                .contains("3 of 10 remedies of any kind in flight, 7 left")
                .contains("1 of 3 destructive remedies in flight, 2 left")
                .contains("<a href=\"/incidents/inc-1\">restart</a>")
                .doesNotContain("replay:x");
        assertThat(html.indexOf("rack=")).isLessThan(html.indexOf("everything"));
    }

    private static Posture posture(Posture.Group... groups) {
        var waiting =
                new Posture.Waiting(
                        "inc-1-r1",
                        "inc-1",
                        "node/web-1",
                        "HealNode",
                        "restart",
                        "storm",
                        "rack=<b>7",
                        Chronicle.START,
                        null);
        return new Posture(
                Chronicle.START,
                Controls.NONE,
                List.of(groups),
                List.of(waiting),
                Map.of(),
                List.of());
    }

    private String figures() {
        return bench.console().figures().overview(ANYBODY).html();
    }
}
