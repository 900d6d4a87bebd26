package dev.remediator.adapter.opsgenie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.AboutPage;
import dev.remediator.adapter.AboutPage.Said;
import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.OurPage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people do to alerts that this program made.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OnOurPageTest {
    private static final Answers OPSGENIE = Answers.of(new OpsgenieAdapter());
    private static final Instant AT = Instant.ofEpochMilli(1_772_332_801_000L);

    private static String ours(String action, String source, String user) {
        return """
                {"action": "%s", "source": {"name": "", "type": "%s"},
                "alert": {"alertId": "5f0a", "alias": "remediator:inc-17", "username": "%s",
                "updatedAt": %d}}
                """
                .formatted(action, source, user, AT.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "Acknowledge,   ACKNOWLEDGED",
        "UnAcknowledge, UNACKNOWLEDGED",
        "Close,         RESOLVED",
    })
    void what_a_person_does_is_told_with_who_and_when(String action, Said said) {
        assertThat(OPSGENIE.to(ours(action, "web", "ana@porto.example")))
                .isEqualTo(
                        new Adapted.AboutPages(
                                List.of(
                                        new AboutPage(
                                                "inc-17",
                                                said,
                                                "ana@porto.example",
                                                "opsgenie",
                                                AT)),
                                OurPage.ignored()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Create", "Delete", "AddNote", "AssignOwnership", "EscalateNext"})
    void everything_else_about_it_says_nothing(String action) {
        assertThat(OPSGENIE.to(ours(action, "web", "ana@porto.example")))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource({"API, Alert API", "api, ana", "web, Alert API", "system, System", "web, ''"})
    void what_no_person_did_is_our_echo_or_nobodys_word(String source, String user) {
        assertThat(OPSGENIE.to(ours("Close", source, user))).isEqualTo(OurPage.ignored());
        assertThat(OPSGENIE.to(ours("Acknowledge", source, user))).isEqualTo(OurPage.ignored());
    }

    @Test
    void a_time_nobody_can_read_loses_nothing() {
        var body = ours("Close", "mobile", "ana").replace("" + AT.toEpochMilli(), "\"lately\"");

        assertThat(OPSGENIE.to(body))
                .isInstanceOfSatisfying(
                        Adapted.AboutPages.class, about -> assertThat(about.said()).hasSize(1));
    }
}
