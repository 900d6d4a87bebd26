package dev.remediator.adapter.dynatrace;

import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProblemTest {
    private static final Answers DYNATRACE = Answers.of(new DynatraceAdapter());

    @Test
    void every_field_is_translated() {
        var delivery = delivery(DYNATRACE.text("firing"));
        var pid = "-4411223344556677889_1772331240000V2";
        assertThat(DYNATRACE.fixture("firing"))
                .returns(delivery.key("dynatrace", pid), Alert::series)
                .returns(delivery.key("dynatrace", pid), Alert::episode)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.WARNING, Alert::severity)
                .returns("Response time degradation", Alert::name)
                .returns("service/checkout", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt);
    }

    @Test
    void tags_the_problem_and_the_entity_are_labels() {
        assertThat(DYNATRACE.fixture("firing").labels())
                .containsExactly(
                        entry("[AWS]Name", "web-1"),
                        entry("impact", "SERVICE"),
                        entry("problem", "P-26031"),
                        entry("service", "checkout"),
                        entry("severity", "PERFORMANCE"),
                        entry("tags", "production"),
                        entry("team", "shop"));
    }

    @Test
    void a_problem_that_is_over_has_its_end() {
        assertThat(DYNATRACE.fixture("resolved").endsAt())
                .isEqualTo(Instant.parse("2026-03-01T02:25:05Z"));
    }

    @Test
    void details_say_what_the_template_leaves_out() {
        assertThat(DYNATRACE.fixture("odd"))
                .returns(Severity.CRITICAL, Alert::severity)
                .returns("host/db-1", Alert::resource)
                .returns("1", alert -> alert.labels().get("tier"))
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt);
    }

    @ParameterizedTest
    @CsvSource({"OPEN, FIRING", "open, FIRING", "RESOLVED, RESOLVED", "MERGED, RESOLVED"})
    void a_state_says_whether_it_fires(String state, AlertStatus status) {
        assertThat(DYNATRACE.alert(body("State", state)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "AVAILABILITY, CRITICAL", "ERROR, ERROR", "PERFORMANCE, WARNING",
        "RESOURCE_CONTENTION, WARNING", "CUSTOM_ALERT, INFO", "MONITORING_UNAVAILABLE, INFO",
        "availability, CRITICAL", "ODD, UNKNOWN", "{ProblemSeverity}, UNKNOWN",
    })
    void a_severity_is_translated(String word, Severity severity) {
        assertThat(DYNATRACE.alert(body("ProblemSeverity", word)).severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "\"ImpactedEntities\":[{\"type\":\"HOST\",\"name\":\"h\",\"entity\":\"HOST-1\"}]>host/h",
                "\"ImpactedEntities\":[{\"entity\":\"SERVICE-1\"}]>service/SERVICE-1",
                "\"ImpactedEntities\":\"web-1, web-2\">entity/web-1",
                "\"ImpactedEntity\":\"web-1\">entity/web-1",
                "\"ImpactedEntityNames\":\"web-1, web-2\">entity/web-1",
                "\"ImpactedEntities\":[]>problem/P-1",
                "\"ImpactedEntities\":\"{ImpactedEntities}\">problem/P-1",
            })
    void the_first_entity_is_the_resource(String member, String resource) {
        var body = body("PID", "p").replace("}", "," + member + "}");
        assertThat(DYNATRACE.alert(body).resource()).isEqualTo(resource);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "999>99999>Dynatrace problem notification test run",
                "TESTID>{PID}>Dynatrace problem notification test run",
                "999>>CPU saturation",
            })
    void the_test_notification_is_no_alert(String id, String pid, String title) {
        assertThat(DYNATRACE.to(problem(id, pid == null ? "" : pid, title)))
                .isInstanceOf(Adapted.Ignored.class);
    }

    @Test
    void a_problem_that_happens_to_be_number_999_is_an_alert() {
        assertThat(DYNATRACE.to(problem("999", "-8011_1772331240000V2", "CPU saturation")))
                .isInstanceOf(Adapted.Alerts.class);
    }

    @Test
    void a_problem_whose_title_and_entities_have_grown_is_over_all_the_same() {
        var over =
                DYNATRACE
                        .text("resolved")
                        .replace("Response time degradation", "Multiple service problems")
                        .replace("SERVICE-0123456789ABCDEF", "SERVICE-FEDCBA9876543210");
        assertThat(DYNATRACE.alert(over))
                .returns(DYNATRACE.fixture("firing").series(), Alert::series)
                .returns(DYNATRACE.fixture("firing").episode(), Alert::episode);
    }

    @Test
    void two_problems_are_two_series() {
        var other = DYNATRACE.text("firing").replace("-4411223344556677889", "-17");
        assertThat(DYNATRACE.alert(other).series())
                .isNotEqualTo(DYNATRACE.fixture("firing").series());
    }

    @Test
    void problems_of_the_API_are_read() {
        var body =
                """
                {"problems": [{"problemId": "-5_V2", "displayId": "P-5", "title": "CPU saturation",
                  "severityLevel": "RESOURCE_CONTENTION", "status": "CLOSED", "startTime": 1772331245000,
                  "endTime": 1772331905000, "affectedEntities":
                  [{"entityId": {"id": "HOST-5", "type": "HOST"}, "name": "web-5"}]}, {"title": "x"}]}
                """;
        assertThat(DYNATRACE.alert(body))
                .returns(AlertStatus.RESOLVED, Alert::status)
                .returns("host/web-5", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:25:05Z"), Alert::endsAt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"records\":[{\"value\":%s}]}",
                "{\"specversion\":\"1.0\",\"type\":\"problem\",\"data\":%s}",
                "[%s]",
            })
    void a_problem_may_be_wrapped(String wrapping) {
        var body = wrapping.formatted(DYNATRACE.text("firing"));
        assertThat(DYNATRACE.alert(body).series()).isEqualTo(DYNATRACE.fixture("firing").series());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{\"PID\":\"p\"}>State",
                "{\"PID\":\"p\",\"State\":\"{State}\"}>State",
                "{\"PID\":\"p\",\"State\":\"SIDEWAYS\"}>State",
                "{\"State\":\"OPEN\"}>PID",
                "{\"State\":\"OPEN\",\"PID\":\"p\",\"ImpactedEntities\":\"[oops\"}>ImpactedEntities",
            })
    void what_is_missing_or_wrong_is_named(String body, String field) {
        assertThat(DYNATRACE.rejected(body)).isEqualTo(field);
    }

    private static String body(String name, String value) {
        var state = name.equals("State") ? "" : "\"State\":\"OPEN\",";
        var pid = name.equals("PID") ? "" : "\"PID\":\"p\",";
        return "{%s%s\"ProblemID\":\"P-1\",\"%s\":\"%s\"}".formatted(state, pid, name, value);
    }

    private static String problem(String id, String pid, String title) {
        return "{\"State\":\"OPEN\",\"ProblemID\":\"%s\",\"PID\":\"%s\",\"ProblemTitle\":\"%s\"}"
                .formatted(id, pid, title);
    }
}
