package dev.remediator.adapter.alertmanager;

import static dev.remediator.adapter.Deliveries.THREE_AM;
import static dev.remediator.adapter.Deliveries.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Reading;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TruncationTest {

    @Test
    void the_alerts_that_were_left_out_are_an_alert() {
        assertThat(Bodies.alertsIn("truncated.json").getLast())
                .returns("AlertsTruncated", Alert::name)
                .returns("alert/AlertsTruncated", Alert::resource)
                .returns(Severity.WARNING, Alert::severity)
                .returns(AlertStatus.FIRING, Alert::status)
                .returns(
                        "Alertmanager left 41 alerts out of this group; raise or remove max_alerts.",
                        alert -> alert.annotations().get("summary"));
    }

    @Test
    void it_stays_one_series_while_the_group_changes() {
        var more = file("alertmanager/truncated.json").replace("41", "42");
        assertThat(Bodies.alerts(more).getLast().series())
                .isEqualTo(Bodies.alertsIn("truncated.json").getLast().series());
    }

    @Test
    void another_receiver_has_a_series_of_its_own() {
        var other = file("alertmanager/truncated.json").replace("remediator", "mail");
        assertThat(Bodies.alerts(other).getLast().series())
                .isNotEqualTo(Bodies.alertsIn("truncated.json").getLast().series());
    }

    @Test
    void the_alerts_that_were_sent_are_still_there() {
        assertThat(Bodies.alertsIn("truncated.json"))
                .extracting(Alert::name)
                .containsExactly("PodCrashLoops", "AlertsTruncated");
    }

    @Test
    void its_word_holds_for_a_while_since_nobody_says_that_a_group_is_complete_again() {
        assertThat(Bodies.alertsIn("truncated.json").getLast().endsAt())
                .isEqualTo(THREE_AM.plus(Reading.DEFAULT.ttl()));
    }

    @Test
    void when_its_group_is_over_so_is_it() {
        var over = file("alertmanager/truncated.json").replace("firing", "resolved");
        var firing = Bodies.alertsIn("truncated.json").getLast();
        assertThat(Bodies.alerts(over).getLast())
                .returns(AlertStatus.RESOLVED, Alert::status)
                .returns(firing.series(), Alert::series)
                .returns(firing.episode(), Alert::episode);
    }
}
