package dev.remediator.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Severity;
import dev.remediator.reason.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextStepTest {

    @ParameterizedTest
    @EnumSource(Reason.class)
    void every_reason_comes_with_one_sentence_that_says_what_to_do(Reason why) {
        assertThat(NextStep.of(Pages.of(Pages.alert(Severity.ERROR), why)))
                .endsWith(".")
                .doesNotContain("\n");
    }

    @Test
    void a_page_about_a_pulled_cord_says_how_to_release_it() {
        var page = Pages.of(Pages.alert(Severity.ERROR), Reason.ANDON);
        assertThat(NextStep.of(page)).contains("remediator andon release");
    }

    @Test
    void a_deed_that_may_have_happened_is_named() {
        var page =
                Pages.of(
                        Pages.alert(Severity.ERROR),
                        Reason.OUTCOME_UNKNOWN,
                        Pages.restarted(),
                        Pages.rebooted());
        assertThat(NextStep.of(page)).contains("whether 'drain and reboot' happened");
    }
}
