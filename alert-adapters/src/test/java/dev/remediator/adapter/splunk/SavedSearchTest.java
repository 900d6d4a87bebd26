package dev.remediator.adapter.splunk;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.remediator.adapter.Answers;
import dev.remediator.adapter.Reading;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SavedSearchTest {
    private static final Answers SPLUNK = Answers.of(new SplunkAdapter());

    @Test
    void every_field_is_translated() {
        var delivery = delivery(SPLUNK.text("firing"));
        var key = "olga\0search\0Checkout errors\0web-1";
        assertThat(SPLUNK.fixture("firing"))
                .returns(delivery.key("splunk", key), Alert::series)
                .returns(delivery.key("splunk", key), Alert::episode)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.ERROR, Alert::severity)
                .returns("Checkout errors", Alert::name)
                .returns("host/web-1", Alert::resource)
                .returns(Instant.parse("2026-03-01T02:14:05Z"), Alert::startsAt)
                .returns(THREE_AM.plusSeconds(3600), Alert::endsAt);
    }

    @Test
    void the_row_is_labels_without_what_splunk_adds_to_it() {
        assertThat(SPLUNK.fixture("firing").labels())
                .containsExactly(
                        entry("app", "search"),
                        entry("count", "17"),
                        entry("host", "web-1"),
                        entry("index", "main"),
                        entry("owner", "olga"),
                        entry("search_name", "Checkout errors"),
                        entry("service", "checkout"),
                        entry("severity", "error"),
                        entry("sourcetype", "shop"));
    }

    @Test
    void another_run_of_a_search_is_the_same_series() {
        var later = SPLUNK.text("firing").replace("1772331240_51", "1772334840_52");
        assertThat(SPLUNK.alert(later).series()).isEqualTo(SPLUNK.fixture("firing").series());
    }

    @ParameterizedTest
    @CsvSource({"web-1, web-2", "olga, ana", "Checkout errors, Login errors"})
    void another_host_owner_or_search_is_another_series(String here, String there) {
        var other = SPLUNK.text("firing").replace(here, there);
        assertThat(SPLUNK.alert(other).series()).isNotEqualTo(SPLUNK.fixture("firing").series());
    }

    @Test
    void the_integration_chooses_what_tells_series_apart() {
        var byService = SPLUNK.with(Reading.DEFAULT.toldBy(List.of("service")));
        var elsewhere = SPLUNK.text("firing").replace("web-1", "web-2");
        assertThat(byService.alert(elsewhere).series())
                .isEqualTo(byService.fixture("firing").series())
                .isNotEqualTo(byService.alert(elsewhere.replace("checkout", "login")).series());
    }

    @Test
    void a_search_without_a_name_is_told_by_what_its_id_begins_with() {
        var later = SPLUNK.text("odd").replace("1772331245_2.2", "1772339999_7.1");
        assertThat(SPLUNK.alert(later).series()).isEqualTo(SPLUNK.fixture("odd").series());
    }

    @Test
    void a_row_that_says_nothing_still_is_an_alert() {
        assertThat(SPLUNK.fixture("odd"))
                .returns("SplunkAlert", Alert::name)
                .returns("search/rt_scheduler__olga__search__sudo", Alert::resource)
                .returns(THREE_AM, Alert::startsAt);
    }

    @Test
    void without_a_severity_it_is_as_bad_as_the_integration_says() {
        var critical = SPLUNK.with(Reading.DEFAULT.severity(Severity.CRITICAL));
        assertThat(critical.fixture("odd").severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void a_severity_nobody_knows_is_unknown_and_kept() {
        var odd = SPLUNK.text("firing").replace("\"error\"", "\"kaputt\"");
        assertThat(SPLUNK.alert(odd))
                .returns(Severity.UNKNOWN, Alert::severity)
                .returns("kaputt", alert -> alert.labels().get("severity"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"search_name\":\"\"}", "{\"sid\":\"_at_17\"}"})
    void a_search_that_cannot_be_told_is_rejected(String body) {
        assertThat(SPLUNK.rejected(body)).isEqualTo("search_name");
    }

    @Test
    void a_detectors_alert_is_told_by_its_incident() {
        var delivery = delivery(SPLUNK.text("detector-firing"));
        assertThat(SPLUNK.fixture("detector-firing"))
                .returns(delivery.key("splunk", "GHI34BBBB"), Alert::episode)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(Severity.ERROR, Alert::severity)
                .returns("CPU above 95 %", Alert::name)
                .returns("host/web-1", Alert::resource)
                .returns(null, Alert::endsAt);
    }

    @Test
    void a_detector_says_when_it_is_over() {
        assertThat(SPLUNK.fixture("detector-resolved"))
                .returns(AlertStatus.RESOLVED, Alert::status)
                .returns(SPLUNK.fixture("detector-firing").series(), Alert::series)
                .returns(SPLUNK.fixture("detector-firing").episode(), Alert::episode)
                .returns(Instant.parse("2026-03-01T02:25:05Z"), Alert::endsAt);
    }

    @ParameterizedTest
    @CsvSource({"stopped, RESOLVED", "manually resolved, RESOLVED", "OK, RESOLVED"})
    void a_detector_is_over_in_several_ways(String word, AlertStatus status) {
        var body = SPLUNK.text("detector-firing").replace("anomalous", word);
        assertThat(SPLUNK.alert(body).status()).isEqualTo(status);
    }

    @Test
    void a_muted_detector_is_suppressed() {
        var muted =
                SPLUNK.text("detector-firing").replace("WhileMuted\": false", "WhileMuted\": true");
        assertThat(SPLUNK.alert(muted).status()).isEqualTo(AlertStatus.SUPPRESSED);
    }

    @Test
    void a_detectors_status_nobody_knows_is_rejected() {
        var body = SPLUNK.text("detector-firing").replace("anomalous", "upside down");
        assertThat(SPLUNK.rejected(body)).isEqualTo("statusExtended");
    }
}
