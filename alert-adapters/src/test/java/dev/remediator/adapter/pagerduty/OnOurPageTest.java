package dev.remediator.adapter.pagerduty;

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

/// What people do to incidents that this program opened.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OnOurPageTest {
    private static final Answers PAGERDUTY = Answers.of(new PagerDutyAdapter());
    private static final String ANA =
            "{\"id\": \"PANA\", \"type\": \"user_reference\", \"summary\": \"Ana Sousa\"}";
    private static final String ECHO =
            "{\"id\": \"PKEY\", \"type\": \"inbound_integration_reference\","
                    + " \"summary\": \"Events API\"}";
    private static final Instant AT = Instant.parse("2026-03-01T02:41:17.204Z");

    private static String event(String type, String agent, String incident) {
        return """
                {"event": {"id": "01E", "event_type": "%s", "resource_type": "incident",
                "occurred_at": "%s", "agent": %s,
                "data": {"id": "Q0", "type": "incident", %s}}}
                """
                .formatted(type, AT, agent, incident);
    }

    private static String ours(String type, String agent) {
        return event(type, agent, "\"incident_key\": \"remediator:inc-17\"");
    }

    private static Adapted said(AboutPage... said) {
        return new Adapted.AboutPages(List.of(said), OurPage.ignored());
    }

    @ParameterizedTest
    @CsvSource({
        "incident.acknowledged,   ACKNOWLEDGED",
        "incident.unacknowledged, UNACKNOWLEDGED",
        "incident.reopened,       UNACKNOWLEDGED",
        "incident.resolved,       RESOLVED",
    })
    void what_a_person_does_is_told_with_who_and_when(String type, Said said) {
        assertThat(PAGERDUTY.to(ours(type, ANA)))
                .isEqualTo(said(new AboutPage("inc-17", said, "Ana Sousa", "pagerduty", AT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incident.triggered",
                "incident.escalated",
                "incident.reassigned",
                "incident.delegated",
                "incident.priority_updated",
                "incident.annotated"
            })
    void everything_else_about_it_says_nothing(String type) {
        assertThat(PAGERDUTY.to(ours(type, ANA))).isInstanceOf(Adapted.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ECHO,
                "{\"type\": \"service_reference\", \"summary\": \"Orders\"}",
                "{\"type\": \"workflow_reference\", \"summary\": \"Response play\"}",
                "{}",
                "null",
                "\"Ana\""
            })
    void what_no_person_did_is_our_echo_or_nobodys_word(String agent) {
        assertThat(PAGERDUTY.to(ours("incident.resolved", agent))).isEqualTo(OurPage.ignored());
        assertThat(PAGERDUTY.to(ours("incident.acknowledged", agent))).isEqualTo(OurPage.ignored());
    }

    @Test
    void that_an_acknowledgement_has_timed_out_is_told_by_nobody() {
        assertThat(PAGERDUTY.to(ours("incident.unacknowledged", "null")))
                .isEqualTo(
                        said(
                                new AboutPage(
                                        "inc-17",
                                        Said.UNACKNOWLEDGED,
                                        "unknown",
                                        "pagerduty",
                                        AT)));
    }

    @Test
    void pages_of_ours_that_were_merged_are_all_told() {
        var merged =
                "\"incident_key\": null, \"alerts\": [{\"alert_key\": \"remediator:a\"},"
                        + " {\"alert_key\": \"remediator:b\"}, {\"alert_key\": \"remediator:a\"}]";

        assertThat(PAGERDUTY.to(event("incident.acknowledged", ANA, merged)))
                .isEqualTo(
                        said(
                                new AboutPage("a", Said.ACKNOWLEDGED, "Ana Sousa", "pagerduty", AT),
                                new AboutPage(
                                        "b", Said.ACKNOWLEDGED, "Ana Sousa", "pagerduty", AT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"remediator:", "remediator: "})
    void a_key_without_a_name_names_no_page(String key) {
        var body = event("incident.acknowledged", ANA, "\"incident_key\": \"" + key + "\"");

        assertThat(PAGERDUTY.to(body)).isEqualTo(OurPage.ignored());
    }

    @Test
    void a_name_that_breaks_lines_is_on_one() {
        var hostile = ANA.replace("Ana Sousa", "Ana\\nresolved by\\u202e Ben");

        assertThat(PAGERDUTY.to(ours("incident.resolved", hostile)))
                .isInstanceOfSatisfying(
                        Adapted.AboutPages.class,
                        about ->
                                assertThat(about.said().getFirst().by())
                                        .isEqualTo("Ana resolved by  Ben"));
    }

    @Test
    void old_messages_are_all_told_beside_the_alerts() {
        var body =
                """
                {"messages": [
                {"event": "incident.acknowledge", "id": "1", "created_on": "%1$s",
                 "log_entries": [{"agent": %2$s}],
                 "incident": {"id": "A", "incident_key": "remediator:a"}},
                {"event": "incident.trigger", "id": "2", "created_on": "%1$s",
                 "incident": {"id": "B", "incident_key": "mail", "title": "Mail waits"}},
                {"type": "incident.resolve", "id": "3", "created_on": "%1$s",
                 "data": {"incident": {"id": "C", "incident_key": "remediator:c",
                  "last_status_change_by": {"name": "Ben", "email": "ben@porto.example"}}}}
                ]}
                """
                        .formatted(AT, ANA);

        assertThat(PAGERDUTY.to(body))
                .isInstanceOfSatisfying(
                        Adapted.AboutPages.class,
                        about -> {
                            assertThat(about.said())
                                    .containsExactly(
                                            new AboutPage(
                                                    "a",
                                                    Said.ACKNOWLEDGED,
                                                    "Ana Sousa",
                                                    "pagerduty",
                                                    AT),
                                            new AboutPage(
                                                    "c", Said.RESOLVED, "Ben", "pagerduty", AT));
                            assertThat(Answers.alerts(about.rest())).hasSize(1);
                        });
    }
}
