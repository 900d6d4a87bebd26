package dev.remediator.paging.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.paging.roster.FakeSchedules.Asked;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Both services with schedules, over real HTTP.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SchedulesTest {
    private static final String SECRET = "S3CRET";
    private static final String ANA_AND_BO =
            """
            {"oncalls": [
              {"escalation_level": 2, "user": {"id": "P2", "type": "user", "email": "bo@example.org"},
               "schedule": {"id": "PS1"}, "start": null, "end": null},
              {"escalation_level": 1, "user": {"id": "P1", "type": "user", "email": "ana@example.org"},
               "schedule": {"id": "PS1"}, "start": null, "end": null},
              {"escalation_level": 3, "user": {"id": "P1", "type": "user", "email": "ana@example.org"},
               "schedule": {"id": "PS1"}, "start": null, "end": null}],
             "limit": 25, "offset": 0, "more": false, "total": null}
            """;

    private FakeSchedules service;
    private Roster pagerDuty;
    private Roster opsgenie;

    @BeforeEach
    void starts() throws IOException {
        service = new FakeSchedules();
        pagerDuty = new PagerDutySchedules(service.base(), () -> SECRET);
        opsgenie = new OpsgenieSchedules(service.base(), () -> SECRET);
    }

    @AfterEach
    void stops() {
        service.close();
    }

    @Test
    void at_pagerduty_the_lowest_level_comes_first_and_nobody_twice() {
        service.says(200, ANA_AND_BO);
        assertThat(pagerDuty.onCall("PS1"))
                .isEqualTo(new OnCall.Are(List.of("ana@example.org", "bo@example.org"), ""));
        assertThat(service.asked())
                .containsExactly(
                        new Asked(
                                "/oncalls?schedule_ids%5B%5D=PS1&include%5B%5D=users&earliest=true",
                                "Token token=S3CRET", "application/vnd.pagerduty+json;version=2"));
    }

    @Test
    void at_opsgenie_addresses_are_listed_as_they_are() {
        service.says(
                200,
                """
                {"data": {"_parent": {"id": "x", "name": "web", "enabled": true},
                          "onCallRecipients": ["ana@example.org"]}, "took": 0.1, "requestId": "y"}
                """);
        assertThat(opsgenie.onCall("web"))
                .isEqualTo(new OnCall.Are(List.of("ana@example.org"), ""));
        assertThat(service.asked())
                .containsExactly(
                        new Asked(
                                "/v2/schedules/web/on-calls?flat=true&scheduleIdentifierType=name",
                                "GenieKey S3CRET",
                                "application/json"));
    }

    @Test
    void a_uuid_is_an_id_at_opsgenie() {
        var _ = opsgenie.onCall("d875e654-9b4e-4219-a803-0c26936d18de");
        assertThat(service.asked().getFirst().target()).endsWith("scheduleIdentifierType=id");
    }

    @ParameterizedTest
    @CsvSource({
        "'a/../b?x=1#y', /oncalls?schedule_ids%5B%5D=a%2F..%2Fb%3Fx%3D1%23y, /v2/schedules/a%2F..%2Fb%3Fx=1%23y/",
        "'P1&earliest=false', /oncalls?schedule_ids%5B%5D=P1%26earliest%3Dfalse, /v2/schedules/P1&earliest=false/",
        "'a b', /oncalls?schedule_ids%5B%5D=a%20b, /v2/schedules/a%20b/"
    })
    void a_schedule_never_leaves_its_place_in_the_address(
            String schedule, String atPagerDuty, String atOpsgenie) {
        var _ = pagerDuty.onCall(schedule);
        var _ = opsgenie.onCall(schedule);
        assertThat(service.asked().get(0).target())
                .isEqualTo(atPagerDuty + "&include%5B%5D=users&earliest=true");
        assertThat(service.asked().get(1).target())
                .isEqualTo(atOpsgenie + "on-calls?flat=true&scheduleIdentifierType=name");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void a_schedule_that_is_a_step_in_a_path_is_never_asked_for(String schedule) {
        assertThat(opsgenie.onCall(schedule)).isInstanceOf(OnCall.Refused.class);
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void nobody_may_be_on_call() {
        service.says(200, "{\"oncalls\": []}");
        assertThat(pagerDuty.onCall("PS1")).isEqualTo(new OnCall.Are(List.of(), ""));
        service.says(200, "{\"data\": {\"onCallRecipients\": []}}");
        assertThat(opsgenie.onCall("web")).isEqualTo(new OnCall.Are(List.of(), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>S3CRET</html>",
                "[]",
                "{}",
                "null",
                "{\"oncalls\": \"S3CRET\", \"data\": \"S3CRET\"}"
            })
    void an_answer_that_is_none_is_no_answer(String body) {
        service.says(200, body);
        var later = Duration.ofSeconds(10);
        assertThat(pagerDuty.onCall("PS1"))
                .isEqualTo(
                        new OnCall.Unknown(
                                later, "PagerDuty's answer does not say who is on call"));
        assertThat(opsgenie.onCall("web"))
                .isEqualTo(
                        new OnCall.Unknown(later, "Opsgenie's answer does not say who is on call"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, PagerDuty answered 401 when asked who is on call; see that the channel's secret is right",
        "403, PagerDuty answered 403 when asked who is on call; see that the channel's secret is right",
        "302, PagerDuty answered 302 when asked who is on call",
        "429, PagerDuty answered 429 when asked who is on call",
        "503, PagerDuty answered 503 when asked who is on call",
    })
    void what_a_service_does_not_say_now_it_may_say_later(int status, String why) {
        service.says(status, Map.of("Location", "/?key=S3CRET"), SECRET);
        assertThat(pagerDuty.onCall("PS1"))
                .isEqualTo(new OnCall.Unknown(Duration.ofSeconds(10), why));
        assertThat(service.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "0, 0", "9000, 300", "-1, 10", "Tue, 10", "99999999999, 10"})
    void a_service_may_wish_to_be_left_alone(String wish, long seconds) {
        service.says(429, Map.of("Retry-After", wish), "");
        assertThat(opsgenie.onCall("web"))
                .isInstanceOfSatisfying(
                        OnCall.Unknown.class,
                        unknown -> assertThat(unknown.after()).hasSeconds(seconds));
    }

    @Test
    void a_schedule_that_is_not_there_is_refused() {
        service.says(404, SECRET);
        assertThat(pagerDuty.onCall("PS1"))
                .isEqualTo(
                        new OnCall.Refused(
                                "PagerDuty answered 404 when asked who is on call: it has no such schedule"));
    }

    @Test
    void a_service_that_is_not_there_may_come_back() {
        service.close();
        assertThat(opsgenie.onCall("web"))
                .isEqualTo(
                        new OnCall.Unknown(
                                Duration.ofSeconds(10),
                                "Opsgenie does not say who is on call: ConnectException"));
    }

    @Test
    void a_secret_that_no_header_can_have_is_not_shown() {
        assertThat(new PagerDutySchedules(service.base(), () -> "S3CRET\n").onCall("PS1"))
                .isEqualTo(
                        new OnCall.Refused(
                                "the secret for PagerDuty's schedules cannot be sent in a header; mend it"));
    }
}
