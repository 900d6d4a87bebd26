package dev.remediator.adapter.grafana;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static dev.remediator.adapter.Deliveries.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.OurPage;
import dev.remediator.adapter.Reading;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LegacyTest {

    @Test
    void every_field_is_translated() {
        var delivery = delivery(file("grafana/legacy.json"));
        assertThat(Bodies.alertsIn("legacy.json"))
                .singleElement()
                .returns(delivery.key("grafana", "rule\00058"), Alert::series)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.ERROR, Alert::severity)
                .returns("CPU of db-1", Alert::name)
                .returns("host/db-1", Alert::resource)
                .returns(THREE_AM, Alert::startsAt)
                .returns(null, Alert::endsAt);
    }

    @Test
    void labels_are_the_rules_tags_and_those_all_matches_share() {
        assertThat(Bodies.alertsIn("legacy.json").getFirst().labels())
                .containsExactly(
                        entry("host", "db-1"),
                        entry("orgId", "1"),
                        entry("rulename", "CPU of db-1"),
                        entry("severity", "major"),
                        entry("team", "data"),
                        entry("zone", "a"));
    }

    @Test
    void texts_and_links_are_kept() {
        var alert = Bodies.alertsIn("legacy.json").getFirst();
        assertThat(alert.annotations())
                .containsEntry("summary", "[Alerting] CPU of db-1")
                .containsEntry("description", "The database is busy.")
                .containsKey("evalMatches");
        assertThat(alert.links())
                .containsOnly(
                        entry("image", "https://graphs.example/render/9.png"),
                        entry(
                                "generator",
                                "https://graphs.example/d/db?tab=alert&panelId=9&orgId=1"));
    }

    @Test
    void what_is_over_has_the_keys_of_what_fired_though_it_names_no_match() {
        var fired = Bodies.alertsIn("legacy.json").getFirst();
        assertThat(Bodies.alertsIn("legacy-ok.json"))
                .singleElement()
                .returns(AlertStatus.RESOLVED, Alert::status)
                .returns(fired.series(), Alert::series)
                .returns(fired.episode(), Alert::episode);
    }

    @ParameterizedTest
    @CsvSource({
        "alerting, FIRING,     CPU",
        "Alerting, FIRING,     CPU",
        "no_data,  FIRING,     DatasourceNoData",
        "ok,       RESOLVED,   CPU",
        "paused,   SUPPRESSED, CPU",
    })
    void a_state_says_whether_it_fires(String state, AlertStatus status, String name) {
        assertThat(Bodies.alerts(rule(state)))
                .singleElement()
                .returns(status, Alert::status)
                .returns(name, Alert::name)
                .returns("rule/CPU", Alert::resource)
                .returns(delivery("").key("grafana", "rule\0007"), Alert::series);
    }

    @ParameterizedTest
    @CsvSource({"pending, it is pending", "unknown, has not been evaluated"})
    void a_rule_that_does_not_fire_yet_is_ignored(String state, String reason) {
        assertThat(new GrafanaAdapter().adapt(delivery(rule(state))))
                .isInstanceOfSatisfying(
                        Adapted.Ignored.class,
                        ignored -> assertThat(ignored.why()).contains(reason));
    }

    @Test
    void a_rule_without_a_severity_is_as_bad_as_the_integration_says() {
        var delivery =
                delivery(rule("alerting")).readAs(Reading.DEFAULT.severity(Severity.CRITICAL));
        assertThat(Bodies.alerts(delivery))
                .extracting(Alert::severity)
                .containsExactly(Severity.CRITICAL);
    }

    @Test
    void two_rules_are_two_series() {
        var other = rule("alerting").replace("7", "8");
        assertThat(Bodies.alerts(other).getFirst().series())
                .isNotEqualTo(Bodies.alerts(rule("alerting")).getFirst().series());
    }

    @Test
    void a_rule_without_an_id_is_told_by_its_name() {
        var nameless = "{\"ruleName\": \"CPU\", \"state\": \"alerting\"}";
        assertThat(Bodies.alerts(nameless).getFirst().series())
                .isEqualTo(delivery("").key("grafana", "rule\0CPU"));
    }

    @Test
    void a_page_of_ours_is_ignored() {
        var tags = "\"tags\": {\"remediator_page\": \"remediator:inc-7\"}, ";
        var ours = rule("alerting").replace("{", "{" + tags);
        assertThat(new GrafanaAdapter().adapt(delivery(ours))).isEqualTo(OurPage.ignored());
    }

    private static String rule(String state) {
        return "{\"ruleId\": 7, \"ruleName\": \"CPU\", \"state\": \"%s\"}".formatted(state);
    }
}
