package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.Severity;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmsTextTest {

    @Test
    void a_text_says_what_to_do_and_where_to_look() {
        var text = text(Pages.ladderExhausted());
        SmsRules.fits(text, 3);
        assertThat(text)
                .startsWith("[CRITICAL] InstanceDown on node/web-1: every remedy was tried and")
                .contains("\nweb-1 does not answer\n")
                .contains("\nLog in to node/web-1")
                .contains("\nhttps://remediator.example/api/incidents/inc-1\n");
    }

    @Test
    void what_the_first_line_has_no_room_for_is_in_the_second() {
        var place = "node/" + "long.".repeat(24) + "example";
        var text =
                text(
                        Pages.on(
                                place,
                                Pages.of(Pages.alert(Severity.CRITICAL), Reason.BUDGET_SPENT)));
        assertThat(text.lines().skip(1).findFirst().orElse(""))
                .startsWith("InstanceDown on " + place);
        assertThat(text(Pages.ladderExhausted())).doesNotContain("InstanceDown on node/web-1, ");
    }

    @Test
    void what_helps_least_goes_first() {
        var text = text(saying("x".repeat(900)));
        SmsRules.fits(text, 3);
        assertThat(text).contains("Log in to node/web-1", "/api/incidents/inc-1");
    }

    @Test
    void accents_the_telephone_does_not_know_are_lost_rather_than_half_the_room() {
        var text = text(saying("“naïve” café – žluťoučký…"));
        assertThat(text).contains("\"naive\" café - zlutoucky...");
        assertThat(SmsRules.parts(text)).isLessThanOrEqualTo(3);
    }

    @Test
    void letters_that_matter_are_kept_for_half_the_room() {
        var text = text(saying("Сервер не отвечает"));
        SmsRules.fits(text, 3);
        assertThat(text).contains("Сервер не отвечает");
    }

    @Test
    void the_mark_names_the_notification_and_what_it_does() {
        var call = Messages.about(Pages.ladderExhausted());
        var over = Messages.about(Pages.as(Page.Action.RESOLVE, Pages.ladderExhausted()));
        var other = Messages.about(Pages.about("inc-2", Pages.ladderExhausted()));
        assertThat(new SmsText(call).mark())
                .isEqualTo(new SmsText(call).mark())
                .isNotEqualTo(new SmsText(over).mark())
                .isNotEqualTo(new SmsText(other).mark());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "a[b]{c} -> 11 -> a[b]{c}",
                "é€ù -> 4 -> é€ù",
                "Łódź … -> 8 -> Lodz ...",
                "\ud83d\ude00! -> 2 -> ?!",
                "ﷺ -> 1 -> ?"
            })
    void a_letter_takes_as_much_as_on_a_telephone(String text, int cost, String written) {
        var gsm = SmsAlphabet.GSM_7;
        assertThat(gsm.written(text)).isEqualTo(written);
        assertThat(gsm.cost(gsm.written(text))).isEqualTo(cost);
    }

    private static Page saying(String summary) {
        Alert alert =
                Pages.alert(Severity.CRITICAL, Map.of(), Map.of("summary", summary), Map.of());
        return Pages.of(alert, Reason.LADDER_EXHAUSTED, Pages.rebooted());
    }

    private static String text(Page page) {
        return new SmsText(Messages.about(page)).toString();
    }
}
