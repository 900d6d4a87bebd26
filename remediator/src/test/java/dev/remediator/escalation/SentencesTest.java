package dev.remediator.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is logged in a sentence is found in it again, whatever people are called and say.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SentencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "ana | pagerduty | ''",
                "ana | api | new disk",
                "ana | api | it burnt, at noon: mended",
                "ana: on call | api | ''",
                "ana: on call | api | why: because",
                "unknown | opsgenie | ''"
            })
    void what_a_person_says_is_read_as_it_was_written(String by, String via, String why) {
        var saying = new Saying(by, via, why);

        assertThat(Saying.of(saying.sentence())).isEqualTo(saying);
    }

    @Test
    void a_name_does_not_hold_the_road() {
        var saying = new Saying("Lovelace, at home", "api", "");

        assertThat(Saying.of(saying.sentence()).by()).isEqualTo("Lovelace at home");
    }

    @Test
    void a_sentence_without_a_road_is_a_name() {
        assertThat(Saying.of("bo")).isEqualTo(new Saying("bo", "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no answer", "it said: no: never"})
    void what_became_of_a_call_is_read_as_it_was_written(String detail) {
        var report = new CallReport("ana by sms", detail);

        assertThat(CallReport.of(report.sentence(), "ana by sms")).contains(report);
        assertThat(CallReport.of(report.sentence(), "ana")).isEmpty();
        assertThat(CallReport.of(report.sentence(), "ana by sms2")).isEmpty();
    }
}
