package dev.remediator.paging.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextStepTest {

    @ParameterizedTest
    @EnumSource(Reason.class)
    void every_reason_comes_with_one_sentence_that_says_what_to_do(Reason why) {
        assertThat(NextStep.of(Calls.page(why))).endsWith(".").doesNotContain("\n");
    }

    @Test
    void a_page_about_a_pulled_cord_says_how_to_release_it() {
        var page = Calls.page(Reason.ANDON);
        assertThat(NextStep.of(page)).contains("remediator andon release");
    }

    @Test
    void a_deed_that_may_have_happened_is_named() {
        var page = Calls.page(Reason.OUTCOME_UNKNOWN);
        assertThat(NextStep.of(page)).contains("whether 'drain and reboot' happened");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void who_is_told_to_take_care_is_not_told_to_do_nothing(Reason why) {
        var step = NextStep.of(Calls.page(why));
        assertThat(step.startsWith("Take care") && step.contains("Nothing")).isFalse();
    }

    @Test
    void who_is_tested_may_go_back_to_sleep() {
        assertThat(NextStep.of(Calls.page(Reason.PAGE_TEST))).contains("go back to sleep");
    }
}
