package dev.remediator.adapter.json;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Mapping;
import dev.remediator.adapter.Reading;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappedAlertTest {
    private static final String BODY =
            """
            {"site": "lisbon", "items": [
              {"job": {"id": 7, "name": "Backup"}, "result": "Broken", "level": "P1",
               "machine": "db-1", "since": "2026-03-01 02:14:05", "text": "no space",
               "log": {"url": "https://log.example/7"}, "size": {"gb": 3}},
              {"job": {"id": 8, "name": "Restore"}, "result": "ok", "until": 1772331905,
               "site": "porto"},
              {"job": {"id": 9, "name": "Check"}, "result": "sideways"}]}
            """;
    private static final Answers JSON =
            mapped(mapping("/items", "/job/name", "/result", "/job/id"));

    @Test
    void everything_is_where_the_mapping_says() {
        assertThat(JSON.alert(BODY))
                .returns(delivery("").key("json", "7"), Alert::series)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.CRITICAL, Alert::severity)
                .returns("Backup", Alert::name)
                .returns("server/db-1", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt)
                .returns(Map.of("summary", "no space"), Alert::annotations)
                .returns(Map.of("log", "https://log.example/7"), Alert::links);
    }

    @Test
    void what_is_not_in_the_element_is_looked_up_in_the_body() {
        assertThat(JSON.alerts(BODY))
                .extracting(alert -> alert.labels().get("site"))
                .containsExactly("lisbon", "porto");
    }

    @Test
    void an_object_can_be_a_label() {
        assertThat(JSON.alert(BODY).labels()).containsEntry("size", "{\"gb\":3}");
    }

    @Test
    void a_word_nobody_mapped_is_read_as_most_senders_mean_it() {
        assertThat(JSON.alerts(BODY).get(1))
                .returns(AlertStatus.RESOLVED, Alert::status)
                .returns(Instant.parse("2026-03-01T02:25:05Z"), Alert::endsAt);
    }

    @Test
    void a_word_nobody_knows_is_refused_beside_the_others() {
        assertThat(JSON.to(BODY))
                .isInstanceOfSatisfying(
                        Adapted.Alerts.class,
                        adapted ->
                                assertThat(adapted.refused())
                                        .containsExactly(
                                                new Adapted.Rejected(
                                                        "field items/2/result is no word for a"
                                                                + " status; say in the mapping's"
                                                                + " statuses what it means",
                                                        "items/2/result")));
    }

    @Test
    void without_a_series_name_and_resource_tell_it() {
        var plain = mapped(mapping("/items", "/job/name", "/result", ""));
        assertThat(plain.alert(BODY).series()).isEqualTo(delivery("").key("json", "Backup\0db-1"));
    }

    @Test
    void without_a_status_nobody_will_say_that_it_is_over() {
        var silent = mapped(mapping("/items", "/job/name", "", "/job/id"));
        assertThat(silent.alert(BODY))
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(THREE_AM.plusSeconds(3600), Alert::endsAt);
    }

    @Test
    void without_a_pointer_to_alerts_the_body_is_one() {
        var one = mapped(mapping("", "/name", "/state", ""));
        assertThat(one.alerts("{\"name\":\"Backup\",\"state\":\"open\",\"machine\":\"db-1\"}"))
                .extracting(Alert::resource)
                .containsExactly("server/db-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{}>items",
                "{\"items\":[{}]}>items/0/job/name",
                "{\"items\":[{\"job\":7}]}>items/0/job",
                "{\"items\":[{\"job\":{\"name\":\"x\",\"id\":1}}]}>items/0/result",
                "{\"items\":[{\"job\":{\"name\":\"x\"},\"result\":\"ok\"}]}>items/0/job/id",
                "{\"items\":[{\"job\":{\"name\":\"x\"},\"since\":\"soon\"}]}>items/0/since",
            })
    void what_is_missing_or_wrong_is_named(String body, String field) {
        assertThat(JSON.rejected(body)).isEqualTo(field);
    }

    @Test
    void a_pointer_that_is_none_is_refused_when_the_mapping_is_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapping("/items", "name", "", ""))
                .withMessage("the JSON pointer name must begin with a slash, as /host/name does");
    }

    @Test
    void a_mapping_that_tells_nothing_apart_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapping("/items", "", "/result", ""))
                .withMessageStartingWith("name is '', but a mapping needs a name or a series");
    }

    private static Answers mapped(Mapping mapping) {
        return Answers.of(new MappedJsonAdapter()).with(Reading.DEFAULT.mapped(mapping));
    }

    private static Mapping mapping(String alerts, String name, String status, String series) {
        return new Mapping(
                alerts,
                name,
                status,
                Map.of("broken", AlertStatus.FIRING),
                "/level",
                "/machine",
                "server",
                series,
                "",
                "/since",
                "/until",
                Map.of("site", "/site", "size", "/size"),
                Map.of("summary", "/text"),
                Map.of("log", "/log/url"));
    }
}
